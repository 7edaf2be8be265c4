"""Where a value is in a document's data."""

from collections.abc import Mapping
from typing import Any

Pointer = tuple[str | int, ...]
"""The path from a document's root to a value: keys and list indices."""


def dotted(pointer: Pointer) -> str:
    """`storage.iops`, `ingress[0].ports`: how messages and `explain` name a key."""
    text = ""
    for step in pointer:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


IN_OVERRIDE = 3
"""Length of ("overrides", index, "set"), which comes before what an override sets."""


def is_in_override(pointer: Pointer) -> bool:
    return len(pointer) > IN_OVERRIDE and pointer[0] == "overrides" and pointer[2] == "set"


def effective_pointer(pointer: Pointer) -> Pointer:
    """overrides[0].set.storage.iops -> storage.iops"""
    return pointer[IN_OVERRIDE:] if is_in_override(pointer) else pointer


def value_at(data: Any, pointer: Pointer) -> Any:
    """The value at a pointer; None if it leads nowhere."""
    for step in pointer:
        in_map = isinstance(data, dict) and step in data
        in_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if not in_map and not in_list:
            return None
        data = data[step]
    return data


def maps_of(data: Mapping[str, Any], key: str) -> list[tuple[str, Mapping[str, Any]]]:
    """The named maps below a key, of data whose shape may be wrong; the rest is skipped."""
    named = data.get(key)
    found = named.items() if isinstance(named, Mapping) else ()
    return [(n, m) for n, m in found if isinstance(n, str) and isinstance(m, Mapping)]
