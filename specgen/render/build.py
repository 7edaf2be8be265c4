"""Root modules -> files, through the engine; faults that only a build reveals become findings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from specgen.documents.schema.bundle import bundled_schema
from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.editor import editor_schema
from specgen.findings.crash import Crash
from specgen.findings.finding import Finding, Problem
from specgen.project.checks.build_rules import ONE_OWNER, PATCH_FILLS, PATCH_HITS
from specgen.project.locate import finding
from specgen.project.project import Project
from specgen.project.stacks import RootModule
from specgen.render.built import BuiltModule, Clash, Systems
from specgen.render.emit import (
    Files,
    Parts,
    canonical,
    complete_parts,
    files_of,
    parts_of,
    whole_part,
)
from specgen.render.incremental.lookups import Look
from specgen.render.moves import held_up
from specgen.render.patches import left_open, missing_addresses


@dataclass(frozen=True, slots=True)
class ModuleFiles:
    """files: of one root module; looks: what was looked at besides its own documents"""

    module: RootModule
    files: Files
    resources: int
    looks: frozenset[Look]


def build_files(
    project: Project,
    modules: Sequence[RootModule],
    systems: Systems,
    progress: Callable[[RootModule], None],
    crashes: list[Crash],
) -> tuple[list[ModuleFiles], list[Finding]]:
    """Files of all root modules, or none if there are findings.

    crashes: gets the errors of checks
    """
    from specgen.render.engine import build  # noqa: PLC0415  it starts Node
    from specgen.render.refused import refused  # noqa: PLC0415  validate needs no such check

    made: list[ModuleFiles] = []
    findings: list[Finding] = []
    clashes: dict[Finding, list[str]] = {}
    for item in build(project, modules, systems, progress):
        if isinstance(item, Clash):
            where = f"{item.second.environment}/{item.second.region}"
            clashes.setdefault(_clash(item), []).append(where)
            continue
        findings += _lost_patches(item)
        resources = sum(len(named) for named in item.content.get("resource", {}).values())
        parts = complete_parts(item)
        findings += _open_patches(item, parts)
        findings += refused(item, parts, crashes)
        findings += held_up(item)
        files = files_of(item.module, parts)
        made.append(ModuleFiles(item.module, files, resources, item.looks))
    findings += [replace(found, where=tuple(where)) for found, where in clashes.items()]
    return ([] if findings else made), findings


def _clash(clash: Clash) -> Finding:
    first = clash.first.place(("name",))
    message = (
        f"{clash.second.id} and {clash.first.id} both make `{clash.address}`; "
        f"the other is in {first}"
    )
    problem = Problem(("name",), message, "give one of the two documents another name")
    return replace(finding(ONE_OWNER, clash.second, problem), because=first)


def _lost_patches(built: BuiltModule) -> Iterator[Finding]:
    patched = [e for e in built.module.effectives if e.envelope.terraform]
    parts = parts_of(built) if patched else {}
    for effective in patched:
        for problem in missing_addresses(effective, whole_part(effective, parts)):
            yield finding(PATCH_HITS, effective, problem)


def _open_patches(built: BuiltModule, parts: Parts) -> Iterator[Finding]:
    for effective in built.module.effectives:
        for problem in left_open(effective, whole_part(effective, parts)):
            yield finding(PATCH_FILLS, effective, problem)


def schema_files(types: Sequence[DocumentType]) -> Files:
    """The JSON Schema of each kind and one for all of them, for editors and reviewers."""
    return dict(_schema_files(tuple(types)))


@cache  # `watch` renders at each save
def _schema_files(types: tuple[DocumentType, ...]) -> Files:
    kinds = {f"schemas/{t.kind}.schema.json": canonical(editor_schema(t)) for t in types}
    return {**kinds, "schemas/specgen.schema.json": canonical(bundled_schema(types))}
