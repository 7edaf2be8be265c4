"""Root modules of documents of the good cases, each with one key of the document changed."""

import copy
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from keys.mutation import documents_of, get, leaves, put, twin, values
from keys.project import checked, rendered
from oracle.rendering import Rendering
from support import Case, cases

from specgen.documents.schema.fields import REFERENCE
from specgen.documents.schema.generate import FIXED
from specgen.findings.pointers import Pointer, dotted
from specgen.render.attributes import general, known
from specgen.render.published import published
from specgen.sdk.system import System

UNTRIED = frozenset({*FIXED, "terraform"})
TRIES, WANTED = 6, 2
"""Values that are tried, and those that must change something: a number that grows may be changed
in place, and not one that shrinks.
"""
ENOUGH = 2
"""Documents in which a key is tried."""

Data = dict[str, Any]
Place = tuple[Pointer, Data]
Spot = tuple[Case, list[Data], int]
"""A document: its case, all documents of that, and its place among them."""


@dataclass(frozen=True, slots=True)
class Variants:
    """The root module of a document, and, with the key that was changed, what became of it."""

    base: Rendering
    changed: list[tuple[str, Rendering]]


@dataclass(slots=True)
class Keys:
    """Those of a kind that become something of AWS, until each has been answered."""

    left: set[str]
    tried: Counter[str] = field(default_factory=Counter)

    def wants(self, key: str) -> bool:
        return key in self.left and self.tried[key] < ENOUGH


def keys_of(kind: str) -> set[str]:
    return {key for key, becomes in known().kinds.get(kind, {}).items() if becomes}


def documents(system: System, keys: Keys) -> Iterator[Variants]:
    """Of few documents that have all keys, the one with most of them first.

    First those in which a key is set, then those in which it could be. The caller removes the
    keys that it knows from `keys.left`.
    """
    own = [c for c in cases("good-*") if c.path.parent.parent.name == system.kind]
    spots = [
        (case, made, i) for case in own for made in (documents_of(case),) for i in range(len(made))
    ]
    mine = [spot for spot in spots if spot[1][spot[2]]["kind"] == system.kind]
    for is_set in (True, False):
        keys.tried.clear()
        while chosen := _richest(system, mine, keys, is_set=is_set):
            (case, made, index), places = chosen
            keys.tried.update(places.keys())
            base = _rendering(made, index, case)
            if base is not None:
                changed = list(_changed(case, made, index, places))
                if known := [(key, one) for key, one in changed if one.files != base.files]:
                    yield Variants(base, known)


def _richest(
    system: System, spots: Sequence[Spot], keys: Keys, *, is_set: bool
) -> tuple[Spot, dict[str, Place]] | None:
    found = ((spot, _places(system, spot[1][spot[2]], keys, is_set=is_set)) for spot in spots)
    best = max(found, key=lambda one: (len(one[1]), -len(one[0][1])), default=None)
    return best if best and best[1] else None


def _places(system: System, data: Data, keys: Keys, *, is_set: bool) -> dict[str, Place]:
    """One of each key; several are several entries of a map or a list."""
    found: dict[str, Place] = {}
    for pointer, node in leaves(system, data, UNTRIED):
        key = dotted(general(system.type, pointer))
        if "renamed_from" in pointer:
            continue  # without it, another thing has the name
        if keys.wants(key) and (get(data, pointer) is not None) is is_set:
            found.setdefault(key, (pointer, node))
    return found


def _changed(
    case: Case, made: list[Data], index: int, places: Mapping[str, Place]
) -> Iterator[tuple[str, Rendering]]:
    for key, (pointer, node) in places.items():
        found = 0
        for value in values(node, get(made[index], pointer))[:TRIES]:
            after = _with(case, made, index, (pointer, node), value)
            if after is not None:
                yield key, after
                found += 1
            if found == WANTED:
                break


def _with(case: Case, made: list[Data], index: int, place: Place, value: Any) -> Rendering | None:
    """None if it cannot be rendered."""
    pointer, node = place
    changed = copy.deepcopy(made)
    if REFERENCE in node:
        added = twin(changed, node[REFERENCE]["kind"], value, case)
        if added is None:
            return None
        changed.append(added)
    return _rendering(changed, index, case) if put(changed[index], pointer, value) else None


def _rendering(made: list[Data], index: int, case: Case) -> Rendering | None:
    """Of the first place of the document; what AWS refuses is rendered, too."""
    wanted = (made[index]["kind"], made[index].get("name"))
    with checked(made, case) as found:
        effectives = found.project.effectives if found.project else ()
        module = next((e.module for e in effectives if (e.kind, e.name) == wanted), "")
        files = rendered(found, only=module) if module else None
        if found.project is None or not files:
            return None
        split = ((path.rpartition("/"), text) for path, text in files.items())
        own = {name: text for (folder, _, name), text in split if folder == module}
        return Rendering(module, own, published(found.project))
