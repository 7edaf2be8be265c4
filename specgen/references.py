"""Names -> the documents they mean, in the same environment."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specgen.checking import finding, located, rule
from specgen.findings import Finding, Pointer, Problem
from specgen.model import REFERENCE
from specgen.project import Effective, Project
from specgen.schema import resolve, schema_of
from specgen.shape import nearest

MISSING = rule("REF001", "a reference names a document that exists")
ELSEWHERE = rule("REF002", "a reference names a document of the same environment and region")

RULES = (MISSING, ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Reference:
    """any_region: the other document may be in another region of the environment"""

    pointer: Pointer
    kind: str
    name: str
    any_region: bool

    @property
    def target_id(self) -> str:
        return f"{self.kind}/{self.name}"


def references_of(effective: Effective) -> Iterator[Reference]:
    root = schema_of(effective.system)
    yield from _walk(root, root, effective.data, ())


def _walk(
    root: dict[str, Any], node: dict[str, Any], value: Any, pointer: Pointer
) -> Iterator[Reference]:
    node = resolve(root, node)
    if REFERENCE in node and isinstance(value, str):
        target = node[REFERENCE]
        yield Reference(pointer, target["kind"], value, target["any_region"])
    elif isinstance(value, dict):
        for key, item in value.items():
            inner = node.get("properties", {}).get(key, node.get("additionalProperties"))
            if isinstance(inner, dict):
                yield from _walk(root, inner, item, (*pointer, key))
    elif isinstance(value, list) and isinstance(node.get("items"), dict):
        for i, item in enumerate(value):
            yield from _walk(root, node["items"], item, (*pointer, i))
    for branch in node.get("anyOf", []):
        yield from _walk(root, branch, value, pointer)


def check_references(project: Project, unsound: set[str]) -> Iterator[Finding]:
    """Findings for references that lead nowhere, each once for all places.

    unsound: ids of documents with findings of their own; who refers to one is not at fault
    """
    found: dict[Finding, list[Effective]] = defaultdict(list)
    for effective in project.effectives:
        for reference in references_of(effective):
            problem = _problem(project, effective, reference)
            if problem is not None and reference.target_id not in unsound:
                found[finding(MISSING, effective, problem)].append(effective)
    yield from (located(project, item, held) for item, held in found.items())


def sound_part(project: Project) -> Project:
    """The project without documents that refer to nothing, or to one of those."""
    references = {id(e): list(references_of(e)) for e in project.effectives}
    while True:
        lost = {
            e.id
            for e in project.effectives
            if any(target(project, e, r) is None for r in references[id(e)])
        }
        if not lost:
            return project
        project = project.without(lost)


def _problem(project: Project, effective: Effective, reference: Reference) -> Problem | None:
    if target(project, effective, reference) is not None:
        return None
    places = project.index.get((reference.kind, reference.name), {})
    if places:
        had = ", ".join(f"{env}/{region}" for env, region in places)
        what = f"{reference.kind}/{reference.name}"
        message = f"`{what}` does not exist in the place where this document refers to it"
        hint = f"it is in {had}; give it the placement of this document, or refer to another"
        return Problem(reference.pointer, message, hint, code=ELSEWHERE.code)
    known = sorted({name for kind, name in project.index if kind == reference.kind})
    near = nearest(reference.name, known, 1)
    guess = f"; write {near[0]}" if near else ""
    hint = (
        f"there are: {', '.join(known)}" if known else f"no document has `kind: {reference.kind}`"
    )
    message = f"there is no {reference.kind} `{reference.name}`{guess}"
    return Problem(reference.pointer, message, hint)


def target(project: Project, effective: Effective, reference: Reference) -> Effective | None:
    """The effective document that a reference means from where it stands."""
    find = project.find_near if reference.any_region else project.find
    return find(reference.kind, reference.name, effective.environment, effective.region)
