"""Metric alarms: what CloudWatch refuses, and alarms that never see data."""

import re
from collections.abc import Iterator

from specgen.facts import alarms as facts
from specgen.facts import recommended_alarms
from specgen.findings.finding import Problem, Severity
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

ALARM, COMPOSITES = "aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"
API = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
DATE = "2026-11-29"
BANDS = frozenset(
    {
        "GreaterThanUpperThreshold",
        "LessThanLowerOrGreaterThanUpperThreshold",
        "LessThanLowerThreshold",
    }
)
MISSING = ("breaching", "ignore", "missing", "notBreaching")
ACTIONS = ("alarm_actions", "insufficient_data_actions", "ok_actions")
MINUTE = 60


@resource_check(
    "ALM101",
    "the period of an alarm is not shorter than its metric comes",
    ALARM,
    fact="AWS publishes its own metrics once a minute at most",
    source=API,
    date=DATE,
    severity=Severity.WARNING,
)
def periods_are_long(_kind: str, block: Block) -> Iterator[Problem]:
    for one in (block, *block.blocks("metric_query", "metric")):
        period, namespace = one.number("period"), one.text("namespace")
        if period is not None and period < MINUTE and namespace.startswith("AWS/"):
            message = f"metrics of {namespace} come every 60 s at most, not every {period:g} s"
            yield one.problem("period", message, "write 60 or more")


@resource_check(
    "ALM104",
    "an alarm compares with a threshold, or with an anomaly band",
    ALARM,
    fact="CloudWatch refuses an alarm without a threshold, unless it names a band",
    source=API,
    date=DATE,
)
def thresholds_exist(_kind: str, block: Block) -> Iterator[Problem]:
    operator = block.text("comparison_operator")
    if operator and operator not in BANDS and block.lacks("threshold"):
        yield block.problem("threshold", "the alarm has no threshold; write `threshold`")


@resource_check(
    "ALM105",
    "an alarm has five actions of each sort at most",
    ALARM,
    COMPOSITES,
    fact="CloudWatch refuses more",
    source=API,
    date=DATE,
)
def actions_are_few(_kind: str, block: Block) -> Iterator[Problem]:
    for key in ACTIONS:
        found = block.value(key)
        if isinstance(found, list) and len(found) > facts.MOST_ACTIONS:
            message = f"{len(found)} actions; {facts.MOST_ACTIONS} are allowed"
            yield block.problem(key, message, "let one topic tell the others")


@resource_check(
    "ALM106",
    "an alarm publishes to topics of its own region",
    ALARM,
    COMPOSITES,
    fact="CloudWatch refuses actions of another region",
    source="https://github.com/hashicorp/terraform/issues/7371",
    date=DATE,
)
def topics_are_near(_kind: str, block: Block) -> Iterator[Problem]:
    for key in ACTIONS:
        for i, arn in block.items(key):
            parts = arn.split(":")
            if arn.startswith("arn:") and len(parts) > 4 and block.region:  # noqa: PLR2004
                region = parts[3]
                if parts[2] == "sns" and region and region != block.region:
                    message = f"the topic is in {region}, the alarm in {block.region}"
                    yield block.problem(key, message, f"name a topic of {block.region}", item=i)


@resource_check(
    "ALM107",
    "the dimensions of an alarm are a set that is published",
    ALARM,
    fact="a metric with other dimensions is another metric, which has no data",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html",
    date=DATE,
    severity=Severity.WARNING,
    topics=("recommended_alarms",),
)
def dimensions_are_published(_kind: str, block: Block) -> Iterator[Problem]:
    for one in (block, *block.blocks("metric_query", "metric")):
        namespace, found = one.text("namespace"), one.value("dimensions")
        known = facts.DIMENSIONS.get(namespace)
        if known is None or not isinstance(found, dict | None):
            continue
        names = frozenset(found or {})
        if names not in known | recommended_alarms.dimensions(namespace):
            sets = "; or ".join(", ".join(sorted(each)) or "none" for each in _sorted(known))
            has = ", ".join(sorted(names)) or "no dimension"
            message = f"{namespace} publishes nothing with {has}, so the alarm never sees data"
            yield one.problem("dimensions", message, f"its dimensions are {sets}", dated=True)


def _sorted(sets: frozenset[frozenset[str]]) -> list[frozenset[str]]:
    return sorted(sets, key=lambda one: (len(one), sorted(one)))


@resource_check(
    "ALM108",
    "an alarm names no unit",
    ALARM,
    fact="data points of another unit are left out, and the alarm stays without data",
    source=API,
    date=DATE,
    severity=Severity.WARNING,
)
def no_unit(_kind: str, block: Block) -> Iterator[Problem]:
    for one in (block, *block.blocks("metric_query", "metric")):
        if unit := one.text("unit"):
            message = f"with the unit {unit}, values of another unit are left out"
            yield one.problem("unit", message, "remove it; a metric has one unit anyway")


@resource_check(
    "ALM109",
    "how missing data counts is spelt as CloudWatch spells it",
    ALARM,
    fact="the provider takes any case, CloudWatch returns its own, and every plan shows a change",
    source=API,
    date=DATE,
)
def missing_is_spelt(_kind: str, block: Block) -> Iterator[Problem]:
    missing = block.text("treat_missing_data")
    if missing and missing not in MISSING:
        same = [word for word in MISSING if word.lower() == missing.lower()]
        guess = f"; write {same[0]}" if same else did_you_mean(missing, list(MISSING))
        yield block.problem("treat_missing_data", f"CloudWatch has no {missing}{guess}")


@resource_check(
    "ALM115",
    "an alarm on a band has a band's operator, and no other has one",
    ALARM,
    fact="CloudWatch refuses the one without the other",
    source=API,
    date=DATE,
)
def bands_have_operators(_kind: str, block: Block) -> Iterator[Problem]:
    operator, has_band = block.text("comparison_operator"), block.has("threshold_metric_id")
    if not operator:
        return
    if operator in BANDS and not has_band and block.whole:
        message = f"{operator} needs an anomaly band; name its query in threshold_metric_id"
        yield block.problem("comparison_operator", message)
    if operator not in BANDS and has_band:
        message = f"{operator} compares with a number, not with a band"
        hint = f"write one of {', '.join(sorted(BANDS))}"
        yield block.problem("comparison_operator", message, hint)


@resource_check(
    "ALM124",
    "an alarm has 30 dimensions at most, and none is empty",
    ALARM,
    fact="CloudWatch refuses more, and empty values",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html",
    date=DATE,
)
def dimensions_have_values(_kind: str, block: Block) -> Iterator[Problem]:
    for one in (block, *block.blocks("metric_query", "metric")):
        found = one.value("dimensions")
        for name, value in found.items() if isinstance(found, dict) else ():
            if value == "":
                yield one.problem("dimensions", f"the dimension {name} is empty")
        if isinstance(found, dict) and len(found) > facts.MOST_DIMENSIONS:
            message = f"{len(found)} dimensions; {facts.MOST_DIMENSIONS} are allowed"
            yield one.problem("dimensions", message)


WORDS = frozenset({"AND", "FALSE", "NOT", "OR", "TRUE"})
_RULE = re.compile(r"\b(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(\"[^\"]+\"|[^\s()\"]+)\s*\)")
COMPOSITE = (
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html"
)


@resource_check(
    "ALM122",
    "the rule of a composite alarm can be read, and has 100 children at most",
    COMPOSITES,
    fact="a rule is made of ALARM(), OK(), INSUFFICIENT_DATA(), TRUE, FALSE, AND, OR, NOT and "
    "parentheses",
    source=COMPOSITE,
    date=DATE,
)
def rules_can_be_read(_kind: str, block: Block) -> Iterator[Problem]:
    rule = block.text("alarm_rule")
    children = {name.strip('"') for _, name in _RULE.findall(rule)}
    rest = _RULE.sub(" ", rule)
    words = [word for word in re.findall(r"[^\s()]+", rest) if word not in WORDS]
    if words:
        message = f"CloudWatch cannot read `{words[0]}` in a rule"
        yield block.problem("alarm_rule", message, 'write ALARM("name"), AND, OR, NOT')
    elif rest.count("(") != rest.count(")"):
        yield block.problem("alarm_rule", "a parenthesis is not closed, or not opened")
    if len(children) > facts.MOST_CHILDREN:
        message = f"the rule has {len(children)} children; {facts.MOST_CHILDREN} are allowed"
        yield block.problem("alarm_rule", message, "make a composite of composites")


@resource_check(
    "ALM123",
    "a composite alarm is not its own child",
    COMPOSITES,
    fact="CloudWatch stops to evaluate alarms in a circle, which then cannot be deleted either",
    source=COMPOSITE,
    date=DATE,
)
def rules_lead_on(_kind: str, block: Block) -> Iterator[Problem]:
    own = block.text("alarm_name")
    if own and own in {name.strip('"') for _, name in _RULE.findall(block.text("alarm_rule"))}:
        yield block.problem("alarm_rule", f"the rule of {own} names {own} itself")
