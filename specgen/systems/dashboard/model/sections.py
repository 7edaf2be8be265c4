"""A dashboard as sections: what it shows, and panels of its own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from specgen.sdk import Here
from specgen.sdk.aws.interfaces import LOG_GROUP
from specgen.systems.dashboard.model.fields import Fields, Panel, PanelMetric, ShownRegion
from specgen.systems.dashboard.model.overview import band
from specgen.systems.dashboard.model.shown import (
    Shown,
    graph,
    lines,
    measure,
    series,
    shown_in,
    shown_of,
)
from specgen.systems.dashboard.model.widgets import (
    Graph,
    Line,
    Query,
    Section,
    Series,
    Text,
    Widget,
)


def sections(spec: Fields, here: Here[Any]) -> Iterator[Section]:
    if spec.panels:
        yield Section("panels", tuple(_widget(panel, here) for panel in spec.panels))
    if spec.shows == "overview":
        bands = (band(here, region) for region in here.platform.places_of(here.environment))
        yield from (found for found in bands if found is not None)
    elif isinstance(spec.shows, ShownRegion):
        yield from _documents(here, spec.shows.region)


def _documents(here: Here[Any], region: str) -> Iterator[Section]:
    found = shown_in(here, region)
    for effective, rows in groupby(found, key=lambda shown: shown.here.effective):
        far = f"-{here.platform.regions[effective.region].key}"
        end = "" if effective.region == region else far
        graphs = tuple(graph(shown) for shown in rows)
        title = Text(f"## {effective.kind}/{effective.aws_name}")  # as its alarms are called
        yield Section(f"{effective.kind}-{effective.name}{end}", (title, *graphs))


def documents_read(spec: Fields, here: Here[Any]) -> Iterator[Here[Any]]:
    """Documents whose metrics it shows, each once."""
    found = {other.effective: other for other in _documents_read(spec, here)}
    yield from found.values()


def _documents_read(spec: Fields, here: Here[Any]) -> Iterator[Here[Any]]:
    for panel in spec.panels:
        for metric in panel.metrics:
            yield from (shown.here for shown in rows_found(metric, here))
    if spec.shows == "overview":
        regions = list(here.platform.places_of(here.environment))
    else:
        regions = [spec.shows.region] if isinstance(spec.shows, ShownRegion) else []
    for region in regions:
        yield from (shown.here for shown in shown_in(here, region))


def document_of(metric: PanelMetric, here: Here[Any]) -> Here[Any] | None:
    """The document that a panel names, in the region that it names."""
    kind, _, name = metric.document.partition("/")
    found: Here[Any] | None = here.find(kind, name, metric.region or here.region)
    return found


def rows_found(metric: PanelMetric, here: Here[Any]) -> list[Shown]:
    other = document_of(metric, here) if metric.document else None
    if other is None:
        return []
    region = metric.region or other.region
    return [shown for shown in shown_of(other, region) if shown.row.id == metric.row]


def _widget(panel: Panel, here: Here[Any]) -> Widget:
    size = {"width": panel.width, "height": panel.height}
    if panel.text:
        return Text(panel.text, **size)
    if panel.log_query:
        groups = [LOG_GROUP.get(here, name) for name in panel.log_groups]
        names = tuple(group.spec.name_in_aws(group) for group in groups)
        region = groups[0].region if groups else here.region
        return Query(panel.title, panel.log_query, names, region, **size)
    found = [(metric, rows_found(metric, here)) for metric in panel.metrics]
    rows = [shown for _, shown in found for shown in shown]
    several = len(panel.metrics) > 1
    all_series = tuple(
        line for metric, shown in found for line in _series(metric, shown, here, several)
    )
    period = min((shown.row.period_seconds for shown in rows), default=60)
    title = panel.title or "Metrics"
    return Graph(title, all_series, here.region, _lines(rows, panel), period, **size)


def _lines(rows: list[Shown], panel: Panel) -> tuple[Line, ...]:
    """Levels say little between lines of other metrics, so only a graph of one row has them."""
    if not len(rows) == len(panel.metrics) == 1:
        return ()
    return tuple(lines(rows[0]))


def _series(
    metric: PanelMetric,
    rows: list[Shown],
    here: Here[Any],
    several: bool,
) -> Iterator[Series]:
    """several: the panel has other metrics, too, so a line says which it is."""
    for shown in rows:
        for subject in shown.subjects:
            line = series(shown, subject)
            what = measure(shown.row)
            yield replace(line, label=f"{line.label} {what}") if several else line
    if not metric.document:
        yield Series(
            metric.namespace,
            metric.metric,
            metric.statistic,
            metric.dimensions,
            "",
            metric.region or here.region,
        )


def metrics_of(found: list[Section]) -> int:
    graphs = [w for section in found for w in section.widgets if isinstance(w, Graph)]
    return sum(line.count for widget in graphs for line in widget.series)


def widgets_of(found: list[Section]) -> int:
    return sum(len(section.widgets) for section in found)
