"""An attribute of a generated resource -> the key of its document that it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from specgen.findings.pointers import Pointer
from specgen.project.project import Effective
from specgen.render.attributes import ANY, known
from specgen.terraform.handwritten import terraform_value
from specgen.terraform.spot import Spot

SHORT = 3
"""Minimum length in characters; a shorter common text proves nothing."""

_ENVELOPE = frozenset({"kind", "name", "placement", "overrides", "stack", "renamed_from"})


@dataclass(frozen=True, slots=True)
class Key:
    """pointer: in the effective document"""

    pointer: Pointer
    at_key: bool = False


def key_of(effective: Effective, spot: Spot) -> Key | None:
    """Parts in Terraform's own terms come first; None if no key matches."""
    return _patched(effective, spot) or _raw(effective, spot) or _becoming(effective, spot)


def _patched(effective: Effective, spot: Spot) -> Key | None:
    """If a patched resource is refused as a whole, the patch is the most likely cause."""
    change = effective.envelope.terraform.get(spot.address)
    if change is None:
        return None
    path = _common(change, spot.path, in_order=True)
    if spot.path and not path:
        return None
    return Key(("terraform", spot.address, *path), at_key=spot.at_key or not path)


def _raw(effective: Effective, spot: Spot) -> Key | None:
    if effective.kind != "raw" or not spot.address:
        return None
    pointer = _common(effective.data, spot.pointer, in_order=False)
    return Key(pointer, at_key=spot.at_key and pointer == spot.pointer) if pointer else None


def _common(data: Any, path: Pointer, *, in_order: bool) -> Pointer:
    """As far as the path leads in the data; in_order: lists keep their order when generated."""
    found: list[str | int] = []
    for step in path:
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list) and _leads(data, step, in_order):
            data = data[int(step)]
        else:
            break
        found.append(step)
    return tuple(found)


def _leads(items: list[Any], step: str | int, in_order: bool) -> bool:
    return isinstance(step, int) and step < len(items) and (in_order or len(items) == 1)


def _becoming(effective: Effective, spot: Spot) -> Key | None:
    """Of the keys that become the attribute, the one whose value was generated there."""
    if not spot.path:
        return None
    tried = known().kinds.get(effective.kind, {})
    wanted = f"{spot.kind}.{spot.path[0]}"
    patterns = [key.split(".") for key, becomes in tried.items() if wanted in becomes]
    made = [p for pattern in patterns for p in _matching(effective.data, pattern)]
    equal = [p for p in made if _stands_in(_value(effective.data, p), spot.value)]
    anywhere = [] if made else [p for p, v in _leaves(effective.data) if _is_in(v, spot.value)]
    return _best(equal, spot) or _best(made, spot) or _best(anywhere, spot)


def _best(found: list[Pointer], spot: Spot) -> Key | None:
    """The one that best matches the resource's name; of several, their common part."""
    if not found:
        return None
    scores = {pointer: _speaks_of(pointer, spot) for pointer in found}
    best = [pointer for pointer in found if scores[pointer] == max(scores.values())]
    columns = takewhile(lambda steps: len(set(steps)) == 1, zip(*best, strict=False))
    pointer = tuple(steps[0] for steps in columns)
    return Key(pointer) if pointer else None


def _speaks_of(pointer: Pointer, spot: Spot) -> int:
    name = f"-{spot.pointer[2]}-" if spot.address else ""
    return sum(f"-{str(step).replace('_', '-')}-" in name for step in pointer)


def _matching(data: Any, pattern: list[str], at: Pointer = ()) -> Iterator[Pointer]:
    """Written keys that match a general key."""
    if not pattern:
        yield at
        return
    step, rest = pattern[0], pattern[1:]
    if isinstance(data, dict):
        names = list(data) if step == ANY else [step] if step in data else []
        for name in names:
            yield from _matching(data[name], rest, (*at, name))
    elif isinstance(data, list) and step == ANY:
        for i, item in enumerate(data):
            yield from _matching(item, rest, (*at, i))


def _value(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        data = data[step]
    return data


def _stands_in(value: Any, generated: Any) -> bool:
    """Whether the written value, or part of it, is what was generated."""
    if isinstance(value, (dict, list)):
        return any(_stands_in(v, generated) for _, v in _leaves(value))
    return any(terraform_value(value) == g or str(value) == g for _, g in _leaves(generated))


def _is_in(value: Any, generated: Any) -> bool:
    return isinstance(value, str) and len(value) >= SHORT and _stands_in(value, generated)


def _leaves(data: Any, at: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """Scalars of a document's body."""
    if isinstance(data, dict):
        for key, item in data.items():
            if at or key not in _ENVELOPE:
                yield from _leaves(item, (*at, key))
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from _leaves(item, (*at, i))
    else:
        yield at, data
