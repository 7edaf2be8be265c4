"""Shape: the JSON Schema of each kind, made from its model, and the faults that it finds."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import msgspec

from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.fields import IN_ANY_ORDER, IN_ORDER, ORDER
from specgen.documents.schema.messages import Shape, problems
from specgen.findings.finding import Problem

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def schema_of(type_: DocumentType) -> dict[str, Any]:
    """Self-contained JSON Schema (Draft 2020-12) of one kind's documents."""
    types = (type_.envelope, type_.model)
    (envelope, body), definitions = msgspec.json.schema_components(
        types, ref_template="#/$defs/{name}"
    )
    names = [part["$ref"].rpartition("/")[2] for part in (envelope, body)]
    outer, inner = (definitions.pop(name) for name in names)
    properties = {**outer["properties"], **inner["properties"]}
    properties["kind"] = {**properties["kind"], "const": type_.kind}
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "title": type_.title,
        "description": inner.get("description", type_.title),
        "type": "object",
        "properties": properties,
        "required": [*outer["required"], *inner.get("required", [])],
        "additionalProperties": False,
    }
    if definitions:
        schema["$defs"] = dict(sorted(definitions.items()))
    result: dict[str, Any] = _tidy(schema)
    return result


def _tidy(node: Any) -> Any:
    """`X | null` becomes an optional X: an optional key is left out, not null."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    choices = [c for c in node.get("anyOf", []) if c != {"type": "null"}]
    if "anyOf" in node and len(choices) < len(node["anyOf"]):
        rest = {k: v for k, v in node.items() if k not in {"anyOf", "default"}}
        node = {**rest, **(choices[0] if len(choices) == 1 else {"anyOf": choices})}
    tidy: dict[str, Any] = {
        k: _tidy(v) for k, v in node.items() if k not in {"default", "properties"}
    }
    if "properties" in node:
        tidy["properties"] = _tidy_keys(node["properties"])
    if "description" in tidy:
        tidy["description"] += _about_order(tidy)
    return {**tidy, "default": _written(node["default"])} if "default" in node else tidy


_ORDERS = {IN_ANY_ORDER: " (in any order)", IN_ORDER: " (the order counts)"}


def _about_order(node: dict[str, Any]) -> str:
    """How the description of a list ends, or of a value that may be one."""
    orders = (choice.get(ORDER) for choice in (node, *node.get("anyOf", ())))
    return next((_ORDERS[order] for order in orders if order), "")


def _tidy_keys(properties: Any) -> dict[str, Any]:
    """The names are keys of documents: one of them may be `default`."""
    return {name: _tidy(node) for name, node in properties.items()}


def _written(default: Any) -> Any:
    """A default as a document could write it: editors insert it."""
    if isinstance(default, dict):
        return {key: _written(value) for key, value in default.items() if value is not None}
    if isinstance(default, list | tuple):
        return [_written(item) for item in default]
    return default


@cache
def _shape(type_: DocumentType) -> Shape:
    return Shape(schema_of(type_))


@cache
def _partial_shape(type_: DocumentType) -> Shape:
    """For the `set` of an override: any part of the document, without what identifies it."""
    return Shape(partial(schema_of(type_)))


FIXED = ("kind", "name", "overrides", "placement", "renamed_from", "stack", "stated")
"""Envelope keys that are the same in all environments and regions."""


def partial(schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema with nothing required, null allowed everywhere, and FIXED keys left out."""
    loose: dict[str, Any] = _loosen(schema)
    for key in FIXED:
        loose["properties"].pop(key, None)
    return loose


def _loosen(node: Any) -> Any:
    if isinstance(node, list):
        return [_loosen(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {k: _loosen(v) for k, v in node.items() if k != "required"}
    if "properties" in node:
        result["properties"] = {key: _or_null(value) for key, value in node["properties"].items()}
    if isinstance(node.get("additionalProperties"), dict):
        result["additionalProperties"] = _or_null(node["additionalProperties"])
    return result


def _or_null(node: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [_loosen(node), {"type": "null"}]}


def shape_problems(
    type_: DocumentType, data: dict[str, Any], raw: dict[Any, str]
) -> Iterator[Problem]:
    """Every fault of a document's shape; the model's `not_built` says why a key is unknown.

    raw: pointer -> text of numbers and ambiguous words, as in Document
    """
    notes = getattr(type_.model, "not_built", {})
    for problem in problems(_shape(type_), data, raw):
        note = notes.get(problem.pointer[-1]) if len(problem.pointer) == 1 else None
        is_unknown = note and problem.at_key
        yield replace(problem, message=f"{problem.message}; {note}") if is_unknown else problem


def override_problems(
    type_: DocumentType, change: dict[str, Any], raw: dict[Any, str]
) -> Iterator[Problem]:
    for problem in problems(_partial_shape(type_), change, raw):
        yield _fixed(problem) if problem.pointer[:1] in {(key,) for key in FIXED} else problem


def _fixed(problem: Problem) -> Problem:
    key = problem.pointer[0]
    message = f"an override cannot set `{key}`, which is the same everywhere; remove it here"
    return replace(problem, message=message, help="")


def node_at(type_: DocumentType, pointer: tuple[str | int, ...]) -> dict[str, Any] | None:
    """The schema of the value at a pointer, references resolved; None if there is none."""
    root = schema_of(type_)
    node: dict[str, Any] | None = root
    for step in pointer:
        node = _step(root, node, step) if node is not None else None
    return resolve(root, node) if node is not None else None


def _step(root: dict[str, Any], node: dict[str, Any], step: str | int) -> dict[str, Any] | None:
    node = resolve(root, node)
    for choice in node.get("anyOf", [node]):
        here = resolve(root, choice)
        if isinstance(step, int) and "items" in here:
            items: dict[str, Any] = here["items"]
            return items
        if step in here.get("properties", {}):
            found: dict[str, Any] = here["properties"][step]
            return found
        if isinstance(here.get("additionalProperties"), dict) and isinstance(step, str):
            extra: dict[str, Any] = here["additionalProperties"]
            return extra
    return None


def resolve(root: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """The node that $ref points to; keys next to $ref win."""
    while "$ref" in node:
        target = root["$defs"][node["$ref"].rpartition("/")[2]]
        node = {**target, **{k: v for k, v in node.items() if k != "$ref"}}
    return node
