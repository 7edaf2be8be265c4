"""One JSON Schema for every kind, for editors: the kind that stands in a document selects."""

from typing import Any

from specgen.documents.schema.generate import DIALECT, schema_of
from specgen.sdk.system import System
from specgen.systems import SYSTEMS

TITLE = "specgen document"


def bundled_schema() -> dict[str, Any]:
    """Self-contained; if/then for each kind, so that a message is about one kind only."""
    return {
        "$schema": DIALECT,
        "title": TITLE,
        "description": "One instance of a system; `kind` says of which",
        "type": "object",
        "required": ["kind", "name"],
        "properties": {"kind": _kind()},
        "allOf": [_when(system) for system in SYSTEMS],
        "$defs": {name: body for s in SYSTEMS for name, body in _definitions(s).items()},
    }


def _kind() -> dict[str, Any]:
    return {
        "description": "The system this document is an instance of",
        "enum": [s.kind for s in SYSTEMS],
        "markdownEnumDescriptions": [s.title for s in SYSTEMS],
    }


def _when(system: System) -> dict[str, Any]:
    condition = {"properties": {"kind": {"const": system.kind}}, "required": ["kind"]}
    return {"if": condition, "then": {"$ref": f"#/$defs/{system.kind}"}}


def _definitions(system: System) -> dict[str, Any]:
    """The kind's schema, and its parts under names that no other kind has."""
    schema = schema_of(system)
    body = {k: v for k, v in schema.items() if k not in {"$schema", "$defs"}}
    parts = {f"{system.kind}.{name}": part for name, part in schema.get("$defs", {}).items()}
    return {name: _named(system, node) for name, node in {system.kind: body, **parts}.items()}


def _named(system: System, node: Any) -> Any:
    if isinstance(node, list):
        return [_named(system, item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _named(system, value) for key, value in node.items()}
    if isinstance(reference := made.get("$ref"), str) and reference.startswith("#/$defs/"):
        made["$ref"] = f"#/$defs/{system.kind}.{reference.rpartition('/')[2]}"
    return made
