"""Numbers and lists of any size are checked in time, also by those who look at all documents."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from fuzzing.judge import limited
from keys.mutation import documents_of
from support import Case, cases, make_project, spread

from specgen.findings.pointers import Pointer
from specgen.pipeline import Checked, check
from specgen.render.attributes import general
from specgen.systems import BY_KIND

LARGE = 10**9
LONG = 600
SECONDS = 20.0
"""Of the processor; what does not end takes longer on any machine."""

WATCHERS: list[dict[str, Any]] = [
    {
        "kind": "alarms",
        "name": "all-of-it",
        "topics": dict.fromkeys(("critical", "warning", "info"), "alerts"),
    },
    {"kind": "dashboard", "name": "all-of-it", "shows": {"region": "us-east-1"}},
]
"""They look at all documents."""

GOOD = cases("good-*")
Document = dict[str, Any]


def watched(folder: Path, documents: list[Document], case: Case) -> Checked:
    watchers = [] if any(d["kind"] == "alarms" for d in documents) else WATCHERS
    text = "\n---\n".join(json.dumps(d) for d in (*documents, *watchers))
    root = make_project(folder, text, tuple(dict.fromkeys((*case.needs, "alerts"))))
    with limited(SECONDS):
        return check(root, root / "specs")


@pytest.mark.parametrize("case", spread(GOOD))
def test_every_good_case_may_be_watched(case: Case, tmp_path: Path) -> None:
    assert watched(tmp_path, documents_of(case), case).project is not None


def parts(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    yield pointer, value
    items: Any = value.items() if isinstance(value, dict) else ()
    for key, item in enumerate(value) if isinstance(value, list) else items:
        yield from parts(item, (*pointer, key))


def larger(value: Any) -> Any:
    """None for what has no size."""
    if type(value) is int:
        return LARGE
    if isinstance(value, list) and value:
        return [*value, *(_other(value[i % len(value)], i) for i in range(LONG))]
    if isinstance(value, dict) and value:
        name, item = next(iter(value.items()))
        return {**value, **{f"{name}{i}": item for i in range(LONG)}}
    return None


def _other(item: Any, number: int) -> Any:
    """Half of the texts are the same, and names are never."""
    if isinstance(item, dict):
        return {k: f"{v}{number}" if k in {"id", "name"} else v for k, v in item.items()}
    return f"{item}{number}" if isinstance(item, str) and number % 2 else item


@pytest.mark.prove
@pytest.mark.long
@pytest.mark.parametrize("kind", BY_KIND)
def test_every_key_may_have_any_size(kind: str, tmp_path: Path) -> None:
    tried = set()
    for case in GOOD:
        documents = documents_of(case)
        for i, document in enumerate(documents):
            for pointer, value in parts(document) if document["kind"] == kind else ():
                key = general(BY_KIND[kind].type, pointer)
                large = larger(value) if pointer and (key, type(value)) not in tried else None
                if large is not None:
                    tried.add((key, type(value)))
                    watched(tmp_path / "root", with_value(documents, i, pointer, large), case)
                    rmtree(tmp_path / "root")

    assert tried or not any(d["kind"] == kind for c in GOOD for d in documents_of(c))


def with_value(
    documents: list[Document], index: int, pointer: Pointer, value: Any
) -> list[Document]:
    changed: list[Document] = json.loads(json.dumps(documents))
    node: Any = changed[index]
    for step in pointer[:-1]:
        node = node[step]
    node[pointer[-1]] = value
    return changed
