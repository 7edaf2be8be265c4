"""Whether scheduled tasks come back, and where they may be stopped at all."""

from collections.abc import Iterator

from specgen.facts.time_zones import TIME_ZONES
from specgen.sdk import Here, Problem, Severity, check, did_you_mean
from specgen.sdk.aws.schedule.cron import schedule_problems
from specgen.systems.service.model import SERVICE, Service

SCALING = "https://docs.aws.amazon.com/autoscaling/application/userguide"
CRON = f"{SCALING}/scheduled-scaling-using-cron-expressions.html"


@check(
    "CMP132",
    "a schedule is one that AWS understands",
    fact="six fields, the last one the year; one of day of month and day of week is ?",
    source=CRON,
    date="2026-11-24",
)
def schedules_are_understood(spec: Service) -> Iterator[Problem]:
    if spec.schedule is None:
        return
    for key in ("stop", "start"):
        for message in schedule_problems(getattr(spec.schedule, key)):
            yield Problem(("schedule", key), message)
    if spec.schedule.stop == spec.schedule.start:
        message = "tasks would stop and start at the same time; write another time for one"
        yield Problem(("schedule", "start"), message)
    zone = spec.schedule.time_zone
    if zone not in TIME_ZONES:
        guess = did_you_mean(zone, sorted(TIME_ZONES))
        guess = guess or "; write one such as Etc/UTC or Europe/Berlin"
        yield Problem(("schedule", "time_zone"), f"there is no time zone {zone}{guess}")


@check(
    "CMP133",
    "no schedule stops a service of a protected environment",
    severity=Severity.WARNING,
    fact="after the stop the service has no tasks, and its load balancer answers 503",
    source=CRON,
    date="2026-11-24",
)
def protected_services_run(spec: Service, here: Here) -> Iterator[Problem]:
    if spec.schedule is not None and here.protected:
        message = f"{here.environment} is protected, but {here.name} would stop in these hours"
        hint = "move `schedule` into an override for dev, or record a decision"
        yield Problem(("schedule",), message, hint, at_key=True)


@check(
    "CMP134",
    "hosts stop when their tasks do",
    severity=Severity.WARNING,
    fact="ECS removes hosts down to the group's minimum; the rest cost as much without tasks",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html",
    date="2026-11-24",
)
def hosts_stop_too(spec: Service, here: Here) -> Iterator[Problem]:
    for name, provider in spec.hosts(here).items() if spec.schedule else ():
        if provider.minimum_instances > 0 and _all_stop(here, name):
            kept = provider.minimum_instances
            what = "one of its hosts keeps" if kept == 1 else f"{kept} of its hosts keep"
            message = f"{name}: {what} running when {here.name} stops"
            hint = f"write minimum_instances: 0 for {name} of cluster/{spec.cluster}"
            yield Problem(("schedule",), message, hint, at_key=True)


def _all_stop(here: Here, provider: str) -> bool:
    """Whether every service on the hosts has a schedule; otherwise they run for the others."""
    users = [s for s in SERVICE.near(here) if provider in s.spec.hosts(s)]
    return all(other.spec.schedule is not None for other in users)


SCHEDULE = (schedules_are_understood, protected_services_run, hosts_stop_too)
