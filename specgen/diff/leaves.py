"""Two values of Terraform JSON -> their differences, leaf by leaf."""

import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from specgen.diff.model import Mark, Steps

Leaf = tuple[Steps, Any, Any]

_KEYS = ("Sid", "sid", "name", "Name", "id", "Id", "key")
"""Keys that identify the items of a list in IAM and ECS documents and in the provider's blocks."""


def leaves(old: Any, new: Any, at: Steps = ()) -> Iterator[Leaf]:
    """Where the two differ; what only one of them has is reported as a whole."""
    old, new = _alike(old, new)
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _maps(old, new, at)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(old, new, at)
    else:
        yield at, old, new


def dotted(steps: Steps) -> str:
    """container_definitions[web].cpu, ingress[0].cidr_blocks"""
    text = ""
    for step in steps:
        is_key = isinstance(step, str) and not step.startswith("[")
        text += f".{step}" if is_key and text else f"[{step}]" if isinstance(step, int) else step
    return text


def names(steps: Steps) -> Steps:
    """The steps without list items, as the provider's schema names them."""
    return tuple(s for s in steps if isinstance(s, str) and not s.startswith("["))


def _alike(old: Any, new: Any) -> tuple[Any, Any]:
    """Both values in one form: a block may be written without its list, a document as JSON text."""
    for one, other in ((old, new), (new, old)):
        if isinstance(one, dict) and isinstance(other, list) and len(other) == 1:
            old, new = (o[0] if isinstance(o, list) else o for o in (old, new))
            break
    if any(isinstance(value, (dict, list)) for value in (old, new)) or _both_json(old, new):
        return _parsed(old), _parsed(new)
    return old, new


def _both_json(old: Any, new: Any) -> bool:
    return all(isinstance(_parsed(value), (dict, list)) for value in (old, new))


def _parsed(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _maps(old: dict[str, Any], new: dict[str, Any], at: Steps) -> Iterator[Leaf]:
    for key in sorted({*old, *new}):
        yield from leaves(old.get(key, Mark.ABSENT), new.get(key, Mark.ABSENT), (*at, key))


def _lists(old: list[Any], new: list[Any], at: Steps) -> Iterator[Leaf]:
    key = _key_of(old, new)
    if key:
        befores, afters = ({f"[{i[key]}]": i for i in items} for items in (old, new))
        if list(befores) != list(afters) and {*befores} == {*afters}:
            yield at, "in this order: " + ", ".join(befores), ", ".join(afters)
        yield from _keyed(befores, afters, at)
    elif any(isinstance(item, (dict, list)) for item in (*old, *new)):
        pairs = zip_longest(old, new, fillvalue=Mark.ABSENT)
        for number, (before, after) in enumerate(pairs):
            yield from leaves(before, after, (*at, number))
    else:
        yield at, old, new


def _keyed(old: dict[str, Any], new: dict[str, Any], at: Steps) -> Iterator[Leaf]:
    for key in dict.fromkeys([*old, *new]):
        yield from leaves(old.get(key, Mark.ABSENT), new.get(key, Mark.ABSENT), (*at, key))


def _key_of(old: list[Any], new: list[Any]) -> str:
    """The key that identifies all items of both lists; empty if there is no such key."""
    for key in _KEYS:
        if old and new and all(_tells_apart(key, items) for items in (old, new)):
            return key
    return ""


def _tells_apart(key: str, items: list[Any]) -> bool:
    found = [item.get(key) for item in items if isinstance(item, dict)]
    texts = {value for value in found if isinstance(value, str)}
    return len(texts) == len(items)
