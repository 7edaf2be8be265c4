"""What `specgen explain WORD` finds for a word that is no code, kind or key: kinds, keys, rules."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from specgen.documents.schema.generate import schema_of
from specgen.findings.rule import Rule
from specgen.sdk.system import System

MOST = 10
"""Lines that a group shows."""

DEEPEST = 6
"""Levels of keys; some schemas refer to themselves."""


@dataclass(frozen=True, slots=True)
class Match:
    """rank: 0 if it is called so, 1 if its name contains the word, 2 if its description does"""

    rank: int
    name: str
    text: str


def found(word: str, systems: Sequence[System], rules: Mapping[str, Rule]) -> Iterator[str]:
    """Lines by group, the best first; nothing if nothing has the word."""
    groups = {
        "kinds": [_match(word, s.kind, s.title) for s in systems],
        "keys": [
            _match(word, f"{s.kind}.{path}", text, path.rpartition(".")[2])
            for s in systems
            for path, text in keys_of(s)
        ],
        "rules": [_match(word, r.code, f"{r.promise}; {r.fact}", "") for r in rules.values()],
    }
    for group, matches in groups.items():
        best = sorted((m for m in matches if m is not None), key=lambda m: (m.rank, m.name))
        if best:
            yield f"{group}:"
            yield from _lines(best)


def _lines(matches: Sequence[Match]) -> Iterator[str]:
    shown = matches[:MOST]
    width = max(len(m.name) for m in shown)
    for match in shown:
        yield f"  {match.name:<{width}}  {match.text.partition('; ')[0]}".rstrip()
    if len(matches) > len(shown):
        yield f"  and {len(matches) - len(shown)} more"


def _match(word: str, name: str, text: str, called: str | None = None) -> Match | None:
    own, wanted = (name if called is None else called).lower(), word.lower()
    if own == wanted:
        return Match(0, name, text)
    if wanted in own.split("_"):
        return Match(1, name, text)
    if re.search(rf"\b{re.escape(wanted)}", text, re.IGNORECASE):
        return Match(2, name, text)
    return None


def keys_of(system: System) -> Iterator[tuple[str, str]]:
    """(path, description) of a kind's own keys, at any depth."""
    schema = schema_of(system.type)
    own = set(system.type.model.__struct_fields__)
    properties = {k: node for k, node in schema["properties"].items() if k in own}
    yield from _below(properties, schema.get("$defs", {}), "", 1)


def _below(
    properties: Mapping[str, Any], definitions: Mapping[str, Any], before: str, depth: int
) -> Iterator[tuple[str, str]]:
    for key, node in properties.items():
        path = f"{before}{key}"
        yield path, node.get("description", "")
        if depth < DEEPEST:
            for inner, name in _objects(node, definitions):
                yield from _below(inner, definitions, f"{path}.{name}", depth + 1)


def _objects(
    node: Mapping[str, Any], definitions: Mapping[str, Any]
) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Keys of the maps that a value may be, and what the path calls an entry between: 0. or KEY."""
    if "$ref" in node:
        node = definitions.get(str(node["$ref"]).rpartition("/")[2], {})
    if "properties" in node:
        yield node["properties"], ""
    for choice in (*node.get("anyOf", ()), *node.get("allOf", ())):
        yield from _objects(choice, definitions)
    for entry, name in (("items", "0."), ("additionalProperties", "KEY.")):
        if isinstance(node.get(entry), dict):
            yield from (
                (inner, f"{name}{rest}") for inner, rest in _objects(node[entry], definitions)
            )
