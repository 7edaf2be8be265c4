"""What a dashboard is made of, before it is JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from specgen.facts import dashboards
from specgen.sdk import Here
from specgen.sdk.alarms import Dimensions, Math, Severity


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a graph; with math, `metric` is what the expression yields

    band: width of the usual values around it, in standard deviations
    here: the document whose row it is, if it is one
    """

    namespace: str
    metric: str
    statistic: str
    dimensions: Dimensions
    label: str
    region: str
    math: Math | None = None
    band: float | None = None
    here: Here[Any] | None = None

    @property
    def count(self) -> int:
        """Metrics and expressions that CloudWatch counts."""
        return (len(self.math.values) + 1 if self.math else 1) + (self.band is not None)


@dataclass(frozen=True, slots=True)
class Line:
    severity: Severity
    value: float


@dataclass(frozen=True, slots=True)
class Graph:
    """region: the widget's own; that of a series may differ"""

    title: str
    series: tuple[Series, ...]
    region: str
    lines: tuple[Line, ...] = ()
    period_seconds: int = 60
    width: int = 8
    height: int = 6


@dataclass(frozen=True, slots=True)
class Text:
    markdown: str
    width: int = dashboards.COLUMNS
    height: int = 1


@dataclass(frozen=True, slots=True)
class Status:
    """The state of alarms, by their ARNs."""

    title: str
    alarms: tuple[str, ...]
    width: int = dashboards.COLUMNS
    height: int = 3


@dataclass(frozen=True, slots=True)
class Query:
    """groups: names of log groups"""

    title: str
    text: str
    groups: tuple[str, ...]
    region: str
    width: int = 8
    height: int = 6


Widget = Graph | Text | Status | Query


@dataclass(frozen=True, slots=True)
class Section:
    """Widgets that change together; key: of its local value"""

    key: str
    widgets: tuple[Widget, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A widget at its place in a section."""

    x: int
    y: int
    widget: Widget


def placed(widgets: Iterable[Widget]) -> Iterator[Placed]:
    """From left to right, then below the highest widget of the line."""
    x = y = height = 0
    for widget in widgets:
        if x + widget.width > dashboards.COLUMNS:
            x, y, height = 0, y + height, 0
        yield Placed(x, y, widget)
        x, height = x + widget.width, max(height, widget.height)


def height_of(section: Section) -> int:
    return max((p.y + p.widget.height for p in placed(section.widgets)), default=0)
