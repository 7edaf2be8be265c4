"""What a reader sees, and in which order: losses, documents, changes that many resources share."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from specgen.diff.allowances import Verdict
from specgen.diff.model import Action, Mark
from specgen.diff.places import ReportedChange
from specgen.diff.run import Result

ALIKE = 5
"""At least this many resources that change alike are shown together."""


@dataclass(frozen=True, slots=True)
class Group:
    """One document; created: if they are too many to name"""

    document: str
    items: tuple[ReportedChange, ...]
    created: tuple["Created", ...] = ()


@dataclass(frozen=True, slots=True)
class Created:
    """What is created in the same root modules; kinds: type -> number in each of them"""

    modules: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """In all root modules."""
        return len(self.modules) * sum(number for _, number in self.kinds)


@dataclass(frozen=True, slots=True)
class Digest:
    losses: tuple[Verdict, ...]
    groups: tuple[Group, ...]
    alike: tuple[tuple[ReportedChange, ...], ...]


def digest(result: Result) -> Digest:
    loud = [verdict for verdict in result.verdicts if result.counts(verdict.reported)]
    loud += [Verdict(item) for item in result.reported if _is_left(item)]
    losses = {verdict.reported for verdict in loud}
    rest = [item for item in result.reported if item not in losses]
    alike = _alike(rest)
    folded = {item for items in alike for item in items}
    documents: dict[str, list[ReportedChange]] = {}
    for item in rest:
        if item not in folded:
            documents.setdefault(item.change.document, []).append(item)
    groups = tuple(_group(document, items) for document, items in sorted(documents.items()))
    ordered = sorted(loud, key=lambda v: v.allowed)
    return Digest(tuple(ordered), groups, alike)


def _is_left(item: ReportedChange) -> bool:
    """Stateful, and nothing knows of it any more: no loss, but nothing to overlook."""
    return bool(item.change.lost) and item.change.action is Action.FORGET


def _group(document: str, items: Sequence[ReportedChange]) -> Group:
    created = [item for item in items if _is_folded(item)]
    if len(created) < ALIKE:
        return Group(document, tuple(items))
    places: dict[tuple[str, ...], Counter[str]] = {}
    for item in created:
        kind = item.change.address.partition(".")[0]
        places.setdefault(item.modules, Counter())[kind] += 1
    folded = tuple(Created(m, tuple(sorted(kinds.items()))) for m, kinds in sorted(places.items()))
    rest = tuple(item for item in items if not _is_folded(item))
    return Group(document, rest, folded)


def _is_folded(item: ReportedChange) -> bool:
    """What AWS refuses is named, because its reason is."""
    return item.change.action is Action.CREATE and not item.change.refused


def _alike(items: Iterable[ReportedChange]) -> tuple[tuple[ReportedChange, ...], ...]:
    """Changes of the same attributes from and to the same values."""
    found: dict[str, list[ReportedChange]] = {}
    for item in items:
        change = item.change
        if change.refused:
            continue
        if change.attributes and change.action in {Action.UPDATE, Action.NONE, Action.UNKNOWN}:
            attributes = [[a.path, _data(a.old), _data(a.new)] for a in change.attributes]
            found.setdefault(json.dumps([change.action, attributes]), []).append(item)
    return tuple(tuple(same) for same in found.values() if len(same) >= ALIKE)


def _data(value: object) -> object:
    return {"mark": value.name} if isinstance(value, Mark) else [value]
