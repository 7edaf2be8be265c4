"""What a trail records: too little for what is asked of it, or what another records already."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.sdk import (
    At,
    Effective,
    Here,
    Problem,
    Project,
    Severity,
    check,
    project_check,
)
from specgen.systems.trail.model import TRAIL, Trail

INSIGHTS = (
    "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutInsightSelectors.html"
)
CREATE = "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html"
PRICES = "https://aws.amazon.com/cloudtrail/pricing/"
READ = "2026-11-29"


@check(
    "AUD105",
    "insights have management events to count",
    fact="the rate of calls is counted in management events that write, the rate of errors in any",
    source=INSIGHTS,
    date=READ,
)
def insights_have_events(spec: Trail) -> Iterator[Problem]:
    if spec.management_events == "none":
        for i, name in enumerate(spec.insights):
            message = f"{name} is counted in management events, which this trail does not record"
            hint = "write management_events: all, or remove the insight"
            yield Problem(("insights", i), message, hint)


@check(
    "AUD111",
    "a trail records something",
    fact="CloudTrail refuses a trail without a selector",
    source=CREATE,
    date=READ,
)
def records_something(spec: Trail) -> Iterator[Problem]:
    if spec.management_events == "none" and not (spec.data_events or spec.network_activity):
        message = "the trail would record nothing; write management_events: all, or `data_events`"
        yield Problem(("management_events",), message)


@check(
    "AUD112",
    "alarms are counted in management events that write",
    fact="the benchmark's events are management events; sign-ins and policy changes write",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
    date=READ,
)
def alarms_have_events(spec: Trail) -> Iterator[Problem]:
    if spec.counts and spec.management_events != "all":
        message = f"with management_events: {spec.management_events} some of them never count"
        yield Problem(("log", "alarms"), f"{message}; write management_events: all")


@check(
    "AUD113",
    "a trail of all regions is made in one",
    fact="a trail of all regions records the whole account; a second one records everything twice",
    source=CREATE,
    date=READ,
)
def is_made_once(_spec: Trail, here: Here) -> Iterator[Problem]:
    document = here.effective.document
    made = [e for e in TRAIL.all(here.project) if e.document is document]
    regions = sorted({e.region for e in made})
    environments = sorted({e.environment for e in made})
    if len(regions) > 1:
        message = f"a trail records all regions, but this makes one in {', '.join(regions)} each"
        yield Problem(("placement", "regions"), message, "write placement: {regions: primary}")
    elif len(environments) > 1:
        message = "a trail records the whole account, but this makes one in "
        right = "write a `stack` of the account, such as audit"
        each = f"{', '.join(environments)} each"
        yield Problem(("stack",), f"{message}{each}; {right}")


@project_check(
    "AUD110",
    "one trail records the management events",
    severity=Severity.WARNING,
    fact="the first copy of management events is free in each region, every further one is billed",
    source=PRICES,
    date=READ,
)
def one_copy_is_free(project: Project) -> Iterator[At]:
    found: dict[str, list[Effective[Trail]]] = defaultdict(list)
    for effective in TRAIL.all(project):
        if effective.spec.management_events != "none":
            found[effective.id].append(effective)
    first, *others = sorted(found) or [""]
    for name in others:
        message = f"{first} records management events, too, and AWS bills the second copy"
        right = "write management_events: none"
        for effective in found[name]:
            yield At(effective, Problem(("management_events",), f"{message}; {right}"))


RECORDS = (insights_have_events, records_something, alarms_have_events, is_made_once)
RECORDS_OF_ALL = (one_copy_is_free,)
