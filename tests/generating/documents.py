"""A document that the checks accept: a good case, with other values as far as they allow."""

import copy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from keys.mutation import documents_of
from keys.project import checked
from support import Case

from generating.values import Data, values
from specgen.documents.schema.generate import schema_of
from specgen.findings.finding import Finding
from specgen.systems import BY_KIND

KEPT = {"kind", "name", "placement", "overrides", "renamed_from", "stack", "stated", "terraform"}
ROUNDS = 30


@dataclass(frozen=True)
class Made:
    """changed: keys of the document whose value was made; case: what it started from"""

    case: Case
    documents: list[Data]
    changed: frozenset[str]


@st.composite
def projects(draw: Any, kind: str, cases: list[Case]) -> Made:
    """A case's documents, one of which (of the kind) has other values; possibly none."""
    case = draw(st.sampled_from(cases))
    documents = documents_of(case)
    index = draw(st.sampled_from([i for i, d in enumerate(documents) if d["kind"] == kind]))
    start = documents[index]
    root = schema_of(BY_KIND[kind].type)
    names = _names(documents, case)
    keys = sorted(root["properties"].keys() - KEPT)
    wanted = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=8, unique=True))
    made = {key: draw(values(root, root["properties"][key], names)) for key in wanted}
    return _accepted(case, documents, index, start | made)


def _names(documents: list[Data], case: Case) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    with checked(documents, case) as made:
        for document in made.project.documents if made.project else ():
            found.setdefault(document.kind, []).append(document.name)
    return found


def _accepted(case: Case, documents: list[Data], index: int, data: Data) -> Made:
    """Takes back what a check refuses, key by key."""
    start = documents[index]
    current = copy.deepcopy(data)
    for _ in range(ROUNDS):
        whole = [*documents[:index], current, *documents[index + 1 :]]
        with checked(whole, case) as made:
            errors = made.errors
        changed = {k for k in current if current.get(k) != start.get(k)}
        if not errors:
            return Made(case, whole, frozenset(changed))
        back = _blamed(errors, current) & changed or changed
        current = _without(current, start, back)
    return Made(case, documents, frozenset())


def _blamed(errors: tuple[Finding, ...], data: Data) -> set[str]:
    own = f"{data['kind']}/{data['name']}"
    return {str(f.pointer[0]) for f in errors if f.document == own and f.pointer}


def _without(data: Data, start: Data, keys: set[str]) -> Data:
    rest = {k: v for k, v in data.items() if k not in keys}
    return rest | {k: start[k] for k in keys if k in start}
