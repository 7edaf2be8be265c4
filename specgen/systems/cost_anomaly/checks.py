"""Monitors that AWS refuses, and messages that it would not send."""

from collections.abc import Iterator

from specgen.sdk import At, Pointer, Problem, Project, check, project_check
from specgen.sdk.aws.cost.checks import DATE, admitted, once, tags_known, values_known
from specgen.sdk.aws.cost.fields import MOST_EMAILS, TagValues
from specgen.systems.cost_anomaly.model import COST_ANOMALY, CostAnomaly

API = "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference"
MOST_VALUES = 10


@check(
    "CST008",
    "an anomaly goes to a topic at once, or to addresses as a summary",
    fact="AWS sends IMMEDIATE to SNS only, DAILY and WEEKLY to e-mail only; a plan takes either",
    source=f"{API}/API_AnomalySubscription.html",
    date=DATE,
)
def channels_fit(spec: CostAnomaly) -> Iterator[Problem]:
    for name, tell in spec.tell.items():
        pointer: Pointer = ("tell", name)
        at_once = tell.how == "immediate"
        if at_once and tell.emails:
            message = "AWS sends no e-mail at once; write `topic`, or how: daily"
            yield Problem((*pointer, "emails"), message, at_key=True)
        elif not at_once and tell.topic:
            message = f"AWS sends nothing {tell.how} to a topic; write `emails`, or how: immediate"
            yield Problem((*pointer, "topic"), message, at_key=True)
        elif at_once and tell.topic is None:
            yield Problem((*pointer, "how"), "nobody hears of it; write `topic`")
        elif not at_once and not tell.emails:
            yield Problem((*pointer, "how"), "nobody hears of it; write `emails`")


@check(
    "CST131",
    "a summary goes to at most ten addresses, and a monitor by tag has at most ten values",
    fact="a customer managed monitor of a tag takes up to 10 values; the 10 addresses are those of "
    "a budget's alert, not verified for anomalies",
    source=f"{API}/API_AnomalyMonitor.html",
    date=DATE,
)
def lists_are_short(spec: CostAnomaly) -> Iterator[Problem]:
    if isinstance(spec.watches, TagValues) and len(spec.watches.values) > MOST_VALUES:
        message = f"{len(spec.watches.values)} values are more than the {MOST_VALUES} of a monitor"
        pointer: Pointer = ("watches", "values")
        yield Problem(pointer, f"{message}; write a second document", at_key=True)
    for name, tell in spec.tell.items():
        if len(tell.emails) > MOST_EMAILS:
            message = f"{len(tell.emails)} addresses are more than {MOST_EMAILS}"
            right = "write the address of a list"
            yield Problem(("tell", name, "emails"), f"{message}; {right}", at_key=True)


@project_check(
    "CST108",
    "an account has one monitor of all services",
    fact="AWS takes one monitor for each dimension; a second is refused",
    source="https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2515",
    date=DATE,
)
def services_are_watched_once(project: Project) -> Iterator[At]:
    of_services = sorted(
        (e for e in COST_ANOMALY.all(project) if e.spec.watches == "services"),
        key=lambda e: (e.name, e.id, e.environment, e.region),
    )
    for second in of_services[1:]:
        first = of_services[0]
        if second.name != first.name:
            message = f"{first.id} watches all services already, and an account has one such"
            right = "remove it, or write `watches: {tag: ..., values: [...]}`"
            yield At(second, Problem(("watches",), f"{message}; {right}"))


def _topics(spec: CostAnomaly) -> Iterator[tuple[Pointer, str]]:
    for name, tell in spec.tell.items():
        if tell.topic:
            yield ("tell", name, "topic"), tell.topic


def _tags(spec: CostAnomaly) -> Iterator[tuple[Pointer, str]]:
    if isinstance(spec.watches, TagValues):
        yield ("watches", "tag"), spec.watches.tag


def _values(spec: CostAnomaly) -> Iterator[tuple[Pointer, str, list[str]]]:
    if isinstance(spec.watches, TagValues):
        yield ("watches", "values"), spec.watches.tag, list(spec.watches.values)


CHECKS = (
    channels_fit,
    lists_are_short,
    admitted("CST132", "costalerts", _topics),
    tags_known("CST133", _tags),
    values_known("CST134", _values),
    once("CST135", "monitors of anomalies"),
)
PROJECT_CHECKS = (services_are_watched_once,)
