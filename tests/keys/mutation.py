"""Every key of a document's schema, and other values that it could have."""

import copy
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from support import BASE, Case

from specgen.documents.document import Document
from specgen.documents.read import read_text
from specgen.documents.schema.fields import DOCUMENTATION, REFERENCE
from specgen.documents.schema.generate import resolve, schema_of
from specgen.findings.pointers import Pointer
from specgen.sdk.system import System

Data = dict[str, Any]


def documents_of(case: Case) -> list[Data]:
    items = read_text("case.yaml", case.path.read_bytes())
    return [item.data for item in items if isinstance(item, Document)]


def leaves(
    system: System, data: Data, untried: frozenset[str] = frozenset()
) -> Iterator[tuple[Pointer, Data]]:
    """Pointer and schema of each key without keys of its own, whether it is set or not."""
    root = schema_of(system.type)
    for key, node in root["properties"].items():
        if key not in untried:
            yield from _below(root, node, data.get(key), (key,))


def _below(root: Data, node: Data, value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Data]]:
    """Keys of the schema, in the maps that the case has."""
    node = _branch(root, node, value)
    if "properties" in node:
        for key, inner in node["properties"].items() if isinstance(value, dict) else ():
            yield from _below(root, inner, value.get(key), (*pointer, key))
    elif isinstance(value, dict):
        inner = node.get("additionalProperties")
        if isinstance(inner, dict) and inner:
            for key, item in value.items():
                yield from _below(root, inner, item, (*pointer, key))
        else:
            yield pointer, node
    elif isinstance(value, list) and value and isinstance(node.get("items"), dict):
        for i, item in enumerate(value):
            yield from _below(root, node["items"], item, (*pointer, i))
    else:
        yield pointer, node


def _branch(root: Data, node: Data, value: Any) -> Data:
    node = resolve(root, node)
    branches = [resolve(root, branch) for branch in node.get("anyOf", [])]
    types = {dict: "object", list: "array", str: "string", int: "integer", float: "number"}
    fitting = [b for b in branches if b.get("type") == types.get(type(value))]
    return (fitting or branches or [node])[0]


def values(node: Data, now: Any) -> list[Any]:
    """Other values of the same form, the likely ones first."""
    if REFERENCE in node:
        return [f"{now}-2"] if isinstance(now, str) else []
    options = [v for v in (*node.get("enum", []), *node.get("examples", [])) if v != now]
    if isinstance(now, bool) or node.get("type") == "boolean":
        default = now if now is not None else node.get("default", False)
        return [not default]
    if isinstance(now, (int, float)) or node.get("type") in {"integer", "number"}:
        start = now if isinstance(now, (int, float)) else node.get("default") or 1
        low, high = node.get("minimum", 1), node.get("maximum", start * 2)
        numbers = [*options, start + 1, start - 1, start * 2, low, high]
        return [n for n in dict.fromkeys(numbers) if n != now]
    if isinstance(now, dict):
        return [{k: v for k, v in now.items() if k != left} for left in now]
    if isinstance(now, str):
        first, last = re.sub(r"\d", _next, now, count=1), re.sub(r"\d(?!.*\d)", _next, now)
        letter = re.sub(r"\A[a-y]\Z", lambda found: chr(ord(found[0]) + 1), now)
        return [v for v in (*options, letter, first, last, f"{now}x", now[:-1], None) if v != now]
    return [*options, *([None] if now is not None else [])]


def _next(digit: re.Match[str]) -> str:
    return str((int(digit[0]) + 1) % 10)


def get(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        with suppress(KeyError, IndexError, TypeError):
            data = data[step]
            continue
        return None
    return data


def put(data: Any, pointer: Pointer, value: Any) -> bool:
    """Creates maps on the way; None removes the key. Returns whether it was possible."""
    for step in pointer[:-1]:
        if isinstance(data, dict) and step not in data:
            data[step] = {}
        data = data[step]
    if value is None and isinstance(data, dict):
        data.pop(pointer[-1], None)
    elif value is None:
        return False
    else:
        data[pointer[-1]] = value
    return True


def twin(documents: list[Data], kind: str, name: str, case: Case) -> Data | None:
    """A second document like the one that is referred to, under the new name."""
    beside = [
        item.data
        for need in ("platform", *case.needs)
        for item in read_text(need, (BASE / f"{need}.yaml").read_bytes())
        if isinstance(item, Document)
    ]
    for data in (*documents, *beside):
        if (data["kind"], data["name"]) == (kind, name.removesuffix("-2")):
            return {**copy.deepcopy(data), "name": name}
    return None


def keys_of(system: System) -> Iterator[tuple[str, Data]]:
    """Every key of the schema without keys of its own: tiers.*.cidrs.*, and its schema."""
    root = schema_of(system.type)
    for key, node in root["properties"].items():
        yield from _deep(root, node, key)


def _deep(root: Data, node: Data, key: str) -> Iterator[tuple[str, Data]]:
    """What is marked as documentation includes everything below it."""
    node = resolve(root, node)
    inner: list[tuple[str, Data]] = []
    for branch in (resolve(root, one) for one in node.get("anyOf", [node])):
        inner += ((f"{key}.{name}", item) for name, item in branch.get("properties", {}).items())
        below = (branch.get("additionalProperties"), branch.get("items"))
        inner += ((f"{key}.*", item) for item in below if isinstance(item, dict))
    if DOCUMENTATION in node or not any(item for _, item in inner):
        inner = []
    for name, item in inner:
        yield from _deep(root, item, name)
    if not inner:
        yield key, node
