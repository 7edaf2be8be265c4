"""Steps that call nobody, and root modules that would speak to two accounts."""

from collections.abc import Iterator
from datetime import datetime

from specgen.facts.time_zones import TIME_ZONES
from specgen.sdk import At, Effective, Here, Problem, Project, check, did_you_mean, project_check
from specgen.systems.pagerduty.model import LONGEST_DELAY_MINUTES, PAGERDUTY, PagerDuty

OWN_STACK = "a `stack` of its own does it, too, if the platform's `stacks` has it"
PROVIDER = "https://github.com/PagerDuty/terraform-provider-pagerduty/blob/master"
POLICY = f"{PROVIDER}/website/docs/r/escalation_policy.html.markdown"
SCHEDULE = f"{PROVIDER}/pagerduty/resource_pagerduty_schedule.go"
DATE = "2026-11-29"


@project_check(
    "PGD101",
    "the services of a root module are in one account's region",
    fact="the provider sends all requests of a root module to the hosts of one service region, and "
    "the key of an integration opens incidents at these hosts only",
    source=f"{PROVIDER}/website/docs/index.html.markdown",
    date=DATE,
)
def one_region_is_asked(project: Project) -> Iterator[At]:
    first: dict[str, Effective[PagerDuty]] = {}
    for effective in PAGERDUTY.all(project):
        other = first.setdefault(str(effective.module), effective)
        region, theirs = effective.spec.service_region, other.spec.service_region
        if region != theirs:
            message = f"`{region}` differs from {other.id}, which is `{theirs}` in {other.module}"
            right = f"write {theirs}, or place it in another region"
            yield At(effective, Problem(("service_region",), f"{message}; {right}", OWN_STACK))


@check(
    "PGD102",
    "the steps of an escalation follow one another",
    fact="PagerDuty calls the first step at once, and goes to the next one a minute later or more",
    source=POLICY,
    date=DATE,
)
def steps_follow(spec: PagerDuty) -> Iterator[Problem]:
    before = None
    for i, step in enumerate(spec.escalation):
        at = ("escalation", i, "after_minutes")
        if before is None and step.after_minutes:
            message = f"the first step is called at once, not after {step.after_minutes} minutes"
            yield Problem(at, f"{message}; write 0")
        elif before is not None and step.after_minutes <= before:
            message = f"{step.after_minutes} is not after the step before, which is at {before}"
            last = before >= LONGEST_DELAY_MINUTES
            right = "let that one be earlier" if last else f"write {before + 1} or more"
            yield Problem(at, f"{message}; {right}")
        before = step.after_minutes


@check(
    "PGD103",
    "every step calls somebody, and every schedule is called",
    fact="a step has one target or more: users, or schedules of the account",
    source=POLICY,
    date=DATE,
)
def steps_call_somebody(spec: PagerDuty) -> Iterator[Problem]:
    known = sorted(spec.schedules)
    for i, step in enumerate(spec.escalation):
        if step.schedule is None and step.user is None:
            message = "this step calls nobody; write `schedule: ...` or `user: ...`"
            yield Problem(("escalation", i), message)
        elif step.schedule is not None and step.schedule not in spec.schedules:
            guess = did_you_mean(step.schedule, known) or "; write it below `schedules`"
            message = f"there is no schedule {step.schedule}"
            yield Problem(("escalation", i, "schedule"), f"{message}{guess}")
    for name in {*spec.schedules} - {step.schedule for step in spec.escalation}:
        message = f"no step calls the schedule {name}; name it in `escalation`, or remove it"
        yield Problem(("schedules", name), message, at_key=True)


@check(
    "PGD104",
    "a schedule begins at a time that there is",
    fact="the provider refuses other times than those of RFC 3339, and unknown time zones",
    source=SCHEDULE,
    date=DATE,
)
def times_exist(spec: PagerDuty) -> Iterator[Problem]:
    for name, schedule in spec.schedules.items():
        try:
            datetime.fromisoformat(schedule.start)
        except ValueError:
            message = f"{schedule.start} is no time; write one such as 2026-01-05T09:00:00Z"
            yield Problem(("schedules", name, "start"), message)
        if schedule.time_zone not in TIME_ZONES:
            guess = did_you_mean(schedule.time_zone, sorted(TIME_ZONES))
            guess = guess or "; write one such as Etc/UTC or Europe/Berlin"
            message = f"there is no time zone {schedule.time_zone}{guess}"
            yield Problem(("schedules", name, "time_zone"), message)


@check(
    "PGD105",
    "alarms may publish to the topic of a service",
    fact="PagerDuty's integration for CloudWatch reads messages of alarms only, and SNS refuses a "
    "message of a service that the policy of the topic does not admit",
    source="https://support.pagerduty.com/main/docs/aws-cloudwatch-integration-guide",
    date=DATE,
)
def alarms_reach_it(spec: PagerDuty, here: Here) -> Iterator[Problem]:
    for topic in spec.topics(here):
        if "cloudwatch" not in topic.spec.publishers:
            message = f"alarms may not publish to the topic {spec.topic}, so nobody is called"
            hint = f"write `publishers: [cloudwatch]` in the document of {spec.topic}"
            yield Problem(("topic",), message, hint)
            return


@check(
    "PGD106",
    "a document of PagerDuty is in one region of an environment",
    fact="the service subscribes to its topic in every region of the environment, so two of them "
    "call people twice for each alarm",
    source="specgen's own way; https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html",
    date=DATE,
)
def people_are_called_once(spec: PagerDuty, here: Here) -> Iterator[Problem]:
    regions = sorted(
        e.region
        for e in PAGERDUTY.all(here.project)
        if e.document is here.effective.document
        and e.environment == here.environment
        and e.spec.topic == spec.topic
    )
    primary = here.platform.primary_region
    home = primary if primary in regions else regions[0]
    if here.region != home:
        message = f"{here.effective.id} is in {home} and {here.region}, and each of the two calls"
        right = f"write placement: {{environments: [{here.environment}], regions: [{home}]}}"
        yield Problem(("name",), f"{message} people for alarms of all regions; {right}")


CHECKS = (steps_follow, steps_call_somebody, times_exist, alarms_reach_it, people_are_called_once)
PROJECT_CHECKS = (one_region_is_asked,)
