"""One `specgen diff`: two sides -> what changes, proved by the provider as far as possible."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from specgen.cost.change import UNCHANGED, Change
from specgen.diff import allowances, renames, structural
from specgen.diff.allowances import Permit, Verdict
from specgen.diff.base import Sides
from specgen.diff.collisions import with_collisions
from specgen.diff.model import Action, ModuleDiff
from specgen.diff.other_place import moved_elsewhere
from specgen.diff.places import ReportedChange, reported
from specgen.diff.planning import Options, Planning, Progress
from specgen.diff.relocated import Relocated, relocated
from specgen.diff.renames import Rename
from specgen.diff.structural import Pair
from specgen.facts.stateful import LOST, Losses
from specgen.project.project import Project
from specgen.terraform.offline import mirror
from specgen.terraform.offline.diagnostics import has_errors
from specgen.terraform.providers import provider_of

NO_TERRAFORM = "there is no terraform on PATH; `specgen doctor` says what to install"


@dataclass(frozen=True, slots=True)
class Result:
    """unplanned: why the provider was not asked, empty if it was; everywhere: document -> root
    modules that hold it; unfollowed: root modules that read a changed value but were not planned
    with it; new, gone: root modules of one side only; stale: files that are not what the documents
    render to; renamed: what looks renamed without saying so; relocated: what is in another
    root module now; cost_unknown: why cost is not compared
    """

    sides: Sides
    diffs: tuple[ModuleDiff, ...]
    reported: tuple[ReportedChange, ...]
    verdicts: tuple[Verdict, ...]
    unused: tuple[Permit, ...]
    unplanned: str
    asked_for_no_plan: bool
    everywhere: Mapping[str, frozenset[str]] = field(repr=False)
    unfollowed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    seconds: float = 0.0
    stale: tuple[str, ...] = ()
    renamed: tuple[Rename, ...] = ()
    relocated: tuple[Relocated, ...] = ()
    cost: Change = UNCHANGED
    cost_unknown: str = ""

    @property
    def failed(self) -> tuple[ModuleDiff, ...]:
        return tuple(d for d in self.diffs if has_errors(d.diagnostics))

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """Losses that no decision allows; unknown ones count unless the user skipped the plan."""
        return tuple(v for v in self.verdicts if not v.allowed and self.counts(v.reported))

    def counts(self, one: ReportedChange) -> bool:
        """Whether it counts as a loss: an unknown one does not if the user skipped the plan."""
        return one.change.action is not Action.UNKNOWN or not self.asked_for_no_plan

    @property
    def refused_count(self) -> int:
        """Number of resources, counted in every root module."""
        return sum(len(v.reported.modules) for v in self.refused)

    @property
    def impossible(self) -> int:
        """Number of changes that AWS refuses, counted in every root module."""
        return sum(len(item.modules) for item in self.reported if item.change.refused)

    @property
    def fails(self) -> bool:
        faulty = self.refused or self.impossible or self.failed or self.stale
        return bool(faulty or self._blind)

    @property
    def _blind(self) -> bool:
        """Settings that may replace everything change, and the plan was not skipped on purpose."""
        unknown = (t.change for t in self.reported if t.change.action is Action.UNKNOWN)
        could_know = not self.unplanned or self.asked_for_no_plan
        return not could_know and any(provider_of(c.address) is None for c in unknown)


def run(
    sides: Sides,
    project: Project | None,
    options: Options,
    progress: Progress = lambda _: None,
    losses: Losses = LOST,
) -> Result:
    """raises: UnusableSide if a file cannot be read"""
    begin = time.perf_counter()
    base, head = sides.base.modules, sides.head.modules
    pairs = {
        name: structural.pair(name, base.get(name, {}), head.get(name, {}), losses)
        for name in sorted({*base, *head})
        if base.get(name) != head.get(name)
    }
    unplanned = "" if options.plan else "not asked for"
    if options.plan and mirror.terraform_version() is None:
        unplanned = NO_TERRAFORM
    open_ = {n: p for n, p in pairs.items() if n in base and n in head}
    found = {n: _structural(n, p) for n, p in pairs.items() if unplanned or n not in open_}
    unfollowed: tuple[str, ...] = ()
    if not unplanned and open_:
        planning = Planning(sides, project, options, progress, losses)
        found |= planning.all(open_)
        unfollowed = tuple(sorted(planning.unfollowed))
    ordered = [found[name] for name in sorted(found)]
    renamed = renames.renames(ordered, pairs, project)
    diffs = with_collisions(renames.with_advice(ordered, renamed), pairs, renamed)
    known = allowances.permits(project)
    said = reported(diffs)
    verdicts = tuple(allowances.verdict(t, known) for t in said if t.change.is_loss)
    return Result(
        sides,
        diffs,
        said,
        verdicts,
        allowances.unused(known, verdicts),
        unplanned,
        not options.plan,
        _everywhere(sides),
        unfollowed,
        tuple(n for n in pairs if n not in base),
        tuple(n for n in pairs if n not in head),
        time.perf_counter() - begin,
        renamed=renamed,
        relocated=relocated(pairs),
    )


def _structural(name: str, both: Pair) -> ModuleDiff:
    found = structural.diff(name, both)
    return replace(found, changes=tuple(moved_elsewhere(found.changes, both)))


def _everywhere(sides: Sides) -> dict[str, frozenset[str]]:
    """Derived from file names, so that no file need be read."""
    found: dict[str, set[str]] = {}
    for side in (sides.base, sides.head):
        for module, files in side.modules.items():
            for name in files:
                document = name.partition(".")[0].replace("-", "/", 1)
                found.setdefault(document, set()).add(module)
    return {document: frozenset(modules) for document, modules in found.items()}
