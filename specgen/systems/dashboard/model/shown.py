"""Documents and rows of a region, as a dashboard shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specgen.sdk import Here, Project, first_of
from specgen.sdk.alarms import SEVERITIES, Alarm, Pair, Row, Severity, Subject, rows_of
from specgen.sdk.aws.interfaces import ALARMS
from specgen.sdk.aws.metric_filters.hooks import WithFilters
from specgen.systems.dashboard.model.widgets import Graph, Line, Series

KIND, ALARMS_KIND = "dashboard", "alarms"


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of a document, for its subjects of one region."""

    here: Here[Any]
    row: Alarm
    subjects: tuple[Subject, ...]
    region: str


def shown_in(here: Here[Any], region: str) -> Iterator[Shown]:
    """All of a region, by kind and first name, so that a rename changes nothing."""
    yield from here.project.once(_by_place).get((here.environment, region), ())


def _by_place(project: Project) -> dict[tuple[str, str], list[Shown]]:
    """By environment and region: several dashboards show the same, and each is asked twice."""
    found: dict[tuple[str, str], list[Shown]] = {}
    for kind in project.kinds:
        if kind not in {KIND, ALARMS_KIND}:
            for effective in sorted(project.all(kind), key=lambda e: (e.aws_name, e.region)):
                for shown in _shown(Here(project, effective)):
                    found.setdefault((effective.environment, shown.region), []).append(shown)
    return found


def shown_of(other: Here[Any], region: str) -> Iterator[Shown]:
    yield from (shown for shown in _shown(other) if shown.region == region)


def _shown(other: Here[Any]) -> Iterator[Shown]:
    """In each region that a subject is in."""
    rows = list(_alarms(rows_of(other)))
    if isinstance(other.spec, WithFilters):
        rows += other.spec.quiet_rows(other)
    if not rows:
        return
    by_region: dict[str, dict[str, list[Subject]]] = {}
    for subject in other.spec.watched(other):
        region = subject.region or other.region
        by_region.setdefault(region, {}).setdefault(subject.kind, []).append(subject)
    for row in rows if by_region else ():
        if all(need.holds(other) for need in row.needs):
            for region, subjects in by_region.items():
                if own := subjects.get(row.subject):
                    yield Shown(other, row, tuple(own), region)


def _alarms(rows: list[Row]) -> Iterator[Alarm]:
    for row in rows:
        if isinstance(row, Alarm):
            yield row
        elif isinstance(row, Pair):
            yield from row.alarms


def lines(shown: Shown) -> Iterator[Line]:
    """Levels of the alarms documents of the region, the most severe first."""
    other, row, region = shown.here, shown.row, shown.region
    if row.band is not None:
        return
    found: dict[Severity, float] = {}
    for document in ALARMS.all(other.project):
        if (document.environment, document.region) == (other.environment, region):
            found.update(document.spec.levels_made(other, row))
    for severity in reversed(SEVERITIES):
        if severity in found:
            yield Line(severity, found[severity])


def graph(shown: Shown, width: int = 8, height: int = 6) -> Graph:
    row = shown.row
    return Graph(
        title_of(row),
        tuple(series(shown, subject) for subject in shown.subjects),
        shown.region,
        tuple(lines(shown)),
        row.period_seconds,
        width,
        height,
    )


def title_of(row: Alarm) -> str:
    return f"{first_of(row.id)}: {measure(row)}"


def measure(row: Alarm) -> str:
    """What a row measures; an expression has no statistic."""
    return row.metric if row.math else f"{row.metric} {row.statistic}"


def series(shown: Shown, subject: Subject) -> Series:
    row = shown.row
    return Series(
        row.namespace,
        row.metric,
        row.statistic,
        subject.dimensions,
        " ".join(filter(None, (shown.here.effective.aws_name, subject.key))),
        shown.region,
        row.math,
        row.band,
        shown.here,
    )
