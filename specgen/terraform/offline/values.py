"""Completes planned values: every value that a plan leaves unknown gets a placeholder.

`unknown` mirrors the values as in `after_unknown`: True if a value is entirely unknown, a dict or
list if part of it is, nothing if all of it is known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from specgen.terraform.offline import placeholders
from specgen.terraform.offline.placeholders import Resource

Block = Mapping[str, Any]


@dataclass(frozen=True)
class _Slot:
    """The attribute that a value belongs to; optional: it could have been configured."""

    resource: Resource
    name: str
    optional: bool = False


def complete(block: Block, values: object, unknown: object, resource: Resource) -> dict[str, Any]:
    """All attributes and blocks of the schema, as a state must hold them."""
    known, open_ = _dict(values), _dict(unknown)
    attributes = {
        name: _attribute(schema, known.get(name), open_.get(name), _Slot(resource, name))
        for name, schema in block.get("attributes", {}).items()
    }
    blocks = {
        name: _blocks(nested, known.get(name), open_.get(name), resource)
        for name, nested in block.get("block_types", {}).items()
    }
    return attributes | blocks


def merge(after: object, unknown: object, before: object) -> object:
    """The planned values; unknown ones are taken from the state."""
    match unknown:
        case True:
            return before
        case dict():
            new, old = _dict(after), _dict(before)
            names = dict.fromkeys([*new, *unknown])
            return {name: merge(new.get(name), unknown.get(name), old.get(name)) for name in names}
        case list():
            new, old = _list(after), _list(before)
            rows = zip_longest(new, unknown, old[: max(len(new), len(unknown))])
            return [merge(*row) for row in rows]
        case _:
            return after


def _attribute(schema: Block, value: object, unknown: object, slot: _Slot) -> object:
    if not unknown or schema.get("write_only"):
        return value
    if nested := schema.get("nested_type"):
        nesting = {"block": nested, "nesting_mode": nested["nesting_mode"]}
        return _blocks(nesting, value, unknown, slot.resource)
    optional = bool(schema.get("optional"))
    return _typed(schema["type"], value, unknown, replace(slot, optional=optional))


def _typed(kind: object, value: object, unknown: object, slot: _Slot) -> object:
    """kind: a type as in the schema, "string" or ["list", "string"] or ["object", {...}]."""
    match kind:
        case _ if not unknown:
            return value
        case ["list", item] if unknown is True and _has_first(item, slot):
            return [_typed(item, None, True, slot)]  # noqa: FBT003  unknown as a whole
        case ["list" | "set", item]:
            return [_typed(item, *row, slot) for row in _rows(value, unknown)]
        case ["map", item]:
            return _dict(value) | {
                key: _typed(item, _dict(value).get(key), part, _Slot(slot.resource, key))
                for key, part in _dict(unknown).items()
            }
        case ["object", dict() as fields]:
            parts = dict.fromkeys(fields, True) if unknown is True else _dict(unknown)
            return {
                key: _typed(item, _dict(value).get(key), parts.get(key), _Slot(slot.resource, key))
                for key, item in fields.items()
            }
        case _:
            return _scalar(kind, slot)


def _has_first(item: object, slot: _Slot) -> bool:
    """Whether something reads its first item or only AWS fills it: `master_user_secret[0]`."""
    of_objects = isinstance(item, list) and item[0] == "object"
    return slot.name in slot.resource.indexed or (of_objects and not slot.optional)


def _scalar(kind: object, slot: _Slot) -> object:
    match kind:
        case "string":
            return placeholders.string(slot.resource, slot.name, optional=slot.optional)
        case "number":
            return 0
        case "bool":
            # has_... tells whether a write-only argument was given; it is absent until one is.
            return None if slot.name.startswith("has_") else False
        case _:
            return None


def _blocks(nested: Block, value: object, unknown: object, resource: Resource) -> object:
    """nested: `nesting_mode` and `block`; an unknown list of blocks counts as empty."""
    block = nested["block"]
    match nested["nesting_mode"]:
        case "list" | "set":
            return [complete(block, *row, resource) for row in _rows(value, unknown)]
        case "map":
            parts = _dict(unknown)
            return {k: complete(block, v, parts.get(k), resource) for k, v in _dict(value).items()}
        case _:
            return None if value is None else complete(block, value, unknown, resource)


def _rows(value: object, unknown: object) -> Iterator[tuple[object, object]]:
    return zip_longest(_list(value), _list(unknown))


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
