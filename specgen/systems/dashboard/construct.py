"""Dashboard document -> a CloudWatch dashboard, whose sections are local values."""

import re
from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_dashboard import CloudwatchDashboard

from specgen.sdk import Published, escape
from specgen.sdk.construct import Scope
from specgen.systems.dashboard.model import Dashboard
from specgen.systems.dashboard.model.widgets import (
    Graph,
    Placed,
    Query,
    Section,
    Series,
    Status,
    Text,
    height_of,
    placed,
)

COLOURS = {"critical": "#d13212", "warning": "#ff9900", "info": "#0073bb"}
BODY = "[for w in s.widgets : merge(w, {y = w.y + s.y})]"
"""A section begins where the ones above it end, so that a change of one moves the others only
here."""


def build(scope: Scope, spec: Dashboard) -> None:
    found = scope.here.spec.sections(scope.here)
    names = [scope.local(section.key, _section(scope, section)) for section in found]
    heights = [height_of(section) for section in found]
    order = [{"y": sum(heights[:i]), "widgets": f"${{{name}}}"} for i, name in enumerate(names)]
    layout = scope.local("layout", order)
    # inherit: otherwise a sum of five minutes is compared with a level for one minute
    settings = f'start = "-PT{spec.range_hours}H", periodOverride = "inherit"'
    widgets = f"flatten([for s in {layout} : {BODY}])"
    scope.add(
        CloudwatchDashboard,
        dashboard_name=scope.aws_name(),
        dashboard_body=f"${{jsonencode({{{settings}, widgets = {widgets}}})}}",
    )


def _section(scope: Scope, section: Section) -> list[dict[str, Any]]:
    return [_widget(scope, item) for item in placed(section.widgets)]


def _widget(scope: Scope, item: Placed) -> dict[str, Any]:
    widget = item.widget
    kind, properties = _properties(scope, widget)
    return {
        "type": kind,
        "x": item.x,
        "y": item.y,
        "width": widget.width,
        "height": widget.height,
        "properties": properties,
    }


def _properties(scope: Scope, widget: Any) -> tuple[str, dict[str, Any]]:
    match widget:
        case Text():
            return "text", {"markdown": escape(widget.markdown)}
        case Status():
            return "alarm", {"title": escape(widget.title), "alarms": list(widget.alarms)}
        case Query():
            sources = "".join(f"SOURCE '{group}' | " for group in widget.groups)
            query = escape(sources + widget.text)
            title = {"title": escape(widget.title)} if widget.title else {}
            return "log", {**title, "query": query, "region": widget.region, "view": "table"}
    return "metric", _graph(scope, widget)


def _graph(scope: Scope, widget: Graph) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": escape(widget.title),
        "view": "timeSeries",
        "region": widget.region,
        "period": widget.period_seconds,
        "metrics": [
            line for i, one in enumerate(widget.series) for line in _series(scope, widget, one, i)
        ],
    }
    if widget.lines:
        made["annotations"] = {
            "horizontal": [
                {"label": line.severity, "value": line.value, "color": COLOURS[line.severity]}
                for line in widget.lines
            ]
        }
    return made


def _series(scope: Scope, widget: Graph, one: Series, index: int) -> list[list[Any]]:
    """A metric, or the hidden values of an expression and the expression."""
    far = {"region": one.region} if one.region != widget.region else {}
    shown = {**({"label": escape(one.label)} if one.label else {}), **far}
    named = f"m{index}"
    if one.math is None:
        key = {"id": named} if one.band is not None else {}
        lines = [_metric(scope, one, one.metric, one.statistic, {**shown, **key})]
    else:
        lines = []
        text = one.math.text
        for value in one.math.values:
            own = f"{named}_{value.id}"
            text = re.sub(rf"\b{re.escape(value.id)}\b", own, text)
            at = {"id": own, "visible": False, **far}
            namespace = value.namespace or one.namespace
            own_place = value.dimensions is None or one.here is None
            dimensions = one.dimensions if own_place else value.dimensions(one.here)
            lines.append(_line(scope, namespace, value.metric, dimensions, value.statistic, at))
        lines.append([{"expression": text, "id": named, **shown}])
    if one.band is not None:
        band = f"ANOMALY_DETECTION_BAND({named}, {one.band:g})"
        lines.append([{"expression": band, "label": "usual", **far}])
    return lines


def _metric(
    scope: Scope, one: Series, metric: str, statistic: str, rest: dict[str, Any]
) -> list[Any]:
    return _line(scope, one.namespace, metric, one.dimensions, statistic, rest)


def _line(  # noqa: PLR0913  the parts of CloudWatch's array
    scope: Scope,
    namespace: str,
    metric: str,
    dimensions: Any,
    statistic: str,
    rest: dict[str, Any],
) -> list[Any]:
    named = [
        part for name, value in dimensions.items() for part in (escape(name), _text(scope, value))
    ]
    return [escape(namespace), escape(metric), *named, {"stat": statistic, **rest}]


def _text(scope: Scope, value: str | Published) -> str:
    if not isinstance(value, Published):
        return str(escape(value))
    if value.index is None:
        return scope.read_of(value.of, value.output)
    return scope.read_item_of(value.of, value.output, value.index)
