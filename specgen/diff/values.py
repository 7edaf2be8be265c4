"""An attribute before and after, as short as possible while showing the difference."""

import json
from itertools import takewhile
from typing import Any

from specgen.diff.model import Attribute, Mark
from specgen.findings.characters import one_line

WIDTH = 72
SHOWN_ITEMS = 4
AROUND = 24
"""Characters shown before the first difference, as context."""


def value(what: Any) -> str:
    """In one line, cut if it is too long."""
    reported = _whole(what)
    return reported if len(reported) <= WIDTH else f"{reported[: WIDTH - 3]}..."


def difference(attribute: Attribute) -> str:
    """`cpu: 256 -> 512`; for lists, added and removed items; for long texts, where they differ."""
    path = one_line(attribute.path) or "all of it"
    old, new = attribute.old, attribute.new
    if old is Mark.UNKNOWN and new is Mark.UNKNOWN:
        return f"{path}: {new.value}"
    if isinstance(old, list) and isinstance(new, list):
        return f"{path}: {_items(old, new)}"
    before, after = _whole(old), _whole(new)
    if isinstance(old, Mark) or isinstance(new, Mark) or max(map(len, (before, after))) <= WIDTH:
        return f"{path}: {value(old)} -> {value(new)}"
    return f"{path}: {_apart(before, after)}"


def _whole(what: Any) -> str:
    if isinstance(what, Mark):
        return what.value
    reported = f'"{what}"' if isinstance(what, str) else json.dumps(what, ensure_ascii=False)
    return one_line(reported)


def _apart(before: str, after: str) -> str:
    """The part that differs, with a little context before it."""
    start = max(0, _same(before, after) - AROUND)
    head = "..." if start else ""
    cut = [text[start:] for text in (before, after)]
    shown = [text if len(text) <= WIDTH else f"{text[: WIDTH - 3]}..." for text in cut]
    return f"{head}{shown[0]} -> {head}{shown[1]}"


def _same(before: str, after: str) -> int:
    """The number of leading characters that both share."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _items(old: list[Any], new: list[Any]) -> str:
    come = [item for item in new if item not in old]
    gone = [item for item in old if item not in new]
    if not come and not gone:
        return "in another order"
    parts = [_some("adds", come), _some("removes", gone)]
    return "; ".join(part for part in parts if part)


def _some(verb: str, items: list[Any]) -> str:
    shown = ", ".join(value(item) for item in items[:SHOWN_ITEMS])
    more = len(items) - SHOWN_ITEMS
    return f"{verb} {shown}{f' and {more} more' if more > 0 else ''}" if items else ""
