"""No key lies: another value changes the output or the findings, or the key is documentation."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

import pytest
from keys.mutation import Data, documents_of, get, keys_of, leaves, put, twin, values
from keys.project import Known, checked, is_sound, rendered
from support import Case, cases

from specgen.documents.schema.fields import DOCUMENTATION, REFERENCE
from specgen.findings.finding import Finding
from specgen.findings.pointers import Pointer, dotted
from specgen.pipeline import Checked
from specgen.project.envelope import Envelope
from specgen.render.attributes import general
from specgen.sdk.system import System
from specgen.systems import BY_KIND, SYSTEMS

pytestmark = pytest.mark.prove

TRIES = 6
SAID_ELSEWHERE = {
    "agent.image.registry",
    "code.image.registry",
    "containers.*.image.registry",
    "datadog",
    "image.registry",
    "mesh.agent_image.registry",
    "mesh.proxy_image.registry",
    "tracing.agent_image.registry",
    "tracing.datadog",
    "versions.specgen",
}
"""A name that refers to another document and has no effect itself: REF001 refuses a wrong one.
`versions.specgen` decides whether anything is checked at all: PLT025.
"""

WORDS = {
    "placement.environments.*": ("dev", "prod"),
    "placement.regions.*": ("us-east-1", "us-west-2"),
    "overrides.*.when.environment.*": ("dev", "prod"),
    "overrides.*.when.region.*": ("us-east-1", "us-west-2"),
    "stack": ("network", "secrets"),
    "renamed_from.*": ("older-name",),
}
"""Values that only a platform knows, from the one in tests/base."""

MANY_DOCUMENTS = 8
"""A case with more documents is about the project as a whole, and slow."""

Told = set[tuple[str, str, Pointer]]


@dataclass(frozen=True)
class Subject:
    """One document of a case, whose keys are changed."""

    case: Case
    documents: list[Data]
    index: int
    known: Known = field(repr=False)

    @property
    def data(self) -> Data:
        return self.documents[self.index]

    @cached_property
    def outcome(self) -> "Outcome":
        return Outcome.of(self.documents, self, learn=True)


@dataclass(frozen=True)
class Outcome:
    """files: None if the documents cannot be rendered"""

    sound: bool
    reported: Told
    files: dict[str, str] | None

    @classmethod
    def of(cls, documents: list[Data], subject: Subject, *, learn: bool = False) -> "Outcome":
        with checked(documents, subject.case) as made:
            files = rendered(made, subject.known, learn=learn)
            return cls(is_sound(made), _reported(made), files)


def _reported(made: Checked) -> Told:
    return {_told(finding) for finding in made.findings}


def _told(finding: Finding) -> tuple[str, str, Pointer]:
    return finding.code, finding.message, finding.pointer


ELSEWHERE = {"requirements", "assumptions", "prices"}
RENDERED = [s.kind for s in SYSTEMS if s.kind not in ELSEWHERE]
"""Without what only a proof reads (tests/prove/statements/test_no_key_lies.py), or only a bill
(tests/cost/bills).
"""


@pytest.mark.synth
@pytest.mark.parametrize("kind", RENDERED)
def test_no_key_of_a_kind_lies(kind: str) -> None:
    system = BY_KIND[kind]
    own = set(system.model.__struct_fields__)

    assert _dead({k for k in _promising(system) if k.split(".")[0] in own}, kind) == set()


@pytest.mark.synth
def test_no_key_that_all_kinds_have_lies() -> None:
    """Each has an effect in some kind; `kind` itself makes another document."""
    common = set(Envelope.__struct_fields__) - {"kind"}
    dead = {k for k in _promising(BY_KIND["key"]) if k.split(".")[0] in common}

    for system in (s for s in SYSTEMS if s.placed):
        dead = _dead(dead, system.kind)

    assert dead == set()


def _promising(system: System) -> Iterator[str]:
    """Keys that are not marked as for readers only."""
    for key, node in keys_of(system):
        only_one = len(node.get("enum", ())) == 1
        if DOCUMENTATION not in node and not only_one and key not in SAID_ELSEWHERE:
            yield key


def _dead(wanted: set[str], kind: str) -> set[str]:
    """The keys that change nothing in any case."""
    left, subjects = set(wanted), list(_subjects(kind))
    for present in (True, False):
        for subject in subjects:
            left -= set(_living(BY_KIND[kind], subject, left, present=present))
    return left


parsed = cache(documents_of)


def _subjects(kind: str) -> Iterator[Subject]:
    """Good cases first, small ones before large ones."""
    known = Known()
    ordered = sorted(cases(), key=lambda c: ("/good-" not in c.id, c.path.stat().st_size, c.id))
    for case in ordered:
        documents = parsed(case)
        if len(documents) <= MANY_DOCUMENTS:
            found = (i for i, data in enumerate(documents) if data.get("kind") == kind)
            yield from (Subject(case, documents, i, known) for i in found)


def _living(system: System, subject: Subject, wanted: set[str], *, present: bool) -> Iterator[str]:
    for pointer, node in leaves(system, subject.data):
        key = dotted(general(system.type, pointer))
        is_there = get(subject.data, pointer) is not None
        words = WORDS.get(key, ())
        if key in wanted and is_there == present and _matters(subject, pointer, node, words):
            yield key


def _matters(subject: Subject, pointer: Pointer, node: Data, words: tuple[object, ...]) -> bool:
    now = get(subject.data, pointer)
    usual = [*values(node, now)[:TRIES], *([None] if now is not None else [])]
    others = [word for word in words if word != now] or usual
    return any(_differs(subject, pointer, node, value) for value in others)


def _differs(subject: Subject, pointer: Pointer, node: Data, value: object) -> bool:
    changed, before = copy.deepcopy(subject.documents), subject.outcome
    if REFERENCE in node and isinstance(value, str):
        added = twin(changed, node[REFERENCE]["kind"], value, subject.case)
        if added is None:
            return False
        changed.append(added)
        before = Outcome.of(changed, subject)
    if not put(changed[subject.index], pointer, value):
        return False
    with checked(changed, subject.case) as after:
        if not before.sound or not is_sound(after):
            return False
        if before.reported != _reported(after):
            return True
        few = rendered(after, subject.known, _module(after, subject.data))  # one shows it mostly
        if before.files and few and any(before.files.get(path) != few[path] for path in few):
            return True
        return before.files != rendered(after, subject.known)


def _module(made: Checked, data: Data) -> str | None:
    """The first root module that holds a document; None for one that is in none."""
    assert made.project is not None
    own = (data["kind"], data["name"])
    return next((e.module for e in made.project.effectives if (e.kind, e.name) == own), None)
