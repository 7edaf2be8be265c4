"""Order without meaning is removed: maps are sorted by key, and lists that are sets by entry."""

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from specgen.documents.document import Document
from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.entries import identity
from specgen.documents.schema.fields import IN_ANY_ORDER, ORDER
from specgen.documents.schema.generate import resolve, schema_of
from specgen.findings.pointers import Pointer

Moved = dict[Pointer, Pointer]
"""Where an entry is -> where it was written."""


@dataclass(slots=True, eq=False)
class _Sets:
    """Where a value holds sets; a part that holds none is None."""

    is_set: bool = False
    keys: "dict[str, _Sets | None]" = field(default_factory=dict)
    others: "_Sets | None" = None
    items: "_Sets | None" = None


def in_order(document: Document, type_: DocumentType) -> Document:
    """The same document, however its maps, sets and overrides are written.

    document: of the right shape
    """
    data, moved = _sorted(_sets_of(type_), document.data)
    return replace(document, data=data, moved=moved)


def _sorted(sets: _Sets | None, value: Any) -> tuple[Any, Moved]:
    moved: Moved = {}
    if isinstance(value, dict):
        made = {}
        for key in sorted(value):
            inner = sets.keys.get(key, sets.others) if sets else None
            made[key], inside = _sorted(inner, value[key])
            moved |= {(key, *now): (key, *was) for now, was in inside.items()}
        return made, moved
    if not isinstance(value, list):
        return value, moved
    entries = [_sorted(sets.items if sets else None, entry) for entry in value]
    order = list(range(len(entries)))
    if sets and sets.is_set:
        order.sort(key=lambda i: identity(entries[i][0]))
    for now, was in enumerate(order):
        moved |= {(now,): (was,)} if now != was else {}
        moved |= {(now, *new): (was, *old) for new, old in entries[was][1].items()}
    return [entries[i][0] for i in order], moved


@cache
def _sets_of(type_: DocumentType) -> _Sets:
    root = schema_of(type_)
    sets = _sets(root, root, {}) or _Sets()
    # an override sets keys of the document itself
    sets.keys["overrides"] = _Sets(items=_Sets(keys={"when": _when(sets), "set": sets}))
    return sets


def _when(sets: _Sets) -> _Sets | None:
    overrides = sets.keys.get("overrides")
    return overrides.items.keys.get("when") if overrides and overrides.items else None


def _sets(root: dict[str, Any], part: object, known: dict[int, _Sets | None]) -> _Sets | None:
    """known: what was already made, by the id of its part: a schema may contain itself"""
    if not isinstance(part, dict):
        return None
    if id(part) not in known:
        known[id(part)] = made = _Sets()
        node = resolve(root, part)
        for choice in (resolve(root, c) for c in node.get("anyOf", [node])):
            made.is_set |= choice.get(ORDER) == IN_ANY_ORDER
            for key, inner in choice.get("properties", {}).items():
                made.keys[key] = _sets(root, inner, known)
            made.others = made.others or _sets(root, choice.get("additionalProperties"), known)
            made.items = made.items or _sets(root, choice.get("items"), known)
        inside = (made.others, made.items, *made.keys.values())
        if not made.is_set and all(inner is None for inner in inside):
            known[id(part)] = None
    return known[id(part)]
