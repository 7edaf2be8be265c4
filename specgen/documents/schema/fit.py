"""Whether a value may stand where the schema wants another: judged by its type alone."""

from typing import Any

_NAMES = {
    "str": {"string"},
    "bool": {"boolean"},
    "int": {"integer", "number"},
    "float": {"number"},
    "list": {"array"},
    "dict": {"object"},
    "NoneType": {"null"},
}


def fits(root: dict[str, Any], node: dict[str, Any], value: Any) -> bool:
    """A single value fits a list of such values, because only the brackets are missing."""
    found = list(_types(root, node))
    own = _NAMES.get(type(value).__name__, set())
    if not found or value is None or any(own & types for types, _ in found):
        return True
    items = [inner for types, inner in found if "array" in types and inner is not None]
    return not isinstance(value, dict) and any(fits(root, inner, value) for inner in items)


def holder(root: dict[str, Any], nodes: dict[str, Any], data: dict[str, Any], key: str) -> str:
    """The empty key of the data below which a key was meant to be; nodes: its keys' schemas"""
    empty = (k for k, value in data.items() if value is None and k in nodes)
    return next((k for k in empty if key in _keys(root, nodes[k])), "")


def _keys(root: dict[str, Any], node: Any) -> set[str]:
    node = resolved(root, node)
    if not isinstance(node, dict):
        return set()
    inner = [_keys(root, branch) for branch in node.get("anyOf", ())]
    return set(node.get("properties", ())).union(*inner)


def resolved(root: dict[str, Any], node: Any) -> Any:
    """The node that $ref points to, if it is one."""
    while isinstance(node, dict) and "$ref" in node:
        node = root["$defs"][node["$ref"].rpartition("/")[2]]
    return node


def _types(root: dict[str, Any], node: Any) -> list[tuple[set[str], Any]]:
    """Types that are allowed, each with the schema of the items; none if any type is."""
    node = resolved(root, node)
    if not isinstance(node, dict):
        return []
    if "anyOf" in node:
        return [found for branch in node["anyOf"] for found in _types(root, branch)]
    if "enum" in node:
        names = (_NAMES.get(type(value).__name__, set()) for value in node["enum"])
        return [(set().union(*names), None)]
    wanted = node.get("type", [])
    types = {wanted} if isinstance(wanted, str) else set(wanted)
    return [(types, node.get("items"))] if types else []
