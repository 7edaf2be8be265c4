"""Schemas that also complete the names of a project's documents, where a key refers to one."""

from collections.abc import Mapping, Sequence
from typing import Any

from specgen.documents.schema.fields import REFERENCE

Names = Mapping[str, Sequence[str]]
"""Kind -> the names of its documents."""

ABOUT = frozenset({"title", "description", "default", REFERENCE})


def with_names(node: Any, names: Names) -> Any:
    """Any other name stays allowed: `specgen validate` says better what is wrong with one."""
    if isinstance(node, list):
        return [with_names(item, names) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: with_names(value, names) for key, value in node.items()}
    target = node.get(REFERENCE)
    if not isinstance(target, dict):
        return made
    kinds = (target["kind"], *target.get("others", ()))
    known = sorted({name for kind in kinds for name in names.get(kind, ())})
    if not known:
        return made
    about = {key: value for key, value in made.items() if key in ABOUT}
    shape = {key: value for key, value in made.items() if key not in ABOUT}
    return {**about, "anyOf": [{"enum": known}, shape]}
