"""A document that is nearly a good case has findings, or renders: each key changed in many ways."""

import copy
import traceback
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from keys.mutation import Data, documents_of, leaves, put, values
from keys.project import Known, checked
from support import Case, cases

from specgen.findings.pointers import Pointer, dotted
from specgen.render.attributes import ANY, general
from specgen.systems import BY_KIND

pytestmark = [pytest.mark.prove, pytest.mark.long, pytest.mark.synth]

GOOD = [(case, documents_of(case)) for case in cases("good-*")]
TRIES = 4
"""Of one change of one key; the first that renders is enough."""

Change = tuple[str, Pointer, Any]
"""What is changed, its pointer, and what is written there; None removes it."""


@pytest.mark.parametrize("kind", BY_KIND)
def test_every_near_document_renders_or_has_findings(kind: str) -> None:
    tried, rendered, faults = Counter[tuple[str, str]](), set[tuple[str, str]](), []
    for case, documents in GOOD:
        known: Known | None = None
        for i, data in enumerate(documents):
            for what, pointer, value in changes(data) if data["kind"] == kind else ():
                change = (what, dotted(general(BY_KIND[kind].type, pointer)))
                if change in rendered or tried[change] == TRIES:
                    continue
                tried[change] += 1
                if known is None:
                    known = learned(documents, case)
                near = copy.deepcopy(documents)
                if not put(near[i], pointer, value):
                    near[i] = without_item(near[i], pointer)
                try:
                    if renders(near, case, known):
                        rendered.add(change)
                except Exception:  # noqa: BLE001  we look for any of them
                    faults.append(f"{case.id} {change} {value!r}\n{traceback.format_exc()}")
                    rendered.add(change)

    is_tried = any(d["kind"] == kind for _, documents in GOOD for d in documents)
    assert bool(rendered) == is_tried
    assert faults == [], f"{len(faults)} faults\n" + "\n".join(faults)


def changes(data: Data) -> Iterator[Change]:
    """Other values of keys that are set or not; names of entries; without an entry, item or key."""
    type_ = BY_KIND[data["kind"]].type
    for pointer, node in leaves(BY_KIND[data["kind"]], data):
        for number, value in enumerate(values(node, at(data, pointer))):
            yield f"value {number}", pointer, value
    for pointer, value in parts(data):
        if pointer and pointer[-1] != "kind":
            yield "removed", pointer, None
        if isinstance(value, str):
            yield "longer", pointer, f"{value}q"
        if isinstance(value, dict):
            for name, item in value.items():
                if general(type_, (*pointer, name))[-1] == ANY:
                    renamed = {f"{k}q" if k == name else k: v for k, v in value.items()}
                    yield "renamed", pointer, renamed
                    yield "one more", pointer, {**value, f"{name}q": item}


def parts(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    yield pointer, value
    items: Any = value.items() if isinstance(value, dict) else ()
    for key, item in enumerate(value) if isinstance(value, list) else items:
        yield from parts(item, (*pointer, key))


def at(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        known = isinstance(data, list) or (isinstance(data, dict) and step in data)
        data = data[step] if known else None
    return data


def without_item(data: Data, pointer: Pointer) -> Data:
    owner = at(data, pointer[:-1])
    del owner[pointer[-1]]
    return data


def learned(documents: list[Data], case: Case) -> Known:
    known = Known()
    with checked(documents, case) as made:
        known.render(made)
    return known


def renders(documents: list[Data], case: Case, known: Known) -> bool:
    """Whether it has no errors; raises what rendering raises."""
    with checked(documents, case) as made:
        if made.errors:
            return False
        known.render(made)
    return True
