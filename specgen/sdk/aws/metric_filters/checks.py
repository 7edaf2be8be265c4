"""What CloudWatch Logs refuses about metric filters."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from specgen.facts import logs
from specgen.facts.cloudwatch import RESERVED_NAMESPACE
from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.checks.check import check
from specgen.sdk.aws.metric_filters.fields import MetricFilter
from specgen.sdk.aws.metric_filters.patterns import Pattern, parsed
from specgen.sdk.aws.metrics.checks import ALARM_CHECKS
from specgen.sdk.aws.metrics.faults import dimension_problems

API = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference"
PUT, TRANSFORMATION = f"{API}/API_PutMetricFilter.html", f"{API}/API_MetricTransformation.html"
GUIDE = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs"
SYNTAX = f"{GUIDE}/FilterAndPatternSyntaxForMetricFilters.html"
DATE = "2026-11-29"


class HasFilters(Protocol):
    """filters: place of each map of metric filters, and the map"""

    def filters(self) -> Iterator[tuple[Pointer, Mapping[str, MetricFilter]]]: ...


def _each(spec: HasFilters) -> Iterator[tuple[Pointer, MetricFilter, Pattern]]:
    for pointer, filters in spec.filters():
        for name, found in filters.items():
            yield (*pointer, name), found, parsed(found.pattern)


@check(
    "MTR101",
    "a metric filter has a default or dimensions, not both",
    fact="CloudWatch Logs refuses both, because a default has no values for the dimensions",
    source=SYNTAX,
    date=DATE,
)
def default_or_dimensions(spec: HasFilters) -> Iterator[Problem]:
    for pointer, found, _ in _each(spec):
        if found.default is not None and found.dimensions:
            message = "a metric with dimensions has no default; remove one of the two"
            hint = "an alarm on it can treat missing data as not breaching instead"
            yield Problem((*pointer, "default"), message, hint, at_key=True)


@check(
    "MTR102",
    "a metric filter takes its value and dimensions from fields of its events",
    fact="a filter has at most three dimensions, and only patterns that name fields of JSON or "
    "columns of a text can have one",
    source=TRANSFORMATION,
    date=DATE,
)
def fields_are_found(spec: HasFilters) -> Iterator[Problem]:
    for pointer, found, pattern in _each(spec):
        if pattern.fault:
            continue
        if len(found.dimensions) > logs.MOST_FILTER_DIMENSIONS:
            message = f"a metric filter has at most {logs.MOST_FILTER_DIMENSIONS} dimensions"
            yield Problem((*pointer, "dimensions"), f"{message}, got {len(found.dimensions)}")
        for name, field in found.dimensions.items():
            yield from _no_field((*pointer, "dimensions", name), field, pattern)
        if isinstance(found.value, str):
            yield from _no_field((*pointer, "value"), found.value, pattern)


def _no_field(pointer: Pointer, field: str, pattern: Pattern) -> Iterator[Problem]:
    if pattern.form == "terms":
        message = f"the pattern names no fields, so there is no {field}"
        hint = "a pattern in { } reads fields of JSON, one in [ ] the columns of a text"
        yield Problem(pointer, message, hint)
    elif not pattern.has_field(field):
        what = "is no field of JSON" if pattern.form == "json" else "is no column of the pattern"
        write = f"; write {pattern.fields}" if pattern.fields else ""
        yield Problem(pointer, f"{field} {what}{write}")


@check(
    "MTR103",
    "a log group's filters fit",
    fact="a log group has at most 100 metric filters, with five regular expressions in their "
    "patterns together and two in one",
    source=PUT,
    date=DATE,
)
def filters_fit(spec: HasFilters) -> Iterator[Problem]:
    for pointer, filters in spec.filters():
        if len(filters) > logs.MOST_FILTERS:
            message = f"a log group has at most {logs.MOST_FILTERS} metric filters"
            yield Problem(pointer, f"{message}, got {len(filters)}", at_key=True)
        counts = {name: parsed(found.pattern).expressions for name, found in filters.items()}
        for name, count in counts.items():
            if count > logs.MOST_EXPRESSIONS_OF_FILTER:
                message = (
                    f"a pattern has at most {logs.MOST_EXPRESSIONS_OF_FILTER} regular expressions"
                )
                yield Problem((*pointer, name, "pattern"), f"{message}, got {count}")
        total = sum(counts.values())
        if total > logs.MOST_EXPRESSIONS_OF_GROUP:
            message = (
                f"the patterns of a log group have at most {logs.MOST_EXPRESSIONS_OF_GROUP} "
                f"regular expressions together, got {total}"
            )
            hint = "a term finds a word as well: write it without %"
            yield Problem(pointer, message, hint, at_key=True)


@check(
    "MTR104",
    "a metric filter writes to a namespace of your own",
    fact="namespaces that begin with AWS/ belong to services of AWS",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/"
    "API_PutMetricData.html",
    date=DATE,
)
def filters_have_their_namespace(spec: HasFilters) -> Iterator[Problem]:
    for pointer, found, _ in _each(spec):
        if found.namespace.upper().startswith(RESERVED_NAMESPACE):
            message = f"{found.namespace} belongs to AWS; write a namespace of your own"
            yield Problem((*pointer, "namespace"), message)


@check(
    "MTR105",
    "a filter pattern is one that CloudWatch Logs can read",
    fact="a quoted text, a regular expression and a pattern in { } or [ ] end as they begin; a "
    "pattern in { } names a field",
    source=f"{GUIDE}/FilterAndPatternSyntax.html",
    date=DATE,
)
def patterns_are_whole(spec: HasFilters) -> Iterator[Problem]:
    for pointer, found, pattern in _each(spec):
        if pattern.fault:
            is_percent = "a %" in pattern.fault
            hint = "write a % that is a part of the text in double quotes" if is_percent else ""
            message = f"the pattern {pattern.fault}; got {found.pattern}"
            yield Problem((*pointer, "pattern"), message, hint)


@check(
    "MTR106",
    "a metric has one unit and one set of dimensions, whichever filter makes it",
    fact="CloudWatch keeps a metric apart for each unit and set of dimensions, so an alarm sees "
    "only a part of the values",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
    "cloudwatch_concepts.html",
    date=DATE,
)
def filters_agree(spec: HasFilters) -> Iterator[Problem]:
    seen: dict[tuple[str, str], tuple[str, MetricFilter]] = {}
    for pointer, found, _ in _each(spec):
        name = str(pointer[-1])
        first, other = seen.setdefault((found.namespace, found.metric), (name, found))
        if (found.unit or "None") != (other.unit or "None"):
            message = f"{found.metric} has the unit {other.unit or 'None'} in {first}"
            yield Problem((*pointer, "metric"), f"{message}; write the same unit in both")
        elif set(found.dimensions) != set(other.dimensions):
            dimensions = ", ".join(sorted(other.dimensions)) or "none"
            message = f"{found.metric} has other dimensions in {first} ({dimensions})"
            yield Problem((*pointer, "metric"), f"{message}; write the same ones, or another name")


@check(
    "MTR108",
    "a dimension of a metric filter is no id",
    fact="each value is a metric of its own, which costs; CloudWatch Logs disables a filter that "
    "makes 1,000 of them in an hour",
    source=TRANSFORMATION,
    date=DATE,
)
def filters_have_few_metrics(spec: HasFilters) -> Iterator[Problem]:
    for pointer, found, _ in _each(spec):
        yield from dimension_problems((*pointer, "dimensions"), list(found.dimensions))


@check(
    "MTR109",
    "an alarm on a filter's metric sees the metric",
    fact="an alarm names all dimensions of its metric with their values; those of a filter come "
    "from the events",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
    "cloudwatch_concepts.html",
    date=DATE,
)
def alarms_see_the_metric(spec: HasFilters) -> Iterator[Problem]:
    for pointer, found, _ in _each(spec):
        if found.alarms and found.dimensions:
            message = "an alarm cannot see a metric with dimensions whose values nobody knows"
            hint = "write a second filter with the same pattern, another metric and no dimensions"
            yield Problem((*pointer, "alarms"), message, hint, at_key=True)


FILTER_CHECKS: Any = (
    *ALARM_CHECKS,
    filters_have_few_metrics,
    alarms_see_the_metric,
    default_or_dimensions,
    fields_are_found,
    filters_fit,
    filters_have_their_namespace,
    patterns_are_whole,
    filters_agree,
)
