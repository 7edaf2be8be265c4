"""Strategies for the values of a schema's keys."""

from typing import Any

from hypothesis import strategies as st

from specgen.documents.schema.fields import NAME_PATTERN, REFERENCE
from specgen.documents.schema.generate import resolve

Data = dict[str, Any]
Value = st.SearchStrategy[Any]

WORDS = st.text("abcdefghijklmnopqrstuvwxyz ABC-_.:/0123456789äß$%{}\"'<>&", max_size=30)
DEEPEST = 4


def values(root: Data, node: Data, names: dict[str, list[str]], depth: int = 0) -> Value:
    """names: kind -> documents that a reference may name"""
    node = resolve(root, node)
    if REFERENCE in node:
        return st.sampled_from(names.get(node[REFERENCE]["kind"]) or ["nothing"])
    if "anyOf" in node:
        return st.one_of([values(root, one, names, depth) for one in node["anyOf"]])
    if node.get("type") == "boolean":
        return st.booleans()
    if options := [*node.get("enum", ()), *([node["const"]] if "const" in node else ())]:
        return st.sampled_from(options)
    shown = [st.sampled_from(node["examples"])] if node.get("examples") else []
    return st.one_of([*shown, _of_type(root, node, names, depth)])


def _of_type(root: Data, node: Data, names: dict[str, list[str]], depth: int) -> Value:
    match node.get("type"):
        case "integer":
            return st.integers(*_bounds(node))
        case "number":
            low, high = _bounds(node)
            return st.integers(low * 4, high * 4).map(lambda quarters: quarters / 4)
        case "string":
            return _text(node)
        case "array":
            item = values(root, node.get("items", {}), names, depth + 1)
            low = node.get("minItems", 0)
            return st.lists(item, min_size=low, max_size=max(low, 3), unique_by=repr)
        case "object" if depth < DEEPEST:
            return _map(root, node, names, depth)
        case _:
            return st.just({})


def _bounds(node: Data) -> tuple[int, int]:
    low = int(node.get("minimum", node.get("exclusiveMinimum", 0)))
    return low, int(node.get("maximum", max(low, int(node.get("default") or 1)) * 3 + 10))


def _text(node: Data) -> Value:
    low, high = node.get("minLength", 0), node.get("maxLength", 60)
    if "pattern" not in node:
        return WORDS.filter(lambda text: low <= len(text) <= high)
    found = st.from_regex(node["pattern"].removesuffix("$") + r"\Z")
    return found.filter(lambda text: low <= len(text) <= high)


def _map(root: Data, node: Data, names: dict[str, list[str]], depth: int) -> Value:
    inner = node.get("additionalProperties")
    if isinstance(inner, dict):
        keys = st.from_regex(NAME_PATTERN.removesuffix("$") + r"\Z").filter(lambda k: len(k) < 20)
        return st.dictionaries(keys, values(root, inner, names, depth + 1), max_size=2)
    required = node.get("required", [])
    properties = {
        key: values(root, item, names, depth + 1)
        for key, item in node.get("properties", {}).items()
    }
    return st.fixed_dictionaries(
        {key: properties[key] for key in required},
        optional={key: item for key, item in properties.items() if key not in required},
    )
