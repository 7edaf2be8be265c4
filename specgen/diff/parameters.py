"""What root modules read from each other while they are planned, and how a change affects it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from specgen.diff.elements import PARAMETER, PARAMETER_CALL, SHARED, Contents
from specgen.diff.model import Action, Mark, ModuleDiff
from specgen.diff.sides import Side, parse
from specgen.facts.stateful import LOST, Losses, lost_with
from specgen.findings.secret_values import texts as walk
from specgen.terraform.offline import placeholders
from specgen.terraform.offline.placeholders import Resource
from specgen.terraform.providers import prefixes

TELLING = 6
"""A value of at least this many characters does not match by chance."""
VALUES = ("insecure_value", "value")

_REFERENCE = re.compile(rf"((?:{prefixes()})_\w+)\.([\w-]+)\.(\w+)")
_LAST = re.compile(r"[0-9A-Za-z](?=[^0-9A-Za-z]*(?:,|$))")
_NEXT = str.maketrans("0123456789abcdef", "123456789abcdef0")


def derived(side: Side, wanted: Iterable[str]) -> dict[str, str]:
    """Path -> a value derived from the parameter's expression: an id, an ARN, a list."""
    missing = set(wanted)
    if not missing:
        return {}
    return {path: value for path, value in _derived(side) if path in missing}


def reads(side: Side) -> dict[str, frozenset[str]]:
    """Root module -> the paths that it reads."""
    return {module: frozenset(_reads(module, files)) for module, files in side.modules.items()}


def changed(diff: ModuleDiff, head: Contents) -> Iterator[str]:
    """Paths of the published parameters that will hold another value."""
    for change in diff.changes:
        if change.action not in {Action.UPDATE, Action.REPLACE, Action.UNKNOWN}:
            continue
        element = head.resources.get(change.address)
        if element is None or element.kind != PARAMETER:
            continue
        if any(attribute.path in VALUES for attribute in change.attributes):
            yield str(element.body.get("name", ""))


def reach_state(paths: Iterable[str], contents: Contents, losses: Losses = LOST) -> bool:
    """Whether a stateful resource uses one of them, directly or through other resources."""
    wanted = [f'{PARAMETER_CALL}("{path}")' for path in paths]
    texts = {a: " ".join(t for _, t in walk(e.body, ())) for a, e in contents.resources.items()}
    reached = {a for a, text in texts.items() if any(call in text for call in wanted)}
    fresh = set(reached)
    while fresh:
        users = {a for a, t in texts.items() if any(other in t for other in fresh)}
        fresh = users - reached
        reached |= fresh
    found = (contents.resources[address] for address in reached)
    return any(lost_with(element.kind, losses, guarded=element.guarded) for element in found)


def another(value: str) -> str:
    """A different value of the same shape: the last character of each item becomes the next one."""
    return _LAST.sub(lambda last: _following(last[0]), value)


def invented(value: Any, texts: Iterable[str]) -> Any:
    """The mark UNKNOWN if a planned value comes from one that another() made, else the value."""
    if isinstance(value, Mark):
        return value
    reported = json.dumps(value, default=str)
    parts = (p for text in texts for p in text.split(",") if len(p) >= TELLING)
    return Mark.UNKNOWN if any(part in reported for part in parts) else value


def _following(character: str) -> str:
    lower = character.lower()
    moved = lower.translate(_NEXT)
    made = moved if moved != lower else ("a" if lower == "z" else chr(ord(lower) + 1))
    return made.upper() if character.isupper() else made


def _derived(side: Side) -> Iterator[tuple[str, str]]:
    for module, files in side.modules.items():
        region = module.split("/")[1] if module.count("/") > 1 else ""
        for part in parse(module, files).values():
            for body in part.get("resource", {}).get(PARAMETER, {}).values():
                written = next((str(body[key]) for key in VALUES if key in body), "")
                yield str(body.get("name", "")), _value(written, region)


def _value(written: str, region: str) -> str:
    found = _REFERENCE.findall(written)
    if "${" not in written or not found:
        return written
    made = (
        placeholders.string(Resource(kind, f"{kind}.{name}", region, {}), attribute, optional=False)
        for kind, name, attribute in found
    )
    return ",".join(made)


def _reads(module: str, files: Mapping[str, bytes]) -> Iterator[str]:
    shared = {name: files[name] for name in files if name.partition(".")[0] in SHARED}
    for part in parse(module, shared).values():
        for body in part.get("data", {}).get(PARAMETER, {}).values():
            yield str(body.get("name", ""))
