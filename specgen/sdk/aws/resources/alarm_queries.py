"""Metric math of alarms: which queries, how many, and what they refer to."""

import re
from collections.abc import Iterator

from specgen.facts import alarms as facts
from specgen.findings.finding import Problem
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

ALARM = "aws_cloudwatch_metric_alarm"
QUERY = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html"
MATH = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html"
DATE = "2026-11-29"

_ID = re.compile(r"[a-z][a-zA-Z0-9_]*\Z")
_NAME = re.compile(r"(?<![\w.\"'])[a-z][a-zA-Z0-9_]*\b(?!\s*\()")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def _queries(block: Block) -> list[Block]:
    return list(block.blocks("metric_query"))


@resource_check(
    "ALM110",
    "an alarm's expression uses 10 metrics at most",
    ALARM,
    fact="a limit that cannot be raised",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html",
    date=DATE,
)
def metrics_are_few(_kind: str, block: Block) -> Iterator[Problem]:
    count = sum(1 for query in _queries(block) if query.has("metric"))
    if count > facts.MOST_METRICS:
        message = f"{count} metrics in one alarm; {facts.MOST_METRICS} are allowed"
        yield block.problem("metric_query", message)


@resource_check(
    "ALM111",
    "one query of an alarm returns data; two do with an anomaly band",
    ALARM,
    fact="CloudWatch refuses another number",
    source="https://github.com/hashicorp/terraform-provider-aws/issues/29894",
    date=DATE,
)
def one_returns_data(_kind: str, block: Block) -> Iterator[Problem]:
    queries = _queries(block)
    known = [query.value("return_data") for query in queries]
    if not queries or not block.whole or not all(isinstance(v, bool | None) for v in known):
        return
    wanted = 2 if block.has("threshold_metric_id") else 1
    returning = [q.text("id") for q, value in zip(queries, known, strict=True) if value]
    if len(returning) != wanted:
        names = ", ".join(returning) or "none"
        message = f"{names} of the queries return data; there must be {wanted}"
        yield block.problem("metric_query", message, "set return_data on what is compared")


@resource_check(
    "ALM112",
    "the queries of an alarm have ids, and expressions use ids that exist",
    ALARM,
    fact="an id starts with a small letter, then has letters, digits and _",
    source=QUERY,
    date=DATE,
)
def ids_exist(_kind: str, block: Block) -> Iterator[Problem]:
    queries = _queries(block)
    ids = [query.text("id") for query in queries]
    for query, name in zip(queries, ids, strict=True):
        if name and not _ID.match(name):
            message = f"{name!r} is no id of a query"
            yield query.problem("id", message, "start with a small letter; no hyphens")
        text = _QUOTED.sub("", query.text("expression"))
        if text.lstrip().upper().startswith("SELECT") or not all(ids):
            continue
        for used in dict.fromkeys(_NAME.findall(text)):
            if used not in ids:
                message = f"the expression uses `{used}`, which no query has as its id"
                yield query.problem("expression", f"{message}{did_you_mean(used, ids)}")


@resource_check(
    "ALM113",
    "an alarm's expression yields one series",
    ALARM,
    fact="an alarm cannot be based on SEARCH, nor on METRICS",
    source=MATH,
    date=DATE,
)
def one_series(_kind: str, block: Block) -> Iterator[Problem]:
    for query in _queries(block):
        found = re.search(r"\b(SEARCH|METRICS)\s*\(", query.text("expression"))
        if found:
            message = f"{found[1]}() yields several series, and an alarm compares one"
            yield query.problem("expression", message, "name the metrics, or write a SELECT")


@resource_check(
    "ALM114",
    "a query of Metrics Insights has a period",
    ALARM,
    fact="CloudWatch refuses it: Period must not be null",
    source="https://github.com/hashicorp/terraform-provider-aws/issues/28617",
    date=DATE,
)
def insights_have_a_period(_kind: str, block: Block) -> Iterator[Problem]:
    for query in _queries(block):
        is_select = query.text("expression").lstrip().upper().startswith("SELECT")
        if is_select and query.lacks("period"):
            yield query.problem("period", "a SELECT needs a period; write `period: 60`")
