"""The whole flow on one screen: documents -> findings, root modules, files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from specgen import __version__
from specgen.documents.anchors import once_each
from specgen.documents.extensions import extensions
from specgen.findings.crash import Crash, kept
from specgen.findings.finding import Finding, Severity, in_order
from specgen.project.checks import proof_rules
from specgen.project.checks.check import ProjectCheck
from specgen.project.checks.run import run_checks
from specgen.project.checks.settle import settled
from specgen.project.escape_hatches import escape_hatches
from specgen.project.load import effective_documents, platform_of, read_documents
from specgen.project.project import Project
from specgen.project.references import check_references, sound_part
from specgen.project.stacks import RootModule, modules_or_cycle
from specgen.render import bindings, output
from specgen.render.build import ModuleFiles, build_files, schema_files
from specgen.render.incremental.modules import Modules
from specgen.render.manifests import owned_files
from specgen.render.output_files import MANIFEST
from specgen.sdk.system import System
from specgen.systems import installed
from specgen.terraform.providers import Provider


class _Later:
    """Codes that only a render or a proof may find, or whose check did not end.

    The checks of resources are slow to import.
    """

    def __init__(self, crashes: Sequence[Crash]) -> None:
        self._crashed = {crash.code for crash in crashes}

    def __contains__(self, code: object) -> bool:
        from specgen.sdk.aws.resources import registry  # noqa: PLC0415  slow to import

        return code in proof_rules.CODES or code in registry.CODES or code in self._crashed


@dataclass(frozen=True, slots=True)
class Checked:
    """project: None if there is no usable platform document; systems: kinds of the documents"""

    project: Project | None
    modules: tuple[RootModule, ...]
    findings: tuple[Finding, ...]
    files: int
    systems: tuple[System, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


class BrokenChecks(Exception):
    """Checks raised errors; checked: what the other checks found, below root."""

    def __init__(self, checked: Checked, root: Path, crashes: Sequence[Crash]) -> None:
        super().__init__(", ".join(sorted({crash.code for crash in crashes})))
        self.checked, self.root, self.crashes = checked, root, crashes


def check(root: Path, specs: Path, systems: Sequence[System] | None = None) -> Checked:
    """Everything up to the root modules; never starts CDKTF.

    systems: defaults to all that are installed
    raises: OSError if the folder cannot be read, BrokenKind if an installed kind cannot be loaded,
    BrokenChecks once all other checks have run
    """
    crashes: list[Crash] = []
    systems = tuple(installed() if systems is None else systems)
    checked = _check(root, specs, systems, crashes)
    if crashes:
        raise BrokenChecks(checked, root, crashes) from crashes[0].error
    return checked


def _check(root: Path, specs: Path, systems: tuple[System, ...], crashes: list[Crash]) -> Checked:
    types = {system.kind: system.type for system in systems}
    read = read_documents(root, specs, types, crashes)
    platform, found = platform_of(read.documents, read.lost, types["platform"], crashes)
    findings = [*read.findings, *found]
    if platform is None:
        return Checked(None, (), once_each(in_order(findings), read.anchored), read.files, systems)
    project, found = effective_documents(read, types, platform, crashes)
    findings += found
    findings += check_references(project, crashes)
    is_whole = not crashes and not any(f.severity is Severity.ERROR for f in findings)
    whole = project.without({crash.document for crash in crashes}) if crashes else project
    sound = replace(sound_part(whole), is_whole=is_whole)
    checks = {system.kind: system.checks for system in systems}
    everywhere = _needed_checks(systems, sound, crashes)
    findings += run_checks(sound, checks, everywhere, crashes)
    modules, found = modules_or_cycle(sound, crashes)
    findings += found
    findings = settled(root, sound, findings, crashes, _Later(crashes))
    ordered = once_each(in_order(findings), read.anchored)
    return Checked(project, tuple(modules), ordered, read.files, systems)


def _needed_checks(
    systems: tuple[System, ...], project: Project, crashes: list[Crash]
) -> list[ProjectCheck]:
    found: list[ProjectCheck] = []
    for system in systems:
        with kept(crashes, f"the checks of {system.kind}"):
            found += system.needed_checks(project)
    return found


@dataclass(frozen=True, slots=True)
class Rendered:
    """files: of the selected root modules, and the schemas; modules: their ids

    kept: root modules skipped because their files are up to date
    """

    files: dict[str, str]
    modules: tuple[str, ...]
    resources: int
    findings: tuple[Finding, ...] = ()
    escapes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    kept: int = 0


BuildResult = tuple[list[ModuleFiles], list[Finding], tuple[str, ...]]
"""With warnings."""

Builder = Callable[[Project, Sequence[RootModule], Callable[[RootModule], None]], BuildResult]
NOTHING: BuildResult = ([], [], ())


def render(
    checked: Checked,
    selected: Callable[[RootModule], bool] = lambda _: True,
    progress: Callable[[RootModule], None] = lambda _: None,
    known: Modules | None = None,
    builder: Builder | None = None,
) -> Rendered:
    """Terraform JSON of the selected root modules.

    checked: without errors; known: finds the root modules whose files are up to date
    builder: builds the others; by default in this process
    """
    project = checked.project
    if project is None:
        raise ValueError("render needs a checked project")
    modules = [m for m in checked.modules if selected(m)]
    kept = {m.id: found for m in modules if known and (found := known.kept(m))}
    wanted = [m for m in modules if m.id not in kept]
    builder = builder or partial(build, systems=checked.systems)
    made, findings, warnings = builder(project, wanted, progress) if wanted else NOTHING
    if known and not findings:
        for item in made:
            known.note(item.module, item.looks, item.files, item.resources)
        known.save(m.id for m in checked.modules)
    parts = () if findings else (*kept.values(), *made)
    files = {path: text for part in parts for path, text in part.files.items()}
    return Rendered(
        files=files | schema_files([system.type for system in checked.systems]),
        modules=tuple(m.id for m in modules),
        resources=sum(part.resources for part in parts),
        findings=in_order(findings),
        escapes=tuple(escape_hatches(project)),
        warnings=warnings,
        kept=len(kept),
    )


def build(
    project: Project,
    modules: Sequence[RootModule],
    progress: Callable[[RootModule], None],
    systems: Sequence[System],
) -> BuildResult:
    """Starts CDKTF, and Node with it; raises: BrokenChecks as check()"""
    by_kind = {system.kind: system for system in systems}
    if lacking := bindings.missing(modules, by_kind):
        return [], lacking, ()
    warnings = _fast_way(bindings.needed(modules, by_kind))
    crashes: list[Crash] = []
    made, findings = build_files(project, modules, by_kind, progress, crashes)
    if crashes:
        checked = Checked(project, (), in_order(findings), 0, tuple(systems))
        raise BrokenChecks(checked, Path(), crashes) from crashes[0].error
    return made, findings, warnings


def _fast_way(providers: Sequence[Provider]) -> tuple[str, ...]:
    """Before anything imports CDKTF; returns the warnings."""
    from specgen.render import fast  # noqa: PLC0415  what follows starts Node

    fast.slim.expect(providers)
    return fast.begin()


def made_by(checked: Checked | None = None) -> dict[str, str]:
    """Versions that determine the bytes; those of an extra's bindings only if a document needs it.

    None: as if no document did
    """
    from importlib.metadata import version  # noqa: PLC0415  validate needs none of it

    by_kind = {system.kind: system for system in checked.systems} if checked else {}
    providers = bindings.needed(checked.modules if checked else (), by_kind)
    packages = ("cdktf", *(provider.distribution for provider in providers))
    others = {extension.package: extension.version for extension in extensions()}
    return {"specgen": __version__, **{name: version(name) for name in packages}, **others}


@dataclass(frozen=True, slots=True)
class Target:
    """An output folder, and which of its files a run is about."""

    folder: Path
    modules: tuple[str, ...]
    all_modules: tuple[str, ...]
    versions: Mapping[str, Any] = field(default_factory=made_by)

    def kept(self) -> dict[str, str]:
        """Manifest entries of root modules that exist and are not part of this run."""
        owned = owned_files(self.folder)
        others = [m for m in self.all_modules if m not in self.modules]
        return {p: h for p, h in owned.items() if any(p.startswith(f"{m}/") for m in others)}


def write(target: Target, files: Mapping[str, str]) -> output.Written:
    return output.write(target.folder, files, target.versions, kept=target.kept())


def drift(target: Target, files: Mapping[str, str]) -> list[output.Drift]:
    """Files that are not up to date; if the target has only some root modules, only theirs."""
    owned = owned_files(target.folder)
    kept = target.kept()
    found = output.differences(target.folder, files, owned, target.versions, kept)
    if kept:
        found = [d for d in found if d.path not in kept and d.path != MANIFEST]
    return found
