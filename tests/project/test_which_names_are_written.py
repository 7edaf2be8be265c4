"""Which keys of the kinds take {environment} and the others: every name in AWS or DNS."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from specgen.documents.schema.fields import DOCUMENTATION, REFERENCE, WRITTEN_NAME
from specgen.documents.schema.generate import resolve, schema_of
from specgen.project.written_names import written_names
from specgen.sdk import System
from specgen.systems import SYSTEMS

Path = tuple[str, ...]
OTHERS = "*"
"""In a path: a key of a map. ITEM is an item of a list."""
ITEM = "#"
LOOKS_LIKE_A_NAME = re.compile(
    r"^(.*_)?(name|host|hosts|domain|domains|fqdn|alias|aliases|namespace|bucket|username|user|url"
    r"|origins)$"
)
NO_NAMES = {
    "account": "a person's name and address",
    "assumptions": "of what is counted, in files of the project",
    "decision": "of documents",
    "existing": "what others made: it is written for each place",
    "platform": "says what the places are",
    "requirements": "of generated files",
}
"""Kinds whose texts are no names in AWS or DNS that specgen makes or looks for."""
SAID_OTHERWISE = {
    ("cdn", "SecretHeader.name"): "of an HTTP header",
    ("cloudflare_zone", "CacheRule.name"): "the identity of the rule in its zone",
    ("cloudflare_zone", "ConfigRule.name"): "the identity of the rule in its zone",
    ("job", "Container.user"): "of the image",
    ("pagerduty", "Step.user"): "an id",
    ("service", "Container.user"): "of the image",
    ("web_acl", "OriginHeader.name"): "of an HTTP header",
    ("web_acl", "Rule.name"): "the identity of the rule in its ACL",
}
KINDS = [system for system in SYSTEMS if system.kind not in NO_NAMES]


def texts(system: System) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Where the schema has a text that people write: its part, the way to it, its node."""
    root = schema_of(system.type)
    envelope = {"kind", "name", "stack", "description", "tags", "terraform"}
    for key, node in root["properties"].items():
        if key not in envelope:
            yield from _below(root, node, (key,), "", ())


def _below(
    root: dict[str, Any], part: Any, path: Path, owner: str, parents: tuple[str, ...]
) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    if not isinstance(part, dict):
        return
    name = str(part.get("$ref", "")).rpartition("/")[2]
    if name in parents:
        return
    node, owner = resolve(root, part), name or owner
    inside = (*parents, name) if name else parents
    if node.get("type") == "string":
        yield owner, path, node
    for branch in node.get("anyOf", []):
        yield from _below(root, branch, path, owner, inside)
    yield from _below(root, node.get("items"), (*path, ITEM), owner, inside)
    yield from _below(root, node.get("additionalProperties"), (*path, OTHERS), owner, inside)
    for key, child in node.get("properties", {}).items():
        yield from _below(root, child, (*path, key), owner, inside)


def key_of(path: Path) -> str:
    return next(part for part in reversed(path) if part not in {ITEM, OTHERS})


def is_free(node: dict[str, Any]) -> bool:
    """A text of the user's own: no choice, no document, no remark."""
    return not {"enum", "const", REFERENCE, DOCUMENTATION} & node.keys()


@pytest.mark.parametrize("system", KINDS, ids=lambda system: system.kind)
def test_what_looks_like_a_name_takes_places_or_has_a_reason(system: System) -> None:
    lacking = {
        f"{owner}.{key_of(path)}".lstrip(".")
        for owner, path, node in texts(system)
        if LOOKS_LIKE_A_NAME.match(key_of(path)) and is_free(node) and WRITTEN_NAME not in node
    }
    reasons = {what for kind, what in SAID_OTHERWISE if kind == system.kind}

    assert lacking == reasons


@pytest.mark.parametrize("system", KINDS, ids=lambda system: system.kind)
def test_a_place_is_filled_in_wherever_the_schema_says_so(system: System) -> None:
    """The walk over the data finds each of them, below lists, maps and choices."""
    for _, path, node in texts(system):
        if WRITTEN_NAME in node:
            data = {"kind": system.kind, "name": "one", **written("{environment}", path)}

            assert [text for _, text in written_names(system.type, data)] == ["{environment}"], path


def written(text: str, path: Path) -> Any:
    """Data that has the text there, and nothing else."""
    if not path:
        return text
    inner = written(text, path[1:])
    return [inner] if path[0] == ITEM else {"some" if path[0] == OTHERS else path[0]: inner}
