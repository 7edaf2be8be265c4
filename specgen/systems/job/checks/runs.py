"""Runs that overlap, that nobody hears of, or that do not end."""

from collections.abc import Iterator

from specgen.facts.scheduler import API, GUIDE, MOST_PROVIDERS, MOST_SUBNETS, READ
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import NETWORK, QUEUE
from specgen.sdk.aws.schedule.interval import shortest_minutes
from specgen.sdk.aws.schedule.meaning import windows_meet
from specgen.systems.job.model import Job

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
SECONDS_A_MINUTE = 60


def _interval(spec: Job) -> int | None:
    return shortest_minutes(spec.schedule.expression) if spec.schedule else None


@check(
    "JOB106",
    "a run ends before the next one begins",
    severity=Severity.WARNING,
    fact="Scheduler starts a run although the last one still goes on; ECS ends neither",
    source=f"{GUIDE}/managing-targets-templated.html",
    date=READ,
)
def runs_do_not_overlap(spec: Job) -> Iterator[Problem]:
    minutes, longest = _interval(spec), spec.longest_run_minutes
    if minutes is not None and longest is not None and longest > minutes:
        message = f"a run takes up to {longest} minutes, but the next one begins after {minutes}"
        hint = "run it less often, or record a decision if the command takes a lock"
        yield Problem(("longest_run_minutes",), message, hint)


@check(
    "JOB107",
    "a flexible window is shorter than the time between runs",
    severity=Severity.WARNING,
    fact="a run begins at any moment of its window, so that two runs may begin together",
    source=f"{GUIDE}/managing-schedule-flexible-time-windows.html",
    date=READ,
)
def windows_are_apart(spec: Job) -> Iterator[Problem]:
    schedule = spec.schedule
    if schedule and (why := windows_meet(schedule.expression, schedule.flexible_minutes)):
        yield Problem(("schedule", "flexible_minutes"), why)


@check(
    "JOB108",
    "Scheduler gives up a run before the next one is due",
    severity=Severity.WARNING,
    fact="it repeats a start that failed until `maximum_age_seconds`, also after the next run has "
    "begun",
    source=f"{API}/API_RetryPolicy.html",
    date=READ,
)
def late_runs_are_given_up(spec: Job) -> Iterator[Problem]:
    minutes = _interval(spec)
    if spec.schedule is None or minutes is None or spec.schedule.retries == 0:
        return
    seconds, age = minutes * SECONDS_A_MINUTE, spec.schedule.maximum_age_seconds
    if age is not None and age > seconds:
        message = f"a run could begin {age} s late, but the next one is due after {seconds} s"
        pointer = ("schedule", "maximum_age_seconds")
        yield Problem(pointer, f"{message}; write {seconds} or less")


@check(
    "JOB109",
    "runs that could not start go to a standard queue",
    fact="Scheduler does not support FIFO queues for dead letters",
    source=f"{GUIDE}/configuring-schedule-dlq.html",
    date=READ,
)
def dead_letters_are_standard(spec: Job, here: Here) -> Iterator[Problem]:
    name = spec.schedule.dead_letters if spec.schedule else None
    queue = QUEUE.find(here, name) if name else None
    if queue is not None and queue.spec.fifo:
        message = f"queue/{queue.name} is a FIFO queue; name a standard one"
        yield Problem(("schedule", "dead_letters"), message)


@check(
    "JOB110",
    "a run is not interrupted",
    severity=Severity.WARNING,
    fact="Fargate Spot may stop a task after two minutes' notice, and nothing starts the run again",
    source=f"{ECS}/fargate-capacity-providers.html",
    date=READ,
)
def runs_are_not_interrupted(spec: Job) -> Iterator[Problem]:
    if all(share.provider == "fargate_spot" for share in spec.shares()):
        message = "a run on Fargate Spot may be stopped, and is then lost"
        hint = "write `fargate`, or record a decision if the next run makes up for it"
        yield Problem(("capacity_provider",), message, hint)


@check(
    "JOB111",
    "a run has no more capacity providers and subnets than Scheduler takes",
    fact=f"its target for ECS holds at most {MOST_PROVIDERS} providers and {MOST_SUBNETS} subnets",
    source=f"{API}/API_EcsParameters.html",
    date=READ,
)
def places_are_few(spec: Job, here: Here) -> Iterator[Problem]:
    count = len(spec.shares())
    if spec.schedule is not None and count > MOST_PROVIDERS:
        message = f"{count} capacity providers, but Scheduler takes {MOST_PROVIDERS}"
        yield Problem(("capacity_provider",), f"{message}; remove {count - MOST_PROVIDERS}")
    network = NETWORK.find(here, spec.network_name(here))
    tiers = spec.used_tiers(here)
    subnets = [s for s in network.spec.subnets() if s.tier in tiers] if network else []
    if len(subnets) > MOST_SUBNETS:
        message = f"{', '.join(tiers)} have {len(subnets)} subnets, but ECS takes {MOST_SUBNETS}"
        pointer = ("tiers",) if spec.tiers else ("cluster",)
        yield Problem(pointer, f"{message}; write fewer `tiers`")


@check(
    "JOB112",
    "the job of a protected environment runs",
    severity=Severity.WARNING,
    fact="a disabled schedule starts nothing, and no alarm says so",
    source=f"{GUIDE}/managing-schedule-state.html",
    date=READ,
)
def protected_jobs_run(spec: Job, here: Here) -> Iterator[Problem]:
    if spec.schedule is not None and not spec.schedule.enabled and here.protected:
        message = f"{here.environment} is protected, but {here.name} does not run there"
        hint = "remove `enabled: false`, or record a decision"
        yield Problem(("schedule", "enabled"), message, hint)


RUNS = (
    runs_do_not_overlap,
    windows_are_apart,
    late_runs_are_given_up,
    dead_letters_are_standard,
    runs_are_not_interrupted,
    places_are_few,
    protected_jobs_run,
)
