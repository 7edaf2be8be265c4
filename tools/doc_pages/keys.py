"""The keys of a kind as tables: one for the document, one for each nested map."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from doc_pages.markdown import anchor, cell, code, table
from doc_pages.replacing import becomes
from specgen.cli.run.explain import UNITS
from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.fields import DOCUMENTATION, REFERENCE
from specgen.documents.schema.generate import resolve, schema_of
from specgen.findings.report.json_text import to_json
from specgen.project.envelope import Bare, Envelope

HEAD = ("key", "what it is", "value", "default", "becomes in Terraform")
SHOWN_VALUES = 40
LONGEST_DEFAULT = 60
COMMON = tuple(dict.fromkeys([*Envelope.__struct_fields__, *Bare.__struct_fields__]))


@dataclass(frozen=True, slots=True)
class Group:
    """path: of the nested map, with * for each key or index; empty for the document itself"""

    path: str
    about: str
    node: dict[str, Any]


def key_tables(type_: DocumentType) -> Iterator[str]:
    root = schema_of(type_)
    for group in _groups(root, _only(root, [k for k in root["properties"] if k not in COMMON])):
        if group.path:
            yield f"### {_heading(group.path)}"
        if group.path and group.about:
            yield f"{cell(group.about)}"
        yield _table(type_, root, group)


def _heading(path: str) -> str:
    return f"Keys of {path}"


def common_keys(type_: DocumentType) -> Iterator[str]:
    """Those that every kind has; what they become depends on the kind."""
    root = schema_of(type_)
    for group in _groups(root, _only(root, COMMON)):
        if group.path:
            yield f"### {_heading(group.path)}"
        rows = (_row(type_, root, group.path, key, group.node) for key in group.node["properties"])
        yield table(HEAD[:4], (row[:4] for row in rows))


def _only(root: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {**root, "properties": {key: root["properties"][key] for key in keys}}


def _groups(root: dict[str, Any], first: dict[str, Any]) -> Iterator[Group]:
    waiting = [Group("", "", first)]
    seen: set[str] = set()
    while waiting:
        group = waiting.pop(0)
        yield group
        inner = [
            Group(path, part.get("description", ""), part)
            for key, node in group.node["properties"].items()
            for path, part in _parts(root, node, _join(group.path, key))
            if path not in seen
        ]
        seen.update(part.path for part in inner)
        waiting = [*inner, *waiting]


def _parts(root: dict[str, Any], node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The nested maps with keys of their own that a value holds, each where it is."""
    if not isinstance(node, dict) or path.count(".") > 8:  # noqa: PLR2004  no kind is as deep
        return
    about = _definition(root, node).get("description", "")
    node = resolve(root, node)
    for branch in node.get("anyOf", ()):
        yield from _parts(root, branch, path)
    if node.get("properties"):
        yield path, {**node, "description": about}
    for inner in ("items", "additionalProperties"):
        yield from _parts(root, node.get(inner), f"{path}.*")


def _definition(root: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Of a nested map: its own words are about it, those of the key about the key."""
    found: dict[str, Any] = root.get("$defs", {}).get(node.get("$ref", "").rpartition("/")[2], {})
    return found


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _table(type_: DocumentType, root: dict[str, Any], group: Group) -> str:
    rows = [_row(type_, root, group.path, key, group.node) for key in group.node["properties"]]
    return table(HEAD, rows) or "It has no keys of its own."


def _row(
    type_: DocumentType, root: dict[str, Any], path: str, key: str, owner: dict[str, Any]
) -> tuple[str, ...]:
    written = owner["properties"][key]
    node = resolve(root, written)
    required = key in owner.get("required", ())
    here = _join(path, key)
    values = _values(root, written, here)
    word = UNITS.get(key.rpartition("_")[2], "")
    unit = f"; {word}" if word and "number" in values else ""
    return (
        code(key),
        cell(node.get("description", "")) or _about(root, node),
        "the kind's name" if here == "kind" else f"{values}{unit}",
        "required" if required else _default(node),
        _becomes(type_, here, node),
    )


def _about(root: dict[str, Any], node: dict[str, Any]) -> str:
    inner = node.get("items") or node.get("additionalProperties") or {}
    return cell(resolve(root, inner).get("description", "")) if isinstance(inner, dict) else ""


def _values(root: dict[str, Any], node: dict[str, Any], path: str) -> str:
    """Type, bounds and allowed values."""
    node = resolve(root, node)
    if "anyOf" in node:
        return " or ".join(dict.fromkeys(_values(root, b, path) for b in node["anyOf"]))
    if REFERENCE in node:
        return _reference(node[REFERENCE])
    if "const" in node or "enum" in node:
        return _enum(node.get("enum", [node.get("const")]))
    if node.get("properties"):
        return f"map, [its keys](#{anchor(_heading(path))})"
    return _several(root, node, path) or f"{_scalar(node)}{_bounds(node)}"


def _several(root: dict[str, Any], node: dict[str, Any], path: str) -> str:
    """A list or a map of anything; empty if it is neither."""
    noun = {"array": "list", "object": "map"}.get(node.get("type", ""), "")
    inner = node.get("items" if noun == "list" else "additionalProperties")
    of = f" of {_values(root, inner, f'{path}.*')}" if isinstance(inner, dict) and inner else ""
    return f"{noun}{of}{_size(node)}" if noun else ""


def _reference(target: dict[str, Any]) -> str:
    kinds = (target["kind"], *target.get("others", ()))
    return f"name of {' or '.join(f'[{kind}]({kind}.md)' for kind in kinds)}"


def _enum(values: list[Any]) -> str:
    shown = ", ".join(code(str(value)) for value in values[:SHOWN_VALUES])
    more = len(values) - SHOWN_VALUES
    return f"{shown} and {more} more" if more > 0 else shown


def _scalar(node: dict[str, Any]) -> str:
    words = {"string": "text", "integer": "whole number", "boolean": "`true` or `false`"}
    types = node.get("type", "any value")
    each = types if isinstance(types, list) else [types]
    return " or ".join(words.get(one, one) for one in each)


def _bounds(node: dict[str, Any]) -> str:
    low = node.get("minimum", node.get("exclusiveMinimum"))
    high = node.get("maximum", node.get("exclusiveMaximum"))
    above = "above " if "exclusiveMinimum" in node else ""
    if low is not None and high is not None:
        return f", {above}{low} to {high}"
    if low is not None:
        return f", {above or 'at least '}{low}"
    if high is not None:
        return f", at most {high}"
    longest = node.get("maxLength")
    return f", at most {longest} characters" if longest else ""


def _size(node: dict[str, Any]) -> str:
    low = node.get("minItems", node.get("minProperties"))
    high = node.get("maxItems", node.get("maxProperties"))
    said = [f"at least {low}" if low else "", f"at most {high}" if high else ""]
    return "".join(f", {one}" for one in said if one)


def _default(node: dict[str, Any]) -> str:
    if node.get("default", "") in ("", [], {}):
        return "none"
    text = _short(node["default"])
    return code(text) if len(text) <= LONGEST_DEFAULT else "its own keys' defaults"


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{k}: {_short(v)}' for k, v in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_short(v) for v in value)}]"
    return value if isinstance(value, str) and value else to_json(value).strip()


def _becomes(type_: DocumentType, path: str, node: dict[str, Any]) -> str:
    if DOCUMENTATION in node:
        return "nothing; for readers only"
    return becomes(type_, path)
