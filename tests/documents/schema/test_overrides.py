"""What editors say of overrides: exactly what specgen says of their values."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from support import TESTS

from specgen.documents.schema.editor import editor_schema
from specgen.documents.schema.generate import override_problems, shape_problems
from specgen.sdk.system import System
from specgen.systems import BY_KIND, SYSTEMS


def faults(kind: str, document: dict[str, Any]) -> list[str]:
    schema = editor_schema(BY_KIND[kind].type)
    return [e.message for e in Draft202012Validator(schema).iter_errors(document)]


def with_override(kind: str, change: dict[str, Any]) -> dict[str, Any]:
    """Of which only the override is looked at: its other keys may lack."""
    return {"kind": kind, "name": "x", "overrides": [{"when": {}, "set": change}]}


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda s: s.kind)
def test_the_schema_is_one_and_has_no_loose_ends(system: System) -> None:
    schema = editor_schema(system.type)

    Draft202012Validator.check_schema(schema)
    named = {r.removeprefix("#/$defs/") for r in references(schema)}
    assert named <= set(schema.get("$defs", {}))
    assert {name for name in schema.get("$defs", {}) if name.startswith("set")} <= named


def references(node: Any) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(references, node))
    if not isinstance(node, dict):
        return set()
    own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
    return own.union(*map(references, node.values()))


@pytest.mark.parametrize(
    ("kind", "change", "wrong"),
    [
        ("postgres", {"storage": {"iops": 5000}}, False),
        ("postgres", {"storage": {"iops": None}}, False),
        ("postgres", {"storage": {"iopz": 5000}}, True),
        ("postgres", {"storage": {"iops": "many"}}, True),
        ("postgres", {"instance_clazz": "db.r6g.large"}, True),
        ("postgres", {"name": "other"}, True),
        ("service", {"tasks": {"minimum": 2}}, False),
        ("service", {"description": "in prod", "tags": {"Team": None}}, False),
    ],
)
def test_keys_of_an_override_are_those_of_the_kind(
    kind: str, change: dict[str, Any], wrong: bool
) -> None:
    found = [f for f in faults(kind, with_override(kind, change)) if "required" not in f]

    assert bool(found) == wrong
    assert bool(list(override_problems(BY_KIND[kind].type, change, {}))) == wrong


def written() -> list[Path]:
    folders = (TESTS.parent / "specs", TESTS / "systems")
    files = [f for folder in folders for f in sorted(folder.rglob("*.yaml"))]
    return [f for f in files if "overrides" in f.read_text(encoding="utf-8", errors="replace")]


@pytest.mark.parametrize("file", written(), ids=lambda f: f.relative_to(TESTS.parent).as_posix())
def test_editors_find_what_specgen_finds(file: Path) -> None:
    try:
        documents = list(yaml.safe_load_all(file.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError):
        return
    for document in documents:
        system = BY_KIND.get(document.get("kind", "")) if isinstance(document, dict) else None
        overrides = document.get("overrides") if system else None
        if not system or not isinstance(overrides, list):
            continue
        sets = [
            o["set"] for o in overrides if isinstance(o, dict) and isinstance(o.get("set"), dict)
        ]
        ours = [*shape_problems(system.type, document, {})]
        ours += [p for change in sets for p in override_problems(system.type, change, {})]
        assert bool(faults(system.kind, document)) == bool(ours)
