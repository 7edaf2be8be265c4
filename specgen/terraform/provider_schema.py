"""The AWS provider's own schema: which attributes a resource type has, and their types.

source: `terraform providers schema -json` of hashicorp/aws 5.100.0, see tools/provider_schema.py
"""

import gzip
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.findings.words import describe, did_you_mean
from specgen.terraform.handwritten import is_reference
from specgen.terraform.providers import AWS, PROVIDERS, provider_of

META = frozenset({"count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"})
"""Arguments that Terraform itself accepts on every resource."""

Attributes = dict[str, Any]


@cache
def _lines(file: str) -> dict[str, str]:
    content = (files("specgen.terraform") / file).read_bytes()
    lines = gzip.decompress(content).decode().split("\n")
    pairs = ((name, body) for name, _, body in (line.partition("\t") for line in lines))
    return dict(pairs)


def resource_types() -> tuple[str, ...]:
    return tuple(kind for provider in PROVIDERS.values() for kind in _lines(provider.schema))


@cache
def attributes(kind: str) -> Attributes | None:
    """None if the provider does not have the type."""
    provider = provider_of(kind)
    line = _lines(provider.schema).get(kind) if provider is not None else None
    return None if line is None else json.loads(line)


def sort_sets(kind: str, body: dict[str, Any]) -> dict[str, Any]:
    """The resource with its unordered lists sorted: the provider's sets and depends_on."""
    result = _sorted_block(attributes(kind) or {}, body)
    if "depends_on" in result:
        result["depends_on"] = sorted(result["depends_on"])
    return result


def _sorted_block(block: Attributes, body: dict[str, Any]) -> dict[str, Any]:
    return {key: _sorted_value(block.get(key), value) for key, value in body.items()}


def _sorted_value(declared: list[Any] | None, value: Any) -> Any:
    if declared is None:
        return value
    if declared[0] == "b":
        if isinstance(value, dict):
            return _sorted_block(declared[4], value)
        if not isinstance(value, list):
            return value
        items = [_sorted_block(declared[4], v) if isinstance(v, dict) else v for v in value]
        return sorted(items, key=_key) if declared[1] == "set" else items
    is_set = isinstance(declared[1], list) and declared[1][0] == "set"
    return sorted(value, key=_key) if is_set and isinstance(value, list) else value


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def body_problems(
    kind: str, body: dict[str, Any], pointer: Pointer, *, whole: bool
) -> Iterator[Problem]:
    """What the provider would refuse in a resource's arguments.

    whole: required arguments must be present; otherwise the body is a patch
    """
    known = attributes(kind)
    if known is None:
        yield unknown_type(kind, pointer)
        return
    yield from _block(known, {k: v for k, v in body.items() if k not in META}, pointer, whole)


def unknown_type(kind: str, pointer: Pointer) -> Problem:
    guess = did_you_mean(kind, resource_types())
    return Problem(
        pointer,
        f"the {(provider_of(kind) or AWS).title} provider has no resource `{kind}`{guess}",
        at_key=True,
    )


def _block(
    block: Attributes, body: dict[str, Any], pointer: Pointer, whole: bool
) -> Iterator[Problem]:
    for key, value in body.items():
        here = (*pointer, key)
        declared = block.get(key)
        if declared is None:
            guess = did_you_mean(key, [k for k in block if block[k][0] != "c"])
            yield Problem(here, f"the provider has no argument `{key}` here{guess}", at_key=True)
        elif declared[0] == "c":
            message = f"`{key}` is an attribute that AWS computes; it cannot be set"
            yield Problem(here, message, at_key=True)
        elif declared[0] == "b":
            yield from _nested(declared, value, here)
        else:
            yield from _typed(declared[1], value, here)
    if whole:
        for key in [k for k, d in block.items() if _required(d) and k not in body]:
            message = f"the provider requires the argument `{key}`; write `{key}: ...`"
            yield Problem(pointer, message, at_key=True)


def _required(declared: list[Any]) -> bool:
    return declared[0] == "r" or (declared[0] == "b" and declared[2] > 0)


def _nested(declared: list[Any], value: Any, pointer: Pointer) -> Iterator[Problem]:
    items = value if isinstance(value, list) else [value]
    for i, item in enumerate(items):
        here = (*pointer, i) if isinstance(value, list) else pointer
        if is_reference(item):
            continue
        if isinstance(item, dict):
            yield from _block(declared[4], item, here, whole=True)
        else:
            yield Problem(here, f"{_named(here)} is a block: write a map, got {describe(item)}")


def _typed(wanted: Any, value: Any, pointer: Pointer) -> Iterator[Problem]:
    if is_reference(value) or value is None:
        return
    if isinstance(wanted, str):
        allowed = {"string": (str, int, float, bool), "number": (int, float), "bool": (bool,)}
        fits = isinstance(value, allowed.get(wanted, (object,)))
        if not fits or (wanted == "number" and isinstance(value, bool)):
            yield Problem(pointer, f"{_named(pointer)} is a {wanted}, got {describe(value)}")
    elif wanted[0] in {"list", "set"}:
        if not isinstance(value, list):
            yield Problem(pointer, f"{_named(pointer)} is a list, got {describe(value)}")
        else:
            for i, item in enumerate(value):
                yield from _typed(wanted[1], item, (*pointer, i))
    elif not isinstance(value, dict):
        yield Problem(pointer, f"{_named(pointer)} is a map, got {describe(value)}")


def _named(pointer: Pointer) -> str:
    """The argument that a value, or an item of a list, belongs to."""
    return f"`{next(step for step in reversed(pointer) if isinstance(step, str))}`"
