"""The band of a region in an overview: what its users feel, and what usually is the cause."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from specgen.facts import dashboards
from specgen.sdk import Here
from specgen.sdk.alarms import Alarm, Math, Value
from specgen.sdk.aws.interfaces import ALARMS
from specgen.systems.dashboard.model.shown import Shown, series, shown_in
from specgen.systems.dashboard.model.widgets import Graph, Section, Series, Status, Text, Widget

BALANCERS = "AWS/ApplicationELB"
"""source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
(2026-11-29)
"""
SHARE = Math(
    (
        Value("errors", "HTTPCode_Target_5XX_Count", "Sum"),
        Value("requests", "RequestCount", "Sum"),
    ),
    "100 * FILL(errors, 0) / requests",
)


def _of_balancers(metric: str, statistic: str, math: Math | None = None) -> "Of":
    def found(shown: Shown) -> Alarm | None:
        names = {name for subject in shown.subjects for name in subject.dimensions}
        if shown.row.namespace != BALANCERS or names != {"LoadBalancer"}:
            return None
        return replace(
            shown.row, metric=metric, statistic=statistic, math=math, band=None, thresholds={}
        )

    return found


def _of_row(namespace: str, metric: str) -> "Of":
    def found(shown: Shown) -> Alarm | None:
        row = shown.row
        return row if (row.namespace, row.metric) == (namespace, metric) else None

    return found


Of = Callable[[Shown], Alarm | None]
"""The row to show for one that is watched; None if it has no place in the graph."""


@dataclass(frozen=True, slots=True)
class Summary:
    title: str
    of: Of


SUMMARIES = (
    Summary("Requests", _of_balancers("RequestCount", "Sum")),
    Summary("Requests with an error of the server, %", _of_balancers("5xx share", "Sum", SHARE)),
    Summary("Time of an answer, p95, s", _of_balancers("TargetResponseTime", "p95")),
    Summary("Load of databases, sessions", _of_row("AWS/RDS", "DBLoad")),
    Summary("CPU of databases, %", _of_row("AWS/RDS", "CPUUtilization")),
    Summary("Age of the oldest message, s", _of_row("AWS/SQS", "ApproximateAgeOfOldestMessage")),
)


def band(here: Here[Any], region: str) -> Section | None:
    """None if nothing of the region is watched."""
    found = list(shown_in(here, region))
    if not found:
        return None
    widgets: list[Widget] = [Text(f"# {region}"), *_status(here, region)]
    for summary in SUMMARIES:
        lines = list(_unique(summary, found))
        if lines:
            widgets.append(Graph(summary.title, tuple(lines), region))
    return Section(region, tuple(widgets))


def _unique(summary: Summary, found: list[Shown]) -> Iterator[Series]:
    """Several rows of a document may be of one metric."""
    seen: set[str] = set()
    for shown in found:
        row = summary.of(shown)
        for subject in shown.subjects if row else ():
            line = series(replace(shown, row=row), subject)
            if line.label not in seen:
                seen.add(line.label)
                yield line


def _status(here: Here[Any], region: str) -> Iterator[Status]:
    """Alarms that somebody must look at now."""
    names = [
        name
        for document in sorted(ALARMS.all(here.project), key=lambda d: d.aws_name)
        if (document.environment, document.region) == (here.environment, region)
        for name in document.spec.heard(Here(here.project, document), "critical")
    ]
    arns = [here.names.arn("cloudwatch", f"alarm:{name}", region=region) for name in names]
    most = dashboards.MOST_ALARMS_OF_WIDGET
    for start in range(0, len(arns), most):
        some = tuple(arns[start : start + most])
        yield Status(f"Critical alarms of {region}", some, height=2 + len(some) // 8)
