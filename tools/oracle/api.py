"""What AWS's API models say of a resource's arguments: lengths, ranges, patterns and options."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from math import inf
from typing import Any

from botocore import xform_name
from botocore.model import Shape, StructureShape
from botocore.session import Session

from oracle.operations import OPERATIONS

Data = dict[str, Any]

LARGEST = {"integer": 2**31 - 1, "long": 2**63 - 1, "float": inf, "double": inf}


def refusals(kind: str, body: Data) -> Iterator[str]:
    """Of the arguments that have the name of a member; references are not known yet.

    kind: resource type
    """
    for shape in _inputs(kind):
        yield from _arguments(_members(shape, kind), body, kind)


@cache
def _inputs(kind: str) -> tuple[StructureShape, ...]:
    if kind not in OPERATIONS:
        return ()
    service, *operations = OPERATIONS[kind]
    model = _session().get_service_model(service)
    return tuple(model.operation_model(name).input_shape for name in operations)


@cache
def _session() -> Session:
    return Session()


def _members(shape: StructureShape, kind: str = "") -> dict[str, Shape]:
    """By plain name; what has the name of the resource's type, as RoleName, is its name, too."""
    found = {_plain(name): member for name, member in shape.members.items()}
    own = [n for n in found if n.endswith("_name") and kind.endswith(n.removesuffix("_name"))]
    return {"name": found[own[0]], **found} if own else found


def _arguments(members: Mapping[str, Shape], body: Data, path: str) -> Iterator[str]:
    for name, value in body.items():
        member = members.get(_plain(name))
        if member is not None and value is not None:
            yield from _value(member, value, f"{path}.{name}")


def _plain(name: str) -> str:
    """A block that repeats has the singular of the member's name."""
    return xform_name(name).lower().removesuffix("s")


def _value(shape: Any, value: Any, path: str) -> Iterator[str]:
    """A block is a list in Terraform, also where the API has one structure."""
    match shape.type_name, value:
        case _, str() if "${" in value:
            return
        case "structure", dict():
            yield from _arguments(_members(shape), value, path)
        case "structure", list():
            for item in value:
                yield from _value(shape, item, path)
        case "list", _:
            yield from _list(shape, value, path)
        case "map", dict():
            for name, item in value.items():
                yield from _value(shape.key, name, f"{path}[{name!r}]")
                yield from _value(shape.value, item, f"{path}[{name!r}]")
        case "string", str():
            yield from _text(shape, value, path)
        case "integer" | "long" | "float" | "double", int() | float() if value is not True:
            yield from _number(shape, value, path)


def _list(shape: Any, value: Any, path: str) -> Iterator[str]:
    """Container definitions are a text of JSON, tags and dimensions a map."""
    items = json.loads(value) if isinstance(value, str) and value.startswith("[") else value
    if isinstance(items, list):
        yield from _length(shape, len(items), "items", path)
        for item in items:
            yield from _value(shape.member, item, path)
    elif isinstance(items, dict) and shape.member.type_name == "structure":
        yield from _pairs(shape, items, path)


def _pairs(shape: Any, pairs: Data, path: str) -> Iterator[str]:
    """Here a list of keys and values, such as TagKey and TagValue; dimensions have a Name."""
    yield from _length(shape, len(pairs), "items", path)
    for key, value in pairs.items():
        for name, member in shape.member.members.items():
            is_key = name.lower().endswith(("key", "name"))
            yield from _value(member, key if is_key else value, f"{path}[{key!r}]")


def _text(shape: Shape, value: str, path: str) -> Iterator[str]:
    known, pattern = shape.metadata, shape.metadata.get("pattern")
    yield from _length(shape, len(value), "characters", path)
    if known.get("enum") and value not in known["enum"]:
        yield f"{path}: {value!r} is none of {known['enum']}"
    if pattern and (compiled := _compiled(pattern)) and not compiled.fullmatch(value):
        yield f"{path}: {value!r} does not match {pattern}"


def _length(shape: Shape, size: int, what: str, path: str) -> Iterator[str]:
    low, high = shape.metadata.get("min", 0), shape.metadata.get("max")
    if size < low or (high is not None and size > high):
        yield f"{path}: {size} {what}, {low} to {high} are allowed"


def _number(shape: Shape, value: float, path: str) -> Iterator[str]:
    low = shape.metadata.get("min", -LARGEST[shape.type_name])
    high = shape.metadata.get("max", LARGEST[shape.type_name])
    if not low <= value <= high:
        yield f"{path}: {value} is not between {low} and {high}"


@cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """Java's classes of Unicode become wider ones; None if another difference is left."""
    if "[^" not in pattern:
        pattern = re.sub(r"\\p\{[LN]\}", r"\\w", pattern).replace(r"\p{Z}", r"\s")
    try:
        return re.compile(pattern)
    except re.error:
        return None
