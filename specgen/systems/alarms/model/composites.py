"""Alarms that act together as one, and what keeps them quiet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specgen.facts import alarms as facts
from specgen.sdk import Here
from specgen.sdk.alarms import SEVERITIES, Severity, Subject
from specgen.systems.alarms.model.fields import Fields, Suppression
from specgen.systems.alarms.model.names import alarm_name, aws_name, composite_role
from specgen.systems.alarms.model.plan import Planned, PlannedPair, Watched, fits

Child = tuple[Planned | PlannedPair, Subject | None]
"""Of an alarm with several subjects, each is a child."""


@dataclass(frozen=True, slots=True)
class Composite:
    """part: counts from 0, if one is not enough for all children"""

    severity: Severity
    children: tuple[Child, ...]
    part: int = 0
    suppressor: "tuple[Watched, Planned] | None" = None

    @property
    def role(self) -> str:
        return composite_role(self.severity, self.part)


def composites(
    spec: Fields, here: Here[Any], watched: Watched, others: tuple[Watched, ...]
) -> Iterator[Composite]:
    """Of one document; others: all that are watched here, one of which may keep it quiet."""
    for severity in SEVERITIES:
        if getattr(spec.composite, severity) == "none":
            continue
        quiet = suppressor(spec, watched, others)
        children = list(_children(watched, severity))
        if len(children) > 1 or (children and quiet):
            for part, some in enumerate(_parts(here, watched, children)):
                yield Composite(severity, tuple(some), part, quiet)


def _children(watched: Watched, severity: Severity) -> Iterator[Child]:
    for item in watched.of(severity):
        if isinstance(item, PlannedPair):
            yield item, None
        else:
            yield from ((item, subject) for subject in item.subjects)


def child_name(here: Here[Any], watched: Watched, child: Child) -> str:
    item, subject = child
    if isinstance(item, PlannedPair):
        return aws_name(here, watched.here, item.pair.id)
    return alarm_name(here, watched, item, subject or item.subjects[0])


def _parts(here: Here[Any], watched: Watched, children: list[Child]) -> Iterator[list[Child]]:
    """As few as CloudWatch's limits allow."""
    part: list[Child] = []
    length = 0
    for child in children:
        more = len(f'ALARM("{child_name(here, watched, child)}") OR ')
        if len(part) == facts.MOST_CHILDREN or length + more > facts.LONGEST_RULE:
            yield part
            part, length = [], 0
        part.append(child)
        length += more
    if part:
        yield part


def suppressor(
    spec: Fields, watched: Watched, others: tuple[Watched, ...]
) -> tuple[Watched, Planned] | None:
    """The alarm that keeps a document quiet, if it is made."""
    for entry in spec.suppress:
        if fits(watched.here, entry.documents):
            return next(iter(suppressing(entry, others)), None)
    return None


def suppressing(entry: Suppression, others: tuple[Watched, ...]) -> list[tuple[Watched, Planned]]:
    """Alarms that an entry names, the most severe first; those of several subjects are none."""
    found = [
        (other, planned)
        for other in others
        if fits(other.here, [entry.during])
        for planned in other.alarms
        if planned.row.id == entry.row and len(planned.subjects) == 1
    ]
    return sorted(found, key=lambda pair: -SEVERITIES.index(pair[1].severity))


def is_composed(severity: Severity, found: list[Composite]) -> bool:
    return any(composite.severity == severity for composite in found)
