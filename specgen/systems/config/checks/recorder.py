"""What a recorder needs, and what it would record too much of."""

from collections.abc import Iterator

from specgen.facts.config import NEVER_DAILY, resource_types
from specgen.facts.freshness import known_on
from specgen.sdk import Here, Pointer, Problem, Severity, check, did_you_mean
from specgen.sdk.aws.ecs.task import with_tasks
from specgen.sdk.aws.schedule.cron import schedule_problems
from specgen.systems.config.model import CONFIG, Config, region_of

GUIDE = "https://docs.aws.amazon.com/config/latest/developerguide"
READ = "2026-11-29"
PRINCIPAL = "config.amazonaws.com"
INTERFACE = "AWS::EC2::NetworkInterface"


@check(
    "CFG102",
    "the recorder's role is made",
    fact="the recorder acts with AWSServiceRoleForConfig, which AWS makes when somebody uses the "
    "console; without it the recorder cannot be made",
    source=f"{GUIDE}/using-service-linked-roles.html",
    date=READ,
)
def role_is_made(_spec: Config, here: Here) -> Iterator[Problem]:
    made = (e.spec.linked_roles() for e in here.project.effectives)
    if not any(principal == PRINCIPAL for roles in made for principal, _ in roles):
        message = "no document makes the role that the recorder acts with"
        right = "write service_linked_roles: [config] into a `kind: account`"
        yield Problem(("name",), f"{message}; {right}", "import the role there if it exists")


@check(
    "CFG110",
    "interfaces of tasks are recorded once a day",
    severity=Severity.WARNING,
    fact="each change is billed; a task brings and takes a network interface",
    source="https://aws.amazon.com/config/pricing/",
    date=READ,
)
def interfaces_are_daily(spec: Config, here: Here) -> Iterator[Problem]:
    record = spec.record
    known = {*record.daily, *record.leave_out}
    if record.frequency == "continuous" and INTERFACE not in known and _has_tasks(here):
        message = "each task that starts or stops would be billed"
        right = f'write record: {{daily: ["{INTERFACE}"]}}'
        yield Problem(("record",), f"{message}; {right}")


def _has_tasks(here: Here) -> bool:
    return any(e.region == here.region for e in with_tasks(here.project))


@check(
    "CFG104",
    "a type is recorded each time, daily, or not at all",
    fact="AWS refuses an override for a type that is not recorded, and for three types of its own",
    source="https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingModeOverride.html",
    date=READ,
)
def types_are_one(spec: Config) -> Iterator[Problem]:
    record = spec.record
    for i, kind in enumerate(record.daily):
        if kind in record.leave_out:
            message = f"{kind} is not recorded at all; remove it from `daily` or `leave_out`"
            yield Problem(("record", "daily", i), message)
        elif record.frequency == "daily":
            message = "every type is recorded daily already; remove `daily`"
            yield Problem(("record", "daily", i), message)
        elif kind in NEVER_DAILY:
            message = f"AWS records {kind} at each change only; remove it here"
            yield Problem(("record", "daily", i), message)


@check(
    "CFG117",
    "types of resources are types that AWS Config records",
    also=Severity.WARNING,
    fact="AWS refuses a type that it does not know",
    source=f"{GUIDE}/resource-config-reference.html",
    topics=("config_types",),
    dated=True,
)
def types_exist(spec: Config) -> Iterator[Problem]:
    known = sorted(resource_types())
    for key in ("daily", "leave_out"):
        for i, kind in enumerate(getattr(spec.record, key)):
            if kind not in resource_types():
                guess = did_you_mean(kind, known)
                message = f"AWS Config did not record {kind} on {known_on('config_types')}"
                hint = "" if guess else "if it is newer, record a decision"
                severity = Severity.ERROR if guess else Severity.WARNING
                at = ("record", key, i)
                yield Problem(at, message + guess, hint, severity=severity, dated=not guess)


@check(
    "CFG115",
    "IAM is recorded, and regions are gathered, in a region that has this document",
    fact="a recorder and an aggregator are made where the document is",
    source=f"{GUIDE}/aggregate-data.html",
    date=READ,
)
def regions_are_its_own(spec: Config, here: Here) -> Iterator[Problem]:
    document = here.effective.document
    regions = sorted({e.region for e in CONFIG.all(here.project) if e.document is document})
    wanted: list[tuple[Pointer, str]] = [(("record", "global_in"), spec.record.global_in)]
    if spec.aggregate_in:
        wanted.append((("aggregate_in",), spec.aggregate_in))
    for pointer, name in wanted:
        region = region_of(name, here)
        if region not in regions:
            message = f"{here.name} is not in {region}; write one of {', '.join(regions)}"
            yield Problem(pointer, message)


@check(
    "CFG116",
    "a report has regions to report on, and a schedule that AWS takes",
    fact="the report is read from the aggregator; EventBridge Scheduler refuses other schedules",
    source="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
    date=READ,
)
def report_is_whole(spec: Config) -> Iterator[Problem]:
    if spec.report is None:
        return
    if spec.aggregate_in is None:
        yield Problem(("report",), "nothing gathers the regions; write aggregate_in: primary")
    for fault in schedule_problems(spec.report.cron):
        yield Problem(("report", "cron"), fault)


RECORDER = (
    role_is_made,
    types_are_one,
    types_exist,
    interfaces_are_daily,
    regions_are_its_own,
    report_is_whole,
)
