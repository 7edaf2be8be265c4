"""Texts of a document whose place in the schema has a mark, such as a reference."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.generate import resolve, schema_of
from specgen.findings.pointers import Pointer


@dataclass(slots=True)
class _Marks:
    """Marks below a part of a schema; None for a part without any.

    mark: of the text here; others: of keys that are not declared
    """

    mark: Any = None
    keys: "dict[str, _Marks | None]" = field(default_factory=dict)
    others: "_Marks | None" = None
    items: "_Marks | None" = None
    branches: "list[_Marks]" = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        inside = (self.others, self.items, *self.keys.values(), *self.branches)
        return not self.mark and all(part is None for part in inside)


def marked(type_: DocumentType, keyword: str, data: Any) -> Iterator[tuple[Pointer, str, Any]]:
    """Place and text of each, and the value of the schema's keyword there."""
    marks = _marks_of(type_, keyword)
    return _found(marks, data, ()) if marks else iter(())


def _found(marks: _Marks, value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str, Any]]:
    if isinstance(value, str):
        if marks.mark:
            yield pointer, value, marks.mark
    elif isinstance(value, dict):
        for key, item in value.items():
            if inner := marks.keys.get(key, marks.others):
                yield from _found(inner, item, (*pointer, key))
    elif isinstance(value, list) and marks.items:
        for i, item in enumerate(value):
            yield from _found(marks.items, item, (*pointer, i))
    for branch in marks.branches:
        yield from _found(branch, value, pointer)


Known = dict[int, _Marks | None]
"""What was already made, by the id of its part: a schema may contain itself."""


@cache
def _marks_of(type_: DocumentType, keyword: str) -> _Marks | None:
    root = schema_of(type_)
    return _marks(root, root, keyword, {})


def _marks(root: dict[str, Any], part: object, keyword: str, known: Known) -> _Marks | None:
    if not isinstance(part, dict):
        return None
    if id(part) not in known:
        known[id(part)] = made = _Marks()
        node = resolve(root, part)
        made.mark = node.get(keyword)
        for key, inner in node.get("properties", {}).items():
            made.keys[key] = _marks(root, inner, keyword, known)
        made.others = _marks(root, node.get("additionalProperties"), keyword, known)
        made.items = _marks(root, node.get("items"), keyword, known)
        branches = [_marks(root, branch, keyword, known) for branch in node.get("anyOf", [])]
        made.branches = [branch for branch in branches if branch]
        if made.is_empty:
            known[id(part)] = None
    return known[id(part)]
