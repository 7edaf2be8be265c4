"""Plans root modules in parallel, and again those that read values that another one changes."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from specgen.diff import parameters, planned, structural
from specgen.diff.base import Sides
from specgen.diff.known import States
from specgen.diff.model import ModuleDiff
from specgen.diff.rehearsal import ModuleSide, Rehearsal, rehearse
from specgen.diff.structural import Pair
from specgen.facts.stateful import LOST, Losses
from specgen.project.project import Project
from specgen.render.published import published
from specgen.terraform.offline import mirror
from specgen.terraform.offline.process import as_finished, end_all
from specgen.terraform.offline.workspace import Workspace, opened

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """plan: ask the provider; jobs: root modules planned at a time

    follow: plan every root module that reads a changed value, not only those in which a stateful
    resource depends on it
    states: a folder of this project's, which keeps those of the base; None keeps none
    workspace: None opens one that keeps nothing
    """

    plan: bool = True
    follow: bool = False
    jobs: int = 2
    states: Path | None = None
    workspace: Workspace | None = None


class Planning:
    """Plans root modules, and plans those again whose parameters another one changes."""

    def __init__(
        self,
        sides: Sides,
        project: Project | None,
        options: Options,
        progress: Progress,
        losses: Losses = LOST,
    ) -> None:
        self._sides, self._options, self._progress = sides, options, progress
        self._losses = losses
        self._values = published(project) if project else {}
        self._reads = parameters.reads(sides.head)
        self._altered: dict[str, str] = {}
        self.unfollowed: set[str] = set()

    def all(self, pairs: Mapping[str, Pair]) -> dict[str, ModuleDiff]:
        known = dict(pairs)
        found: dict[str, ModuleDiff] = {}
        self._complete(known.values())
        pending = set(known)
        given = self._options.workspace
        with nullcontext(given) if given else opened(mirror.find_mirror()) as workspace:
            while pending:
                found |= self._round(workspace, {name: known[name] for name in pending})
                self.unfollowed -= pending
                read = self._readers(self._newly(found, known))
                known |= {name: self._pair(name) for name in read - known.keys()}
                pending = {name for name in read if self._matters(known[name])}
                self.unfollowed |= read - pending
                self._complete(known.values())
        return found

    def _round(self, workspace: Workspace, pairs: Mapping[str, Pair]) -> dict[str, ModuleDiff]:
        found = {}
        with ThreadPoolExecutor(self._options.jobs) as pool:
            asked = {pool.submit(self._one, workspace, n, p): n for n, p in sorted(pairs.items())}
            try:
                for done in as_finished(asked):
                    name, texts = asked[done], self._altered.values()
                    found[name] = planned.diff(name, pairs[name], done.result(), texts)
                    self._progress(name)
            except BaseException:
                end_all(asked)
                raise
        return found

    def _one(self, workspace: Workspace, name: str, both: Pair) -> Rehearsal:
        base = ModuleSide(self._sides.base.modules[name], both.base, self._values)
        values = self._values | self._altered
        head = ModuleSide(self._sides.head.modules[name], both.head, values)
        return rehearse(workspace, name, base, head, States(self._options.states))

    def _pair(self, name: str) -> Pair:
        sides = self._sides
        return structural.pair(
            name, sides.base.modules[name], sides.head.modules[name], self._losses
        )

    def _newly(self, found: Mapping[str, ModuleDiff], known: Mapping[str, Pair]) -> set[str]:
        """Parameters that will have another value and were not known to before."""
        paths = {p for name, d in found.items() for p in parameters.changed(d, known[name].head)}
        new = paths - self._altered.keys()
        self._values |= parameters.derived(self._sides.head, new - self._values.keys())
        self._altered |= {path: parameters.another(self._values[path]) for path in sorted(new)}
        return new

    def _readers(self, paths: set[str]) -> set[str]:
        both = self._sides.base.modules
        return {m for m, read in self._reads.items() if m in both and read & paths}

    def _matters(self, both: Pair) -> bool:
        return self._options.follow or parameters.reach_state(
            self._altered, both.head, self._losses
        )

    def _complete(self, pairs: Iterable[Pair]) -> None:
        """Adds values that the project does not publish, such as removed parameters."""
        wanted = {path for p in pairs for path in (*p.base.reads, *p.head.reads)}
        for side in (self._sides.head, self._sides.base):
            self._values |= parameters.derived(side, wanted - set(self._values))
