"""Which values of a state Terraform must treat as secret, in the state's own notation."""

from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[Mapping[str, Any], ...]


def paths(block: Mapping[str, Any], marks: object, at: Path = ()) -> Iterator[Path]:
    """marks: `after_sensitive`, which combines the schema's and the configuration's marks."""
    if not isinstance(marks, dict):
        return
    nested = block.get("block_types", {})
    for name, mark in sorted(marks.items()):
        step = (*at, {"type": "get_attr", "value": name})
        if mark is True:
            yield step
        elif name in nested:
            yield from _blocks(nested[name], mark, step)
        elif name in block.get("attributes", {}):
            yield from _values(block["attributes"][name].get("type"), mark, step)


def _blocks(nested: Mapping[str, Any], marks: object, at: Path) -> Iterator[Path]:
    match nested["nesting_mode"], marks:
        case "list", list():
            for number, mark in enumerate(marks):
                yield from paths(nested["block"], mark, (*at, _index(number)))
        case "set", list() if _any(marks):
            yield at  # an element of a set has no path, so the whole set is secret
        case "single" | "group", dict():
            yield from paths(nested["block"], marks, at)


def _values(kind: object, marks: object, at: Path) -> Iterator[Path]:
    if marks is True:
        yield at
        return
    match kind, marks:
        case ["list", item], list():
            for number, mark in enumerate(marks):
                yield from _values(item, mark, (*at, _index(number)))
        case ["set", _], list() if _any(marks):
            yield at
        case ["map", item], dict():
            for key, mark in sorted(marks.items()):
                yield from _values(item, mark, (*at, _index(key)))
        case ["object", dict() as fields], dict():
            for key, mark in sorted(marks.items()):
                yield from _values(fields.get(key), mark, (*at, {"type": "get_attr", "value": key}))


def _index(key: str | int) -> dict[str, Any]:
    return {
        "type": "index",
        "value": {"value": key, "type": "number" if isinstance(key, int) else "string"},
    }


def _any(marks: object) -> bool:
    if isinstance(marks, (list, dict)):
        return any(map(_any, marks.values() if isinstance(marks, dict) else marks))
    return bool(marks)
