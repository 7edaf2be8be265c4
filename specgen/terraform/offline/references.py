"""Fills in references with invented values as far as plain text allows: one plan, not many.

A plan with the state resolves the rest, but only one level of dependency at a time (3 s each), so
what is written as "${aws_vpc.main.id}" in the module is filled in here, all at once.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from specgen.terraform.root_modules import block_of

Item = Mapping[str, Any]
Attributes = Mapping[str, Item]

_REFERENCE = re.compile(
    r"(?<!\$)\$\{(?P<address>aws_\w+\.[\w-]+(?:\[(?:\d+|\"[^\"]+\")\])?)\.(?P<name>\w+)\}"
)
_INDEXED = re.compile(r"(?P<address>aws_\w+\.[\w-]+)\.(?P<name>\w+)\[0\]")
_ROUNDS = 10  # a chain of references up to this depth is filled; a plan does the rest


def indexed(folder: Path) -> dict[str, frozenset[str]]:
    """type.name -> its lists whose first item something reads."""
    text = "".join(p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.tf.json")))
    found = {(at["address"], at["name"]) for at in _INDEXED.finditer(text)}
    return {a: frozenset(n for other, n in found if other == a) for a, _ in found}


def fill(instances: Attributes, unknowns: Attributes, written: Item) -> dict[str, Any]:
    """instances, unknowns: address -> values, and which of them were unknown when planned."""
    current: dict[str, dict[str, Any]] = {
        address: dict(values) for address, values in instances.items()
    }
    for _ in range(_ROUNDS):
        filled = {
            address: _fields(values, unknowns[address], written.get(block_of(address), {}), current)
            for address, values in current.items()
        }
        if filled == current:
            break
        current = filled
    return current


def _fields(
    value: dict[str, Any], unknown: Item, written: Item, instances: Attributes
) -> dict[str, Any]:
    keys = value.keys() & unknown.keys() & written.keys()
    return value | {key: _body(value[key], unknown[key], written[key], instances) for key in keys}


def _body(value: object, unknown: object, written: object, instances: Attributes) -> object:
    """Walks the three in step; leaves alone what was known or is not a plain reference."""
    match value, unknown, written:
        case _, True, str():
            return _text(written, instances) or value
        case _, True, list() if all(isinstance(item, str) for item in written):
            texts = [_text(item, instances) for item in written]
            return value if None in texts else texts
        case dict(), dict(), dict():
            return _fields(value, unknown, written, instances)
        case list(), list(), dict():  # JSON may write a single block without its list
            return _body(value, unknown, [written], instances)
        case list(), list(), list() if len(value) == len(unknown) == len(written):
            rows = zip(value, unknown, written, strict=True)
            return [_body(*row, instances) for row in rows]
        case _:
            return value


def _text(written: str, instances: Attributes) -> str | None:
    """None unless every expression in it is a reference to a string of a known instance."""
    found = list(_REFERENCE.finditer(written))
    texts = [instances.get(at["address"], {}).get(at["name"]) for at in found]
    rest = _REFERENCE.sub("", written)
    if not found or "${" in rest or "%{" in rest:
        return None
    if not all(isinstance(text, str) for text in texts):
        return None
    replacements = iter(texts)
    return _REFERENCE.sub(lambda _: str(next(replacements)), written)
