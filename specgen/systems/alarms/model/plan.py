"""What an alarms document watches: documents, their rows, severities, thresholds and subjects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Any

from specgen.sdk import Here, PartName, Project, together
from specgen.sdk.alarms import Alarm, Event, Pair, Severity, Subject, level, rows_of
from specgen.sdk.aws.interfaces import TOPIC
from specgen.systems.alarms.model.fields import Fields

KIND = "alarms"


@dataclass(frozen=True, slots=True)
class Planned:
    """One block: a row at a severity, for its subjects. level: None for an anomaly band"""

    row: Alarm
    severity: Severity
    level: float | None
    subjects: tuple[Subject, ...]

    @property
    def keyed(self) -> bool:
        """Whether it is made once for each key of its subjects."""
        return bool(self.subjects[0].key)

    @property
    def role(self) -> PartName:
        return together(self.row.id, self.severity)


@dataclass(frozen=True, slots=True)
class PlannedPair:
    """alarms: of each subject, they count only together"""

    pair: Pair
    alarms: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """One document, as an alarms document watches it."""

    here: Here[Any]
    alarms: tuple[Planned, ...]
    pairs: tuple[PlannedPair, ...]
    events: tuple[Event, ...]

    @property
    def id(self) -> str:
        return self.here.effective.id

    @property
    def first_id(self) -> str:
        """For what AWS keeps: a rename does not change it."""
        return f"{self.here.effective.kind}/{self.here.effective.aws_name}"

    @property
    def blocks(self) -> Iterator[Planned]:
        yield from self.alarms
        for pair in self.pairs:
            yield from pair.alarms

    def of(self, severity: Severity) -> list[Planned | PlannedPair]:
        """What somebody hears of at a severity."""
        alarms = [a for a in self.alarms if a.severity == severity]
        return [*alarms, *(p for p in self.pairs if p.pair.severity == severity)]

    def count(self, severity: Severity) -> int:
        """Alarms as people hear them: a pair is one."""
        return sum(
            len(item.subjects) if isinstance(item, Planned) else 1 for item in self.of(severity)
        )


def fits(here: Here[Any], globs: Any) -> bool:
    return any(fnmatchcase(here.effective.id, glob) for glob in globs)


def candidates(here: Here[Any]) -> Iterator[Here[Any]]:
    """Documents of the environment that have rows, wherever they are.

    By kind and first name, so that a rename does not change which one comes first.
    """
    for kind in here.project.kinds:
        for effective in sorted(here.project.known(kind), key=lambda e: e.aws_name):
            other = Here(here.project, effective)
            if kind == KIND or effective.environment != here.environment:
                continue
            if not effective.is_adopted or any(other.spec.watched(other)):
                yield other


def watched(spec: Fields, here: Here[Any]) -> tuple[Watched, ...]:
    """Documents with at least one alarm or event in this region."""
    known = here.project.once(_known)
    place = (here.effective.id, *here.effective.spot)
    if place not in known:
        found = (_watched(spec, here, other) for other in candidates(here))
        known[place] = tuple(w for w in found if w.alarms or w.events or w.pairs)
    return known[place]


def _known(_project: Project) -> dict[tuple[str, ...], "tuple[Watched, ...]"]:
    """What is asked again and again: by claims, outputs, checks and the construct."""
    return {}


def _watched(spec: Fields, here: Here[Any], other: Here[Any]) -> Watched:
    only_topic = other.effective.kind == TOPIC.name and not spec.topics.besides(other.name)
    if only_topic or not fits(other, spec.documents):
        return Watched(other, (), (), ())
    return plan(spec, here.region, other)


def plan(spec: Fields, region: str, other: Here[Any]) -> Watched:
    rows = [row for row in rows_of(other) if all(need.holds(other) for need in _needs(row))]
    near: dict[str, list[Subject]] = {}
    for subject in other.spec.watched(other) if rows else ():
        if (subject.region or other.region) == region:
            near.setdefault(subject.kind, []).append(subject)
    numbers = other.spec.alarm_numbers(other) if near else {}
    alarms, pairs, events = [], [], []
    for row in rows:
        match row:
            case Event():
                events += _event(spec, region, other, row)
            case Pair():
                pairs += _pair(spec, other, row, near, numbers)
            case Alarm():
                alarms += _alarms(spec, other, row, near, numbers)
    return Watched(other, tuple(alarms), tuple(pairs), tuple(events))


def _needs(row: Alarm | Event | Pair) -> Any:
    return () if isinstance(row, Pair) else row.needs


def _event(spec: Fields, region: str, other: Here[Any], row: Event) -> Iterator[Event]:
    here = (row.region or other.region) == region
    if here and row.severity in spec.made and not excluded(spec, other, row.id, row.severity):
        yield row


def _alarms(
    spec: Fields,
    other: Here[Any],
    row: Alarm,
    near: Mapping[str, list[Subject]],
    numbers: Mapping[str, float],
) -> Iterator[Planned]:
    subjects = tuple(near.get(row.subject, ()))
    if not subjects:
        return
    row = tuned(spec, other, row)
    for severity in spec.made:
        if severity in row.thresholds and not excluded(spec, other, row.id, severity):
            found = level(row, severity, numbers)
            if found is not None or row.band is not None:
                yield Planned(row, severity, found, subjects)


def _pair(
    spec: Fields,
    other: Here[Any],
    pair: Pair,
    near: Mapping[str, list[Subject]],
    numbers: Mapping[str, float],
) -> Iterator[PlannedPair]:
    if pair.severity not in spec.made or excluded(spec, other, pair.id, pair.severity):
        return
    alarms = [a for row in pair.alarms for a in _alarms(spec, other, row, near, numbers)]
    if len(alarms) == len(pair.alarms):
        yield PlannedPair(pair, tuple(alarms))


def tuned(spec: Fields, other: Here[Any], row: Alarm) -> Alarm:
    """The row with the thresholds of this document."""
    for entry in spec.thresholds:
        if entry.row == row.id and fits(other, entry.documents):
            row = replace(row, thresholds={**row.thresholds, **entry.levels.written})
    return row


def excluded(spec: Fields, other: Here[Any], row: str, severity: Severity) -> bool:
    return any(
        entry.row in {row, "*"}
        and (not entry.severities or severity in entry.severities)
        and fits(other, entry.documents)
        for entry in spec.exclude
    )


def alarms_documents(project: Project) -> Iterator[Here[Any]]:
    for effective in project.all(KIND):
        yield Here(project, effective)
