"""Entries of lists that are sets: which are equal, and which comes first."""

from typing import Any

import msgspec

IDENTITIES = ("number", "id", "name")
"""Keys that entries which are maps are sorted by, if they have one."""


def identity(value: Any) -> tuple[Any, ...]:
    """Equal for equal entries of a set; sorts numbers as numbers and texts as texts."""
    match value:
        case bool() | None:
            return ("", str(value))
        case int() | float():
            return ("number", value)
        case str():
            return ("text", value)
    named = [value[k] for k in IDENTITIES if k in value] if isinstance(value, dict) else []
    first = identity(named[0]) if named and not isinstance(named[0], list | dict) else ("", "")
    return ("value", *first, msgspec.json.encode(value, order="sorted"))


def repeated(values: list[Any]) -> int | None:
    """The position of the first entry that an earlier one equals."""
    seen = set()
    for i, value in enumerate(values):
        if (known := identity(value)) in seen:
            return i
        seen.add(known)
    return None
