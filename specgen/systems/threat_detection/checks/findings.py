"""What would find nothing, tell nobody, or be checked twice."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import CONFIG, TOPIC
from specgen.systems.threat_detection.model import THREAT_DETECTION, ThreatDetection, home

AGGREGATION = (
    "https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation-overview.html"
)
SETUP = "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-setup-prereqs.html"
STANDARDS = "https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html"
EVENTS = "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html"
READ = "2026-11-29"


@check(
    "THR106",
    "findings are aggregated in a region that has a hub",
    fact="an aggregator is made in the region that shows the findings, if Security Hub is on there",
    source=AGGREGATION,
    date=READ,
)
def aggregator_has_a_hub(spec: ThreatDetection, here: Here) -> Iterator[Problem]:
    hub = spec.security_hub
    wanted = home(hub, here) if hub else ""
    if not wanted:
        return
    other = THREAT_DETECTION.at(here.project, here.name, here.environment, wanted)
    if other is None or other.spec.security_hub is None:
        regions = sorted(
            e.region
            for e in THREAT_DETECTION.all(here.project)
            if e.name == here.name and e.spec.security_hub
        )
        message = f"{here.name} has no hub in {wanted}; write one of {', '.join(regions)}"
        yield Problem(("security_hub", "aggregate_in"), message)


@check(
    "THR113",
    "findings are gathered in one region of the account",
    fact="an account has one finding aggregator; a second one is refused, LimitExceededException",
    source="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-resource-securityhub-findingaggregator.html",
    date=READ,
)
def aggregator_is_one(spec: ThreatDetection, here: Here) -> Iterator[Problem]:
    if not spec.aggregates(here):
        return
    others = [Here(here.project, e) for e in THREAT_DETECTION.all(here.project)]
    made = sorted(
        (other for other in others if other.spec.aggregates(other)), key=lambda h: h.region
    )
    primary = [h for h in made if h.region == here.platform.primary_region]
    first = (primary or made)[0]
    if first.region != here.region:
        message = f"{first.effective.id} gathers the findings of all regions in {first.region}"
        yield Problem(("security_hub", "aggregate_in"), f"{message} already; remove it here")


@check(
    "THR108",
    "a hub has a recorder of AWS Config in its region",
    severity=Severity.WARNING,
    fact="most controls are rules of AWS Config: without a recorder they have no data",
    source=SETUP,
    date=READ,
)
def controls_have_data(spec: ThreatDetection, here: Here) -> Iterator[Problem]:
    if spec.security_hub and not any(CONFIG.near(here)):
        message = f"nothing records resources in {here.region}, so controls would have no data"
        hint = "write a `kind: config`; if the recorder is made elsewhere, record a decision"
        yield Problem(("security_hub",), message, hint)


@check(
    "THR109",
    "a standard is checked in one version",
    severity=Severity.WARNING,
    fact="each version of a standard has its own controls and its own score",
    source=STANDARDS,
    date=READ,
)
def standards_are_one(spec: ThreatDetection) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for i, standard in enumerate(spec.security_hub.standards if spec.security_hub else ()):
        name, _, version = standard.partition("/")
        if name in seen:
            message = f"version {seen[name]} of {name} is checked, too; remove one of the two"
            yield Problem(("security_hub", "standards", i), message)
        seen.setdefault(name, version)


@check(
    "THR110",
    "findings go to a topic that EventBridge may publish to",
    fact="without a statement in the topic's policy, messages are silently lost",
    source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html",
    date=READ,
)
def topic_takes_findings(spec: ThreatDetection, here: Here) -> Iterator[Problem]:
    topic = TOPIC.find(here, spec.tell.topic) if spec.tell else None
    if topic is None:
        return
    if "events" not in topic.spec.publishers:
        message = f"topic/{topic.name} does not let EventBridge publish"
        yield Problem(("tell", "topic"), f"{message}; add events to its `publishers`")


@check(
    "THR111",
    "something makes the findings that people hear of",
    fact="the rule matches events of GuardDuty",
    source=EVENTS,
    date=READ,
)
def something_finds(spec: ThreatDetection) -> Iterator[Problem]:
    if spec.tell and spec.guardduty is None:
        message = "without `guardduty` there is no finding to tell of; write it, or remove `tell`"
        yield Problem(("tell",), message)


@check(
    "THR112",
    "the document looks for something",
    fact="each part is off by default",
    source=EVENTS,
    date=READ,
)
def something_is_on(spec: ThreatDetection) -> Iterator[Problem]:
    if not (spec.guardduty or spec.security_hub or spec.inspector or spec.macie or spec.tell):
        message = "nothing is on; write guardduty: {features: [s3_data_events]}"
        yield Problem(("name",), message)


@check(
    "THR114",
    "code of functions is scanned together with their packages",
    fact="Inspector offers the scan of packages, or that scan together with the one of code",
    source="https://docs.aws.amazon.com/lambda/latest/dg/governance-code-scanning.html",
    date=READ,
)
def code_is_not_scanned_alone(spec: ThreatDetection) -> Iterator[Problem]:
    for i, scan in enumerate(spec.inspector):
        if scan == "lambda_code" and "lambda" not in spec.inspector:
            yield Problem(("inspector", i), "lambda_code needs lambda; add lambda to the list")


CHECKS = (
    aggregator_has_a_hub,
    aggregator_is_one,
    code_is_not_scanned_alone,
    controls_have_data,
    standards_are_one,
    topic_takes_findings,
    something_finds,
    something_is_on,
)
