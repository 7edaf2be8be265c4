"""The schema of a kind for editors: what an override sets has the keys of the kind, too."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.generate import partial, schema_of

SET, OVERRIDE = "set", "Override"
"""Names of parts; those of an override's values begin with `set.`"""

_BEFORE = "#/$defs/"

Schema = dict[str, Any]


@cache
def editor_schema(type_: DocumentType) -> Schema:
    """As schema_of(), which says the same of all else: `set` takes any part of a document."""
    schema = schema_of(type_)
    parts: Schema = schema.get("$defs", {})
    if OVERRIDE not in parts:
        return schema
    loose = partial(schema)
    loosened: Schema = loose["$defs"]
    changed = _changed(parts, loosened)
    needed = _reachable({"properties": loose["properties"]}, loosened) & changed
    override = {**parts[OVERRIDE], "properties": dict(parts[OVERRIDE]["properties"])}
    about = override["properties"][SET].get("description", "")
    override["properties"][SET] = {"$ref": f"{_BEFORE}{SET}", "description": about}
    made = {
        SET: {"type": "object", "properties": loose["properties"], "additionalProperties": False},
        **{f"{SET}.{name}": loosened[name] for name in sorted(needed)},
    }
    renamed = {name: _renamed(part, changed) for name, part in made.items()}
    return {**schema, "$defs": dict(sorted({**parts, OVERRIDE: override, **renamed}.items()))}


def _changed(parts: Schema, loosened: Schema) -> set[str]:
    """Those that an override may write otherwise, or that contain one of those."""
    changed = {name for name in parts if parts[name] != loosened[name]}
    while more := {n for n in parts if n not in changed and changed & set(_named(parts[n]))}:
        changed |= more
    return changed


def _reachable(node: Any, parts: Schema) -> set[str]:
    found: set[str] = set()
    waiting = [node]
    while waiting:
        new = set(_named(waiting.pop())) - found
        found |= new
        waiting += [parts[name] for name in new]
    return found


def _named(node: Any) -> Iterator[str]:
    """Parts that it refers to."""
    if isinstance(node, list):
        for item in node:
            yield from _named(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield value.removeprefix(_BEFORE)
            else:
                yield from _named(value)


def _renamed(node: Any, changed: set[str]) -> Any:
    if isinstance(node, list):
        return [_renamed(item, changed) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _renamed(value, changed) for key, value in node.items()}
    name = made["$ref"].removeprefix(_BEFORE) if isinstance(made.get("$ref"), str) else ""
    return {**made, "$ref": f"{_BEFORE}{SET}.{name}"} if name in changed else made
