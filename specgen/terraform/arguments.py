"""What a provider would refuse in the arguments that a document writes."""

from collections.abc import Iterator
from typing import Any

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.findings.words import describe, did_you_mean
from specgen.terraform.handwritten import is_reference
from specgen.terraform.provider_schema import (
    ALLOWED_AT,
    Attributes,
    attributes,
    flag_of,
    is_nested,
    resource_types,
    unlisted,
)
from specgen.terraform.providers import AWS, provider_of

META = frozenset({"count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"})
"""Arguments that Terraform itself accepts on every resource."""


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
            guess = did_you_mean(key, [k for k in block if flag_of(block[k]) != "c"])
            yield Problem(here, f"the provider has no argument `{key}` here{guess}", at_key=True)
        elif flag_of(declared) == "c":
            message = f"`{key}` is an attribute that the provider computes; it cannot be set"
            yield Problem(here, message, at_key=True)
        elif declared[0] == "b":
            yield from _nested(declared, value, here, whole)
        else:
            yield from _typed(declared[1], value, here)
            yield from _listed(declared, value, here)
    if whole:
        yield from _lacking(block, body, pointer)


def _lacking(block: Attributes, body: dict[str, Any], pointer: Pointer) -> Iterator[Problem]:
    for key in [k for k, d in block.items() if _required(d) and k not in body]:
        message = f"the provider requires the argument `{key}`; write `{key}: ...`"
        yield Problem(pointer, message, at_key=True)


def lacking(kind: str, body: dict[str, Any]) -> Iterator[Problem]:
    """Required arguments that a resource, or a block inside, does not have; pointers from there."""
    yield from _lacking_inside(attributes(kind) or {}, body, ())


def _lacking_inside(block: Attributes, body: Any, pointer: Pointer) -> Iterator[Problem]:
    if isinstance(body, list):
        for i, item in enumerate(body):
            yield from _lacking_inside(block, item, (*pointer, i))
    elif isinstance(body, dict):
        yield from _lacking(block, body, pointer)
        for key in [k for k in body if block.get(k, "?")[0] == "b" and block[k][1] != "map"]:
            yield from _lacking_inside(block[key][4], body[key], (*pointer, key))


def _required(declared: list[Any]) -> bool:
    return declared[0] == "r" or (declared[0] == "b" and declared[2] > 0)


def _nested(declared: list[Any], value: Any, pointer: Pointer, whole: bool) -> Iterator[Problem]:
    """Maps of a patch are merged with what the document makes, lists replace it."""
    if is_reference(value) or value is None:
        return
    if is_nested(declared) and isinstance(value, list) != (declared[1] in {"list", "set"}):
        wanted = "a list" if declared[1] in {"list", "set"} else "a map"
        yield Problem(pointer, f"{_named(pointer)} is {wanted}, got {describe(value)}")
        return
    steps: list[Any] = list(range(len(value))) if isinstance(value, list) else []
    if declared[1] == "map" and isinstance(value, dict):
        steps = list(value)
    for here, item in [((*pointer, s), value[s]) for s in steps] if steps else [(pointer, value)]:
        if is_reference(item) or (steps == [] and value in ([], {}) and declared[1] != "single"):
            continue
        if isinstance(item, dict):
            yield from _block(declared[4], item, here, whole or here != pointer)
        else:
            yield Problem(here, f"{_named(here)} is a block: write a map, got {describe(item)}")


def _listed(declared: list[Any], value: Any, pointer: Pointer) -> Iterator[Problem]:
    for number, item in unlisted(declared, value):
        here = (*pointer, number) if isinstance(value, list) else pointer
        listed = ", ".join(declared[ALLOWED_AT])
        yield Problem(here, f"{_named(here)} is {describe(item)}; write one of {listed}")


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
