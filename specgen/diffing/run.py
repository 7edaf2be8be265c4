"""One `specgen diff`: two sides -> what changes, proved by the provider as far as it can be."""

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from specgen.diffing import allowing, parameters, planned, structural
from specgen.diffing.allowing import Permit, Verdict
from specgen.diffing.base import Sides
from specgen.diffing.model import Action, ModuleDiff
from specgen.diffing.places import Told, told
from specgen.diffing.rehearsal import Rehearsal, Sided, rehearse
from specgen.diffing.structural import Pair
from specgen.offline import mirror
from specgen.offline.diagnostics import has_errors
from specgen.offline.workspace import Workspace
from specgen.project import Project
from specgen.publishing import published

NO_TERRAFORM = "there is no terraform on PATH; `specgen doctor` says what to install"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """plan: ask the provider; jobs: root modules at a time"""

    plan: bool = True
    jobs: int = 2


@dataclass(frozen=True, slots=True)
class Result:
    """unplanned: why the provider was not asked, empty where it was; everywhere: document -> root
    modules that hold it; new, gone: root modules of one side only
    """

    sides: Sides
    diffs: tuple[ModuleDiff, ...]
    told: tuple[Told, ...]
    verdicts: tuple[Verdict, ...]
    unused: tuple[Permit, ...]
    unplanned: str
    asked_for_no_plan: bool
    everywhere: Mapping[str, frozenset[str]] = field(repr=False)
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def failed(self) -> tuple[ModuleDiff, ...]:
        return tuple(d for d in self.diffs if has_errors(d.diagnostics))

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """What nobody allowed; unknown counts, unless the user chose not to know."""
        return tuple(v for v in self.verdicts if not v.allowed and self._counts(v.told))

    def _counts(self, one: Told) -> bool:
        return one.change.action is not Action.UNKNOWN or not self.asked_for_no_plan

    @property
    def refused_count(self) -> int:
        """Resources, in every root module."""
        return sum(len(v.told.modules) for v in self.refused)

    @property
    def fails(self) -> bool:
        return bool(self.refused or self.failed)


def run(
    sides: Sides, project: Project | None, options: Options, progress: Progress = lambda _: None
) -> Result:
    """raises: UnusableSide where a file cannot be read"""
    begin = time.perf_counter()
    base, head = sides.base.modules, sides.head.modules
    pairs = {
        name: structural.pair(name, base.get(name, {}), head.get(name, {}))
        for name in sorted({*base, *head})
        if base.get(name) != head.get(name)
    }
    unplanned = "" if options.plan else "not asked for"
    if options.plan and mirror.terraform_version() is None:
        unplanned = NO_TERRAFORM
    open_ = {n: p for n, p in pairs.items() if n in base and n in head}
    found = {n: structural.diff(n, p) for n, p in pairs.items() if unplanned or n not in open_}
    if not unplanned and open_:
        found |= _Planning(sides, project, options, progress).all(open_)
    diffs = tuple(found[name] for name in sorted(found))
    known = allowing.permits(project)
    said = told(diffs)
    verdicts = tuple(allowing.verdict(t, known) for t in said if t.change.is_loss)
    return Result(
        sides,
        diffs,
        said,
        verdicts,
        allowing.unused(known, verdicts),
        unplanned,
        not options.plan,
        _everywhere(sides),
        tuple(n for n in pairs if n not in base),
        tuple(n for n in pairs if n not in head),
        time.perf_counter() - begin,
    )


class _Planning:
    """Root modules planned, and those again whose parameters another's change alters."""

    def __init__(
        self, sides: Sides, project: Project | None, options: Options, progress: Progress
    ) -> None:
        self._sides, self._options, self._progress = sides, options, progress
        self._values = published(project) if project else {}
        self._reads = parameters.reads(sides.head)
        self._altered: dict[str, str] = {}

    def all(self, pairs: Mapping[str, Pair]) -> dict[str, ModuleDiff]:
        known = dict(pairs)
        found: dict[str, ModuleDiff] = {}
        self._complete(known.values())
        pending = set(known)
        with (
            TemporaryDirectory(prefix="specgen-") as folder,
            Workspace(Path(folder), mirror.find_mirror()) as workspace,
        ):
            while pending:
                found |= self._round(workspace, {name: known[name] for name in pending})
                pending = self._readers(self._newly(found, known))
                known |= {name: self._pair(name) for name in pending}
                self._complete(known.values())
        return found

    def _round(self, workspace: Workspace, pairs: Mapping[str, Pair]) -> dict[str, ModuleDiff]:
        with ThreadPoolExecutor(self._options.jobs) as pool:
            asked = {pool.submit(self._one, workspace, n, p): n for n, p in sorted(pairs.items())}
            found = {}
            for done in as_completed(asked):
                name = asked[done]
                found[name] = planned.diff(name, pairs[name], done.result(), self._altered.values())
                self._progress(name)
        return found

    def _one(self, workspace: Workspace, name: str, both: Pair) -> Rehearsal:
        base = Sided(self._sides.base.modules[name], both.base, self._values)
        values = self._values | self._altered
        return rehearse(
            workspace, name, base, Sided(self._sides.head.modules[name], both.head, values)
        )

    def _pair(self, name: str) -> Pair:
        sides = self._sides
        return structural.pair(name, sides.base.modules[name], sides.head.modules[name])

    def _newly(self, found: Mapping[str, ModuleDiff], known: Mapping[str, Pair]) -> set[str]:
        """Parameters that will hold another value, as far as this was not known before."""
        paths = {p for name, d in found.items() for p in parameters.changed(d, known[name].head)}
        new = {p for p in paths if p not in self._altered and p in self._values}
        self._altered |= {path: parameters.another(self._values[path]) for path in sorted(new)}
        return new

    def _readers(self, paths: set[str]) -> set[str]:
        both = self._sides.base.modules
        return {m for m, read in self._reads.items() if m in both and read & paths}

    def _complete(self, pairs: Iterable[Pair]) -> None:
        """Values for what the project does not publish: parameters that are gone, for one."""
        wanted = {path for p in pairs for path in (*p.base.reads, *p.head.reads)}
        for side in (self._sides.head, self._sides.base):
            self._values |= parameters.derived(side, wanted - set(self._values))


def _everywhere(sides: Sides) -> dict[str, frozenset[str]]:
    """By file name, so that no file need be read."""
    found: dict[str, set[str]] = {}
    for side in (sides.base, sides.head):
        for module, files in side.modules.items():
            for name in files:
                document = name.partition(".")[0].replace("-", "/", 1)
                found.setdefault(document, set()).add(module)
    return {document: frozenset(modules) for document, modules in found.items()}
