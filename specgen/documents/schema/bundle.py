"""One JSON Schema for all kinds, for editors: a document's `kind` selects its part."""

from collections.abc import Sequence
from typing import Any

from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.editor import editor_schema
from specgen.documents.schema.generate import DIALECT

TITLE = "specgen document"


def bundled_schema(types: Sequence[DocumentType]) -> dict[str, Any]:
    """Self-contained; if/then for each kind, so that a message is about one kind only."""
    return {
        "$schema": DIALECT,
        "title": TITLE,
        "description": "One instance of a system; `kind` names the system",
        "type": "object",
        "required": ["kind", "name"],
        "properties": {"kind": _kind(types)},
        "allOf": [_when(type_) for type_ in types],
        "$defs": {name: body for t in types for name, body in _definitions(t).items()},
    }


def _kind(types: Sequence[DocumentType]) -> dict[str, Any]:
    return {
        "description": "The system this document is an instance of",
        "enum": [t.kind for t in types],
        "markdownEnumDescriptions": [t.title for t in types],
    }


def _when(type_: DocumentType) -> dict[str, Any]:
    condition = {"properties": {"kind": {"const": type_.kind}}, "required": ["kind"]}
    return {"if": condition, "then": {"$ref": f"#/$defs/{type_.kind}"}}


def _definitions(type_: DocumentType) -> dict[str, Any]:
    """The kind's schema, and its parts under names that no other kind has."""
    schema = editor_schema(type_)
    body = {k: v for k, v in schema.items() if k not in {"$schema", "$defs"}}
    parts = {f"{type_.kind}.{name}": part for name, part in schema.get("$defs", {}).items()}
    return {name: _named(type_, node) for name, node in {type_.kind: body, **parts}.items()}


def _named(type_: DocumentType, node: Any) -> Any:
    if isinstance(node, list):
        return [_named(type_, item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _named(type_, value) for key, value in node.items()}
    if isinstance(reference := made.get("$ref"), str) and reference.startswith("#/$defs/"):
        made["$ref"] = f"#/$defs/{type_.kind}.{reference.rpartition('/')[2]}"
    return made
