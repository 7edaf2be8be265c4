"""The fullest document of a kind among the good cases, and what it publishes."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from doc_pages.cases import TESTS, Case, read_case
from doc_pages.gallery import written
from doc_pages.keys import COMMON
from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.project.load import effective_documents, platform_of, read_documents
from specgen.project.project import Project
from specgen.render.attributes import general
from specgen.sdk.declarations import Output
from specgen.systems import BY_KIND, SYSTEMS

LONGEST = 70
"""Lines: a longer document is no example."""

_SPLIT = re.compile(r"^---\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fullest:
    """text: the document alone; case: the file that has it, with what it needs"""

    text: str
    case: Case


@cache
def fullest(kind: str) -> Fullest | None:
    """The document with most keys; of equal ones the shorter."""
    found = (one for case in _good(kind) for one in _documents(kind, case))
    ranked = sorted(found, key=lambda one: (-one[0], len(one[1].text), one[1].case.id))
    return ranked[0][1] if ranked else None


def _good(kind: str) -> Iterator[Case]:
    for path in sorted((TESTS / "systems" / kind / "cases").glob("good-*.yaml")):
        yield read_case(path, TESTS)


def _documents(kind: str, case: Case) -> Iterator[tuple[int, Fullest]]:
    for text in _SPLIT.split(case.text):
        body = text.strip("\n")
        if body.count("\n") < LONGEST and re.search(rf"^kind: {kind}\s*$", body, re.MULTILINE):
            type_ = BY_KIND[kind].type
            paths = _paths(yaml.load(body, yaml.CSafeLoader))
            keys = {general(type_, path) for path in paths if not set(COMMON).intersection(path)}
            yield len(keys), Fullest(body, case)


def _paths(value: Any, path: Pointer = ()) -> Iterator[Pointer]:
    items = value.items() if isinstance(value, dict) else ()
    for key, inner in (*items, *enumerate(value if isinstance(value, list) else ())):
        yield (*path, key if isinstance(key, int) else str(key))
        yield from _paths(inner, (*path, key if isinstance(key, int) else str(key)))


def outputs(kind: str) -> tuple[Output, ...]:
    """What the fullest document publishes in its first place."""
    example = fullest(kind)
    if example is None:
        return ()
    with tempfile.TemporaryDirectory(prefix="specgen-") as folder:
        project = _project(Path(folder), example.case)
    name = yaml.load(example.text, yaml.CSafeLoader)["name"]
    found = [effective for effective in project.all(kind) if effective.name == name]
    return tuple(found[0].spec.outputs(Here(project, found[0]))) if found else ()


def _project(folder: Path, case: Case) -> Project:
    """Its documents in their places, unchecked."""
    types, crashes = {system.kind: system.type for system in SYSTEMS}, []
    read = read_documents(folder, written(case, folder), types, crashes)
    platform, _ = platform_of(read.documents, read.lost, types["platform"], crashes)
    if platform is None:
        raise ValueError(f"{case.id} has no platform document that can be read")
    return effective_documents(read, types, platform, crashes)[0]
