"""The schemas that editors read: each key is described, and one schema covers every kind."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support import TESTS, cases

from specgen.documents.document import Document
from specgen.documents.layout import SCHEMA
from specgen.documents.read import read_text
from specgen.documents.schema.bundle import bundled_schema
from specgen.documents.schema.editor import editor_schema
from specgen.documents.schema.generate import schema_of
from specgen.sdk.system import System
from specgen.systems import BY_KIND, SYSTEMS

REPOSITORY = TESTS.parent
PROJECT = REPOSITORY / "templates" / "project"
KINDS = pytest.mark.parametrize("system", SYSTEMS, ids=lambda s: s.kind)


def properties(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that the schema describes, wherever it is."""
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            yield f"{path}.{key}", value
            yield from properties(value, f"{path}.{key}")
        inner = {k: v for k, v in node.items() if k not in {"properties", "default", "examples"}}
        for key, value in inner.items():
            yield from properties(value, f"{path}/{key}")
    elif isinstance(node, list):
        for value in node:
            yield from properties(value, path)


@KINDS
def test_every_key_says_what_it_means(system: System) -> None:
    found = dict(properties(schema_of(system.type)))

    assert len(found) > 5
    assert [path for path, node in found.items() if not node.get("description")] == []


@KINDS
def test_every_optional_key_says_its_default_or_may_be_absent(system: System) -> None:
    """A default in the schema is also the model's, because an editor offers it."""
    schema = schema_of(system.type)
    validator = Draft202012Validator(schema)

    for key, node in schema["properties"].items():
        if "default" in node:
            inner = validator.evolve(schema={**node, "$defs": schema.get("$defs", {})})
            empty = node["default"] in ("", [], {})
            assert empty or inner.is_valid(node["default"]), key


@KINDS
def test_every_example_fits_its_key(system: System) -> None:
    schema = schema_of(system.type)
    for path, node in properties(schema):
        for example in node.get("examples", ()):
            inner = Draft202012Validator({**node, "$defs": schema.get("$defs", {})})
            quoted = isinstance(example, str) and example.startswith('"')
            assert inner.is_valid(example.strip('"') if quoted else example), (path, example)


def test_the_bundled_schema_is_a_schema_without_loose_ends() -> None:
    schema = bundled_schema([s.type for s in SYSTEMS])

    Draft202012Validator.check_schema(schema)
    references = set(re.findall(r"'\$ref': '([^']*)'", repr(schema)))
    assert {r.removeprefix("#/$defs/") for r in references} == set(schema["$defs"])
    assert set(schema["properties"]["kind"]["enum"]) == {s.kind for s in SYSTEMS}


@cache
def bundled() -> Draft202012Validator:
    return Draft202012Validator(bundled_schema([s.type for s in SYSTEMS]))


@cache
def own(system: System) -> Draft202012Validator:
    return Draft202012Validator(editor_schema(system.type))


@pytest.mark.parametrize("path", sorted({c.path for c in cases()}), ids=lambda p: p.stem)
def test_the_bundled_schema_says_what_the_kinds_own_says(path: Path) -> None:
    documents = [d for d in read_text(path.name, path.read_bytes()) if isinstance(d, Document)]

    for document in documents:
        system = BY_KIND.get(document.kind)
        if system is not None:
            assert bundled().is_valid(document.data) == own(system).is_valid(document.data)
        else:
            assert not bundled().is_valid(document.data)


@pytest.mark.parametrize(
    "file",
    [*sorted(REPOSITORY.glob("specs/**/*.yaml")), *sorted(PROJECT.glob("specs/**/*.yaml"))],
    ids=lambda p: p.relative_to(REPOSITORY).as_posix(),
)
def test_a_modeline_leads_to_a_schema_of_all_the_files_kinds(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    match = re.match(r"# yaml-language-server: \$+schema=(\S+)", text)
    assert match is not None
    target = (file.parent / match[1]).resolve()
    if file.is_relative_to(PROJECT):  # written for each project, with the names of its documents
        assert target == PROJECT / SCHEMA
        return

    assert target.parent == REPOSITORY / "generated" / "schemas"
    kinds = set(re.findall(r"^kind: (\S+)", text, re.MULTILINE))
    assert target.name == "specgen.schema.json" or {target.name} == {
        f"{kind}.schema.json" for kind in kinds
    }
