"""Names of the parts of a document, which addresses and names in AWS are made of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, Self, get_args, get_type_hints

import msgspec

from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.fields import Renamable
from specgen.documents.schema.generate import node_at
from specgen.documents.schema.patterns import matches
from specgen.findings.pointers import Pointer


class PartName(str):
    """A name that knows its earlier spellings, and so do the roles that map() makes of it.

    A text made of it in another way knows only the last spelling: its resource would be made anew.
    earlier: oldest first
    """

    __slots__ = ("earlier",)

    def __new__(cls, now: str, earlier: Sequence[str] = ()) -> Self:
        made = super().__new__(cls, now)
        made.earlier = tuple(earlier)
        return made

    @property
    def first(self) -> str:
        """For what AWS keeps: a rename does not change it."""
        return (*self.earlier, str(self))[0]

    def map(self, change: Callable[[str], str]) -> "PartName":
        return PartName(change(self), [change(name) for name in self.earlier])


def part_name(name: str, part: object) -> PartName:
    """part: what has the name, `renamed_from` included if it is Renamable"""
    return PartName(name, part.earlier_names if isinstance(part, Renamable) else ())


def by_first_name(parts: Mapping[str, object]) -> list[str]:
    """Keys of a map; their order, and so what the first one is chosen for, outlasts a rename."""
    return sorted(parts, key=lambda key: part_name(key, parts[key]).first)


def spellings(name: str) -> tuple[str, ...]:
    """Oldest first; the present one is the last."""
    return (*name.earlier, name) if isinstance(name, PartName) else (name,)


def first_of(name: str) -> str:
    return spellings(name)[0]


def together(first: str, second: str) -> PartName:
    """Joined by a dash; each combination of their spellings is an earlier one."""
    *earlier, now = (joined(*names) for names in product(spellings(first), spellings(second)))
    return PartName(now, earlier)


def joined(document: str, role: str) -> str:
    """role: empty for the document's main resource"""
    return f"{document}-{role}" if role else document


@dataclass(frozen=True, slots=True)
class RenamablePart:
    """pointer: of the part; among: of the map or list that it is in

    part: no Renamable if it is written in a short form, which says no earlier name
    """

    pointer: Pointer
    among: Pointer
    name: str
    part: object

    @property
    def earlier(self) -> tuple[str, ...]:
        """Oldest first."""
        return part_name(self.name, self.part).earlier

    def earlier_places(self) -> Iterator[tuple[Pointer, str]]:
        """Each earlier name, and where it is written."""
        at = (*self.pointer, "renamed_from")
        if isinstance(getattr(self.part, "renamed_from", None), str):
            yield from ((at, name) for name in self.earlier)
        else:
            yield from (((*at, i), name) for i, name in enumerate(self.earlier))


def renamable_parts(spec: msgspec.Struct, at: Pointer = ()) -> Iterator[RenamablePart]:
    """All of a spec: by their key in a map, or their `id` in a list."""
    for field in spec.__struct_fields__:
        value, place = getattr(spec, field), (*at, field)
        if isinstance(value, msgspec.Struct):
            yield from renamable_parts(value, place)
        elif isinstance(value, dict | list | tuple):
            renamable = _holds_renamable(type(spec), field)
            for step, inner in _inside(value):
                if renamable:
                    yield RenamablePart((*place, step), place, _name(step, inner), inner)
                if isinstance(inner, msgspec.Struct):
                    yield from renamable_parts(inner, (*place, step))


@cache
def _holds_renamable(owner: type, field: str) -> bool:
    return any(_is_renamable(part) for part in get_args(get_type_hints(owner)[field]))


def _is_renamable(type_: Any) -> bool:
    """Whether it is one, or may be one."""
    inside = any(_is_renamable(part) for part in get_args(type_))
    return inside or (isinstance(type_, type) and issubclass(type_, Renamable))


def names_among(spec: object, among: Pointer) -> set[str]:
    """Keys of a map of a spec, or the `id` of each entry of a list."""
    value: Any = spec
    for step in among:
        value = getattr(value, str(step)) if isinstance(value, msgspec.Struct) else value[step]
    return {_name(step, inner) for step, inner in _inside(value)}


def name_form(type_: DocumentType, part: RenamablePart) -> Callable[[str], bool]:
    """Whether a name has the form that the part's could have, by the schema."""
    node = node_at(type_, part.among) or {}
    key = node.get("propertyNames") or node_at(type_, (*part.pointer, "id")) or {}
    return lambda name: matches(key.get("pattern", ""), name)


def _name(step: str | int, part: object) -> str:
    return str(getattr(part, "id", step)) if isinstance(step, int) else step


def _inside(value: Any) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, dict):
        yield from value.items()
    else:
        yield from enumerate(value)
