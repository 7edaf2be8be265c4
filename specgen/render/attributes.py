"""Which Terraform attributes a key becomes, as observed by tools/key_attributes.py."""

from functools import cache
from importlib.resources import files

import msgspec

from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.generate import resolve, schema_of
from specgen.findings.pointers import Pointer, dotted

ANY = "*"
"""Placeholder for a key that the author chooses and for the index of a list."""


class Becoming(msgspec.Struct, frozen=True):
    """kind -> dotted key -> `resource_type.attribute`; empty if changing the key changed nothing"""

    kinds: dict[str, dict[str, tuple[str, ...]]]


@cache
def known() -> Becoming:
    content = files("specgen.render").joinpath("attributes.json").read_bytes()
    return msgspec.json.decode(content, type=Becoming)


def attributes_of(type_: DocumentType, pointer: Pointer) -> tuple[str, ...] | None:
    """Attributes of the key and of all keys below it; None if it was never tried."""
    wanted = dotted(general(type_, pointer))
    tried = known().kinds.get(type_.kind, {})
    found = [a for key, a in tried.items() if key == wanted or key.startswith(f"{wanted}.")]
    return tuple(sorted({one for some in found for one in some})) if found else None


def general(type_: DocumentType, pointer: Pointer) -> Pointer:
    """tiers.app.cidrs[0] -> tiers.*.cidrs.*"""
    root = schema_of(type_)
    node, steps = resolve(root, root), []
    for step in pointer:
        branches = [resolve(root, branch) for branch in node.get("anyOf", [node])]
        named = [b["properties"][step] for b in branches if step in b.get("properties", {})]
        inner = [b.get("additionalProperties") or b.get("items") for b in branches]
        chosen = named or [node for node in inner if isinstance(node, dict)]
        node = resolve(root, chosen[0]) if chosen else {}
        steps.append(step if named else ANY)
    return tuple(steps)
