"""Documents of the good cases, each with one key at an edge."""

import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from keys.mutation import documents_of, get, leaves, put
from support import Case, cases

from oracle.values import edges
from specgen.documents.schema.fields import REFERENCE
from specgen.documents.schema.generate import FIXED, node_at, resolve, schema_of
from specgen.findings.pointers import Pointer, dotted
from specgen.render.attributes import attributes_of, general
from specgen.sdk.system import System
from specgen.systems import BY_KIND, SYSTEMS

Data = dict[str, Any]

NAME = ("name",)
UNTRIED = frozenset({*FIXED, "terraform"}) - set(NAME)
"""Keys that place a document, or hold Terraform's own terms."""
ENOUGH = 2
"""Documents in which a key is tried: another may be of another form."""
MANY_DOCUMENTS = 8
TRIED = tuple(s.kind for s in SYSTEMS if s.placed and s.kind != "raw")
SHOWN = 100
"""Characters of a value in a message."""

Count = Counter[tuple[str, bool]]
"""(key, whether it is set) -> documents"""


@dataclass(frozen=True, slots=True)
class Variant:
    """key: as in attributes.json; index: of the document in its case"""

    case: Case
    index: int
    pointer: Pointer
    key: str
    value: Any

    @property
    def kind(self) -> str:
        return str(documents_in(self.case)[self.index]["kind"])

    def __str__(self) -> str:
        shown = repr(self.value)
        short = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}... ({len(shown)})"
        return f"{self.kind} {dotted(self.pointer)}: {short} ({self.case.id})"

    def changed(self) -> list[Data] | None:
        """The documents of the case with the value; None if it has no room for it."""
        made = copy.deepcopy(documents_in(self.case))
        if self.pointer == NAME:
            _rename(made, self.kind, made[self.index]["name"], self.value)
        return made if put(made[self.index], self.pointer, self.value) else None


@cache
def documents_in(case: Case) -> list[Data]:
    return documents_of(case)


def variants(system: System) -> Iterator[Variant]:
    """Of each key that becomes an attribute, in the smallest cases that have it."""
    tried: Count = Counter()
    for case in _cases(system.kind):
        for index, data in enumerate(documents_in(case)):
            if data["kind"] == system.kind:
                yield from _of_document(system, case, index, tried)


def _of_document(system: System, case: Case, index: int, tried: Count) -> Iterator[Variant]:
    """tried: added to"""
    data, root = documents_in(case)[index], schema_of(system.type)
    for pointer, node in _places(system, data):
        key, now = dotted(general(system.type, pointer)), get(data, pointer)
        if REFERENCE in node or not _becomes(system, pointer) or _is_enough(tried, key, now):
            continue
        tried[key, now is not None] += 1
        for value in edges(root, node, now):
            yield Variant(case, index, pointer, key, value)


def _is_enough(tried: Count, key: str, now: Any) -> bool:
    """A key that is not set may do nothing because another is missing, so it is tried once."""
    return tried[key, True] >= (1 if now is None else ENOUGH) or (
        now is None and tried[key, False] > 0
    )


def _becomes(system: System, pointer: Pointer) -> bool:
    return pointer == NAME or bool(attributes_of(system.type, pointer))


def _places(system: System, data: Data) -> Iterator[tuple[Pointer, Data]]:
    """Each key, and each list and each map with free keys as a whole."""
    root, whole = schema_of(system.type), dict[Pointer, Data]()
    for pointer, node in leaves(system, data, UNTRIED):
        yield pointer, resolve(root, node)
        for i in range(1, len(pointer)):
            around = node_at(system.type, pointer[:i]) or {}
            if "properties" not in around:
                whole[pointer[:i]] = around
    yield from sorted(whole.items(), key=str)


def _cases(kind: str) -> list[Case]:
    """Of the kind first, the small ones before the large ones."""
    found = [c for c in cases("good-*") if any(d["kind"] == kind for d in documents_in(c))]
    small = [c for c in found if len(documents_in(c)) <= MANY_DOCUMENTS]
    own = {c.id for c in small if c.path.parent.parent.name == kind}
    return sorted(small, key=lambda c: (c.id not in own, c.path.stat().st_size, c.id))


def _rename(documents: list[Data], kind: str, old: str, new: Any) -> None:
    """Where other documents refer to it."""
    for data in documents:
        system = BY_KIND.get(data["kind"])
        for pointer, node in leaves(system, data) if system is not None else ():
            target = node.get(REFERENCE) or {}
            kinds = {target.get("kind"), *target.get("others", ())}
            if kind in kinds and get(data, pointer) == old:
                put(data, pointer, new)
