"""What a dashboard cannot show, or CloudWatch cannot hold."""

from collections.abc import Iterator
from typing import Any

from specgen.facts import dashboards
from specgen.sdk import (
    At,
    Here,
    Pointer,
    Problem,
    Project,
    Severity,
    check,
    did_you_mean,
    project_check,
)
from specgen.sdk.aws.interfaces import SERVICE
from specgen.systems.dashboard.model import DASHBOARD, Dashboard
from specgen.systems.dashboard.model.fields import Panel, PanelMetric, ShownRegion
from specgen.systems.dashboard.model.sections import (
    document_of,
    metrics_of,
    rows_found,
    widgets_of,
)
from specgen.systems.dashboard.model.shown import shown_in, shown_of
from specgen.systems.dashboard.model.widgets import Graph

MONITORING = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring"
LIMITS = f"{MONITORING}/cloudwatch_limits.html"
DATE = "2026-11-29"


@check(
    "DSH101",
    "a dashboard has as many widgets and metrics as CloudWatch takes",
    fact="a dashboard has at most 500 widgets and 2,500 metrics, a widget at most 500 metrics",
    source=LIMITS,
    date=DATE,
)
def dashboard_is_small(spec: Dashboard, here: Here) -> Iterator[Problem]:
    found = spec.sections(here)
    pointer = ("shows",) if spec.shows else ("panels",)
    counts = {
        "widgets": (widgets_of(found), dashboards.MOST_WIDGETS),
        "metrics": (metrics_of(found), dashboards.MOST_METRICS),
    }
    for what, (count, most) in counts.items():
        if count > most:
            message = f"a dashboard has at most {most:,} {what}, got {count:,}"
            hint = "write panels of what matters, or several dashboards"
            yield Problem(pointer, message, hint)
    for widget in (w for section in found for w in section.widgets):
        if not isinstance(widget, Graph):
            continue
        count = sum(line.count for line in widget.series)
        if count > dashboards.MOST_METRICS_OF_WIDGET:
            most = dashboards.MOST_METRICS_OF_WIDGET
            yield Problem(
                pointer, f"{widget.title} has {count} metrics; a graph has at most {most}"
            )


@check("DSH102", "a panel shows a row that its document has")
def rows_exist(spec: Dashboard, here: Here) -> Iterator[Problem]:
    for pointer, metric in _metrics(spec):
        if not metric.document:
            continue
        other = document_of(metric, here)
        kind, _, name = metric.document.partition("/")
        if other is None:
            if not here.project.may_lack(kind, name):
                message = f"{here.environment} has no {metric.document}{_near(metric, here)}"
                yield Problem((*pointer, "document"), message)
        elif not rows_found(metric, here):
            region = metric.region or other.region
            rows = sorted({shown.row.id for shown in shown_of(other, region)})
            write = did_you_mean(metric.row, rows) or f"; it has {', '.join(rows) or 'none'}"
            message = f"{metric.document} has no row {metric.row} in {region}{write}"
            yield Problem((*pointer, "row"), message)


def _near(metric: PanelMetric, here: Here) -> str:
    known = {e.id for e in here.project.effectives if e.environment == here.environment}
    return did_you_mean(metric.document, sorted(known))


@check("DSH103", "a region that is shown has something to show")
def regions_have_documents(spec: Dashboard, here: Here) -> Iterator[Problem]:
    regions = sorted(
        {e.region for e in here.project.effectives if e.environment == here.environment}
    )
    named: list[tuple[Pointer, str]] = [
        ((*pointer, "region"), metric.region) for pointer, metric in _metrics(spec) if metric.region
    ]
    if isinstance(spec.shows, ShownRegion):
        named.append((("shows", "region"), spec.shows.region))
    for pointer, region in named:
        if region not in regions:
            write = did_you_mean(region, regions) or f"; it has {', '.join(regions)}"
            yield Problem(pointer, f"{here.environment} has no documents in {region}{write}")
        elif pointer[0] == "shows" and not any(True for _ in shown_in(here, region)):
            message = f"no document of {region} has rows of alarms, so there is nothing to show"
            yield Problem(pointer, f"{message}; write another region, or `panels`")


@check("DSH104", "a dashboard shows something")
def shows_something(spec: Dashboard) -> Iterator[Problem]:
    if spec.shows is None and not spec.panels:
        message = "the dashboard is empty; write `shows: overview`, or `panels`"
        yield Problem(("name",), message)


@check("DSH105", "a panel is one of a graph, a text and a query, with all that it needs")
def panels_are_whole(spec: Dashboard) -> Iterator[Problem]:
    for i, panel in enumerate(spec.panels):
        pointer = ("panels", i)
        forms = [key for key in ("metrics", "text", "log_query") if getattr(panel, key)]
        if len(forms) != 1:
            got = " and ".join(f"`{form}`" for form in forms) or "none of them"
            message = f"a panel has `metrics`, `text` or `log_query`, got {got}"
            yield Problem(pointer, f"{message}; write one of them")
        yield from _whole_query(pointer, panel)
        for j, metric in enumerate(panel.metrics):
            yield from _whole_metric((*pointer, "metrics", j), metric)


def _whole_query(pointer: Pointer, panel: Panel) -> Iterator[Problem]:
    if panel.log_query and not panel.log_groups:
        yield Problem(pointer, "a query reads log groups; write `log_groups`", at_key=True)
    if panel.log_groups and not panel.log_query:
        yield Problem((*pointer, "log_groups"), "only a `log_query` reads log groups", at_key=True)
    if panel.text and panel.title:
        message = "a text has no title; write it into the text, as `## Title`"
        yield Problem((*pointer, "title"), message, at_key=True)


def _whole_metric(pointer: Pointer, metric: PanelMetric) -> Iterator[Problem]:
    of_row = bool(metric.document or metric.row)
    of_metric = bool(metric.namespace or metric.metric)
    whole_row = bool(metric.document and metric.row)
    whole_metric = bool(metric.namespace and metric.metric)
    if of_row == of_metric or not (whole_row or whole_metric):
        message = "a metric is `document` and `row`, or `namespace` and `metric`"
        yield Problem(pointer, f"{message}; write one of the two pairs")
    elif of_row:
        for key in ("dimensions", "statistic"):
            if getattr(metric, key) != getattr(PanelMetric(), key):
                message = f"the row sets the {key}; remove `{key}`"
                yield Problem((*pointer, key), message, at_key=True)


@check(
    "DSH106",
    "a panel shows an emitted metric with the dimensions that it is emitted with",
    fact="a metric is one namespace, name and set of dimensions; with another set there is no data",
    source=f"{MONITORING}/cloudwatch_concepts.html",
    date=DATE,
)
def dimensions_are_emitted(spec: Dashboard, here: Here) -> Iterator[Problem]:
    emitted: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for effective in SERVICE.all(here.project):
        if effective.environment != here.environment:
            continue
        other: Here[Any] = Here(here.project, effective)
        for name, metric in effective.spec.metrics.items():
            key = (effective.region, metric.namespace, name)
            sets = emitted.setdefault(key, [])
            sets += [dict(subject.dimensions) for subject in metric.subjects(other, "")]
    for pointer, metric in _metrics(spec):
        sets = emitted.get((metric.region or here.region, metric.namespace, metric.metric), [])
        if sets and metric.dimensions not in sets:
            known = ", ".join(f"{k}={v}" for k, v in sorted(sets[0].items()))
            more = " or other values" if len(sets) > 1 else ""
            message = f"{metric.metric} is emitted with {known}{more}; write these `dimensions`"
            key = "dimensions" if metric.dimensions else "metric"
            yield Problem((*pointer, key), message)


def _metrics(spec: Dashboard) -> Iterator[tuple[Pointer, PanelMetric]]:
    for i, panel in enumerate(spec.panels):
        for j, metric in enumerate(panel.metrics):
            yield ("panels", i, "metrics", j), metric


@project_check(
    "DSH107",
    "a dashboard is made once in an environment",
    severity=Severity.WARNING,
    fact="dashboards are global: one shows every region, and each costs",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html",
    date=DATE,
)
def dashboards_are_global(project: Project) -> Iterator[At]:
    places: dict[tuple[str, str], list[Any]] = {}
    for effective in DASHBOARD.all(project):
        places.setdefault((effective.id, effective.environment), []).append(effective)
    for (_, environment), found in places.items():
        if len(found) > 1:
            regions = ", ".join(sorted(effective.region for effective in found))
            message = f"{environment} would have the same dashboard {len(found)} times ({regions})"
            hint = "dashboards are global: write `placement: {regions: primary}`"
            yield At(found[0], Problem(("name",), message, hint))


CHECKS = (
    dashboard_is_small,
    rows_exist,
    regions_have_documents,
    shows_something,
    panels_are_whole,
    dimensions_are_emitted,
)
PROJECT_CHECKS = (dashboards_are_global,)
