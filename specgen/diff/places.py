"""Reports the same change in several root modules once, with the places counted."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from specgen.diff.model import Action, Attribute, Change, Mark, ModuleDiff

ORDER = list(Action)


@dataclass(frozen=True, slots=True, eq=False)  # by identity: values need not be hashable
class ReportedChange:
    """modules: all with this change; {region} and {environment} in texts mean each one's own"""

    change: Change
    modules: tuple[str, ...]


def reported(diffs: Iterable[ModuleDiff]) -> tuple[ReportedChange, ...]:
    """By document; the most serious first, and stateful ones first among equals."""
    groups: dict[str, list[tuple[str, Change]]] = {}
    for diff in diffs:
        for change in diff.changes:
            groups.setdefault(_key(_general(change, diff.id)), []).append((diff.id, change))
    made = (_told(found) for found in groups.values())
    return tuple(sorted(made, key=_order))


def places(modules: Sequence[str], everywhere: Iterable[str]) -> str:
    """prod/us-east-1/compute; all 4 regions of prod (compute); all 6 places (compute)

    everywhere: all root modules where it could have happened
    """
    stacks = sorted({_parts(m)[2] for m in modules})
    stack = ", ".join(stacks)
    if len(modules) == 1:
        return modules[0]
    whole = set(everywhere)
    spots = {_parts(module)[:2] for module in modules}
    if set(modules) >= whole and len(whole) > 1 and len(spots) > 1:
        return f"all {len(spots)} places ({stack})"
    by_environment: dict[str, list[str]] = {}
    for module in modules:
        by_environment.setdefault(_parts(module)[0], []).append(module)
    parts = [_environment(env, found, whole) for env, found in sorted(by_environment.items())]
    return f"{', '.join(parts)} ({stack})"


def _environment(environment: str, found: list[str], everywhere: set[str]) -> str:
    there = {m for m in everywhere if _parts(m)[0] == environment}
    regions = sorted({_parts(module)[1] for module in found})
    if len(regions) > 1 and set(found) >= there:
        return f"all {len(regions)} regions of {environment}"
    return ", ".join(f"{environment}/{region}".rstrip("/") for region in regions)


def _told(found: list[tuple[str, Change]]) -> ReportedChange:
    """One place: the exact values; several: with placeholders."""
    module, change = found[0]
    modules = tuple(sorted({m for m, _ in found}))
    return ReportedChange(change if len(modules) == 1 else _general(change, module), modules)


def _order(item: ReportedChange) -> tuple[Any, ...]:
    change = item.change
    return (
        change.document,
        ORDER.index(change.action),
        not change.lost,
        change.address,
        item.modules,
    )


def _key(change: Change) -> str:
    parts = (
        *(change.document, change.address, change.action, change.previous, change.lost),
        *(change.guarded, change.unguarded, change.why, change.refused),
        *([a.path, _data(a.old), _data(a.new), a.forces] for a in change.attributes),
    )
    return json.dumps(parts, sort_keys=True)


def _data(value: Any) -> Any:
    return {"mark": value.name} if isinstance(value, Mark) else [value]


def _general(change: Change, module: str) -> Change:
    environment, region, _ = _parts(module)
    words = {
        # the zones of a region are called us-east-1a and so on
        rf"(?<![0-9A-Za-z]){re.escape(region)}(?=[a-z]?(?![0-9A-Za-z]))": "{region}",
        rf"(?<![0-9A-Za-z]){re.escape(environment)}(?![0-9A-Za-z])": "{environment}",
    }
    if not environment or not region:
        return change
    attributes = tuple(_generalised(attribute, words) for attribute in change.attributes)
    return replace(change, attributes=attributes, refused=_replaced(change.refused, words))


def _generalised(attribute: Attribute, words: Mapping[str, str]) -> Attribute:
    old, new = (_replaced(value, words) for value in (attribute.old, attribute.new))
    return replace(attribute, old=old, new=new)


def _replaced(value: Any, words: Mapping[str, str]) -> Any:
    match value:
        case str():
            for word, placeholder in words.items():
                value = re.sub(word, placeholder, value)
            return value
        case list():
            return [_replaced(item, words) for item in value]
        case dict():
            return dict(_items(value, words))
        case _:
            return value


def _items(value: dict[str, Any], words: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for key, item in value.items():
        yield key, _replaced(item, words)


def _parts(module: str) -> tuple[str, str, str]:
    """environment, region, stack; missing parts are empty."""
    parts = [*module.split("/", 2), "", ""]
    return parts[0], parts[1], parts[2] or module
