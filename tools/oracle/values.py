"""Values at the edges of a schema, one beyond, and of the wrong shape."""

import copy
import re
from collections.abc import Iterator
from typing import Any

from oracle.patterns import texts
from specgen.documents.schema.fields import REFERENCE
from specgen.documents.schema.generate import resolve

Data = dict[str, Any]

MANY = (2, 5, 10, 20, 50, 100, 101)
"""Items of a list or a map that has no limit."""
NUMBERS = (
    *(*range(-1, 8), 10, 15, 16, 20, 30, 59, 61, 99, 100, 101, 1_000),
    *(2**31 - 1, 2**31, 10**10 + 1),
)
LENGTHS = (
    *(1, 2, 3, 8, 16, 20, 32, 33, 40, 50, 63, 64, 65, 128, 129, 255, 256, 257),
    *(1_024, 1_025, 4_097),
)
WRONG = (
    *("", " ", "0", "a-", "-a", "a--b", "A", "a.b", "a_b", "a/b", "a b", "a\tb", "a\nb", " a"),
    *("a:b", "a,b", "a*", "*", "é", "日本", "${a}", "%{a}", '"', "\\", "<b>", "&", "@"),
    *("aws", "aws:a", "2026-02-30", "0.0.0.0/0", "192.0.2.77/24", "10.0.0.0/33", "::/0"),
    *("http://a.example", "arn:aws:iam::1:role/x"),
)


def edges(root: Data, node: Data, now: Any) -> list[Any]:
    """Each value once, without the present one; what the schema refuses is among them."""
    found: dict[str, Any] = {}
    for branch in branches(root, node):
        if REFERENCE in branch:
            continue  # what it names would have to exist
        for value in _of_branch(root, branch, now):
            found.setdefault(repr(value), value)
    found.pop(repr(now), None)
    return list(found.values())


def branches(root: Data, node: Data) -> list[Data]:
    node = resolve(root, node)
    return [resolve(root, one) for one in node.get("anyOf", [node])]


def _of_branch(root: Data, node: Data, now: Any) -> Iterator[Any]:
    yield from node.get("enum", ())
    yield from node.get("examples", ())
    match node.get("type"):
        case "boolean":
            yield from (True, False)
        case "integer" | "number" as kind:
            yield from _numbers(node, now, whole=kind == "integer")
        case "string":
            yield from _texts(node, now)
        case "array":
            yield from _lists(root, node, now)
        case "object" if isinstance(node.get("additionalProperties"), dict):
            yield from _maps(node, now)


def _numbers(node: Data, now: Any, *, whole: bool) -> Iterator[float]:
    step = 1 if whole else 0.25
    low, high = node.get("minimum"), node.get("maximum")
    for bound in (low, high, node.get("exclusiveMinimum"), node.get("exclusiveMaximum"), now):
        if isinstance(bound, int | float) and not isinstance(bound, bool):
            yield from (bound, bound - step, bound + step)
    if low is not None and high is not None:
        yield (low + high) // 2
        yield low + (high - low) // 10
    yield from NUMBERS


def _texts(node: Data, now: Any) -> Iterator[str]:
    low, high = node.get("minLength", 0), node.get("maxLength", 300)
    options = node.get("enum", ())
    yield from (str(option).upper() for option in options)
    if pattern := node.get("pattern"):
        yield from texts(pattern, low, high)
        yield from (made for n in {low, high} for made in texts(pattern, n, n, 2))
    if isinstance(now, str) and now:
        yield from _near(now)
    if not options:
        yield from ("a" * n for n in sorted({*LENGTHS, low, high, high + 1}))
    yield from WRONG


def _near(now: str) -> Iterator[str]:
    """One character is another; digits tell of dates, times, addresses and sizes."""
    yield from (now.upper(), now.lower(), f"{now}x", f"{now}-", f" {now}", now[:-1], now * 2)
    for found in re.finditer(r"\d", now):
        for digit in "019":
            yield now[: found.start()] + digit + now[found.end() :]


def _lists(root: Data, node: Data, now: Any) -> Iterator[list[Any]]:
    """Items like the first one, or like what the schema shows."""
    yield []
    items = node.get("items") or {}
    first = now[0] if isinstance(now, list) and now else next(_items(root, items), None)
    if first is None:
        return
    yield from ([first], [first, first])
    other = [value for value in edges(root, items, first) if type(value) is type(first)]
    most = node.get("maxItems")
    sizes = (most, most + 1) if most is not None else MANY
    yield from ([first, *other][:size] for size in sizes)
    if isinstance(first, str):
        yield from ([f"{first}{n}" for n in range(size)] for size in sizes)
    if not isinstance(now, list) or not now:
        yield from ([value] for value in other)


def _maps(node: Data, now: Any) -> Iterator[Data]:
    """Other keys, and more of them; their values are like the first one."""
    if isinstance(now, dict) and now:
        key, first = next(iter(now.items()))
        yield from ({other: first} for other in _texts(node.get("propertyNames", {}), key))
        for size in MANY:
            yield {f"{key}{n}": copy.deepcopy(first) for n in range(size)}


def _items(root: Data, node: Data) -> Iterator[Any]:
    """Simple ones only; a map is made of more than one key."""
    for branch in branches(root, node):
        if branch.get("type") not in {"object", "array"}:
            yield from _of_branch(root, branch, None)
