"""Which attributes of a resource change: as written, and as a result of changes elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from specgen.diff.elements import Element
from specgen.diff.hidden import hidden
from specgen.diff.leaves import dotted, leaves, names
from specgen.diff.model import Attribute, Mark, Steps
from specgen.diff.parameters import invented
from specgen.diff.structural import OF_TERRAFORM, Written

TAGS_ALL = "tags_all"
"""Computed by the provider; the only place where a plan shows default tags."""
Item = Mapping[str, Any]
"""One of the `resource_changes` of a plan."""


def attributes_of(
    item: Item, new: Element | None, found: tuple[Written, ...], altered: tuple[str, ...]
) -> tuple[Attribute, ...]:
    """What is written differently, then what results from changes elsewhere; each once."""
    forcing = [names(tuple(path)) for path in item["change"].get("replace_paths", [])]
    own = [w for w in found if w.names[:1] and w.names[0] not in OF_TERRAFORM]
    shown = [replace(w.attribute, forces=_meets(w.names, forcing)) for w in own]
    reported = {w.names[0] for w in own}
    body = new.body if new and isinstance(new.body, dict) else {}
    secret = _secrets(item["change"])
    for steps, before, after in _planned(item["change"]):
        way, forces = names(steps), _meets(names(steps), forcing)
        written = _at(body, way)
        is_default = way[0] == TAGS_ALL and after is not Mark.UNKNOWN and "tags" not in reported
        if way[0] not in reported and (forces or is_default or written is not Mark.ABSENT):
            new_value = hidden(steps, invented(after, altered))
            old_value = _real(hidden(steps, before), new_value, written)
            shown.append(Attribute(dotted(steps), old_value, new_value, forces))
    return tuple(_masked(a, secret) for a in shown)


def _real(before: Any, after: Any, written: Any) -> Any:
    """A value from another resource was invented, so the reference is shown instead."""
    if after is not Mark.UNKNOWN:
        return before
    return after if written is Mark.ABSENT else written


def _at(body: Any, way: Steps) -> Any:
    """What is written there; an expression covers everything below it."""
    for name in way:
        block = body[0] if isinstance(body, list) and body else body
        if not isinstance(block, dict):
            return block
        body = block.get(name, Mark.ABSENT)
    return body


def _planned(change: Item) -> Iterator[tuple[Steps, Any, Any]]:
    after = _with_unknown(change.get("after") or {}, change.get("after_unknown") or {})
    yield from leaves(change.get("before") or {}, after)


def _with_unknown(after: Any, unknown: Any) -> Any:
    match unknown:
        case True:
            return Mark.UNKNOWN
        case dict() if isinstance(after, dict):
            both = dict.fromkeys([*after, *unknown])
            return {key: _with_unknown(after.get(key), unknown.get(key)) for key in both}
        case list() if isinstance(after, list):
            marks = [*unknown, *([None] * len(after))][: len(after)]
            return [_with_unknown(*row) for row in zip(after, marks, strict=True)]
        case _:
            return after


def _meets(way: Steps, forcing: list[Steps]) -> bool:
    """Whether one path is a prefix of the other."""
    return any(way[: len(other)] == other[: len(way)] for other in forcing)


def _secrets(change: Item) -> set[str]:
    """Attributes that the provider or the configuration marks as secret, fully or in part."""
    marks = [change.get("before_sensitive"), change.get("after_sensitive")]
    held = [mark for mark in marks if isinstance(mark, dict)]
    return {name for mark in held for name, value in mark.items() if _any(value)}


def _any(mark: object) -> bool:
    if isinstance(mark, (dict, list)):
        return any(map(_any, mark.values() if isinstance(mark, dict) else mark))
    return bool(mark)


def _masked(attribute: Attribute, secret: set[str]) -> Attribute:
    name = attribute.path.partition(".")[0].partition("[")[0]
    if name not in secret:
        return attribute
    old, new = (
        v if isinstance(v, Mark) else Mark.SENSITIVE for v in (attribute.old, attribute.new)
    )
    return replace(attribute, old=old, new=new)
