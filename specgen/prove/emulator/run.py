"""Every root module on one emulator: applied after those it needs, destroyed before them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from specgen.project.project import Project
from specgen.prove.emulator import order, steps
from specgen.prove.emulator.attempt import attempt, take_away
from specgen.prove.emulator.bench import Bench, Job
from specgen.prove.emulator.result import Applied
from specgen.terraform.offline.diagnostics import Diagnostic
from specgen.terraform.offline.mirror import find_mirror
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare

WORKERS = 4
"""May exceed the number of processors, because waiting for a service uses none."""

OnDone = Callable[[Applied], None]


def apply_all(  # noqa: PLR0913  what a run consists of
    jobs: Iterable[Job],
    generated: Path,
    placeholders: Mapping[str, str],
    workers: int = WORKERS,
    on_done: OnDone = lambda _: None,
    project: Project | None = None,
) -> list[Applied]:
    """In the order of `jobs`; placeholders: from specgen.render.published.published

    project: whose adopted resources the emulator gets
    on_done: runs in the caller's thread when a module is destroyed again or skipped
    raises: ImportError if extra.lacking() says that the emulator is not installed
    """
    from specgen.prove.emulator.server import running  # noqa: PLC0415  imports moto

    with (
        TemporaryDirectory(prefix="specgen-") as folder,
        running() as emulator,
        Workspace(Path(folder), find_mirror(), endpoint=emulator.endpoint) as workspace,
    ):
        if project is not None:
            emulator.adopt(project)
        bench = Bench(workspace, emulator, generated, placeholders)
        return Round(bench, jobs).run(workers, on_done)


class Round:
    """All jobs once; each result is replaced only by the one task that works on it."""

    def __init__(self, bench: Bench, jobs: Iterable[Job]) -> None:
        self._bench = bench
        needs = {job.name: job.needs for job in jobs}
        self._needs = {name: {n for n in others if n in needs} for name, others in needs.items()}
        self._results = {name: Applied(name) for name in needs}
        self._modules: dict[str, WorkingCopy] = {}

    def run(self, workers: int, on_done: OnDone) -> list[Applied]:
        order.run(self._tasks(), self._work, workers, partial(self._report, on_done))
        return list(self._results.values())

    def _tasks(self) -> dict[tuple[str, str], set[tuple[str, str]]]:
        tasks = {("apply", name): {("apply", n) for n in ns} for name, ns in self._needs.items()}
        for name in self._needs:
            users = {("destroy", user) for user in self._users(name)}
            tasks["destroy", name] = {("apply", name)} | users
        return tasks

    def _users(self, name: str) -> set[str]:
        return {user for user, needs in self._needs.items() if name in needs}

    def _report(self, on_done: OnDone, task: tuple[str, str]) -> None:
        step, name = task
        if step == "destroy":
            on_done(self._results[name])

    def _work(self, task: tuple[str, str]) -> None:
        step, name = task
        try:
            self._results[name] = self._apply(name) if step == "apply" else self._destroy(name)
        except (OSError, RuntimeError, ValueError) as error:
            # A full disk or a missing folder fails this module but does not end the run.
            broken = Diagnostic("error", f"{step} was aborted", str(error))
            self._results[name] = _with(self._results[name], broken)

    def _apply(self, name: str) -> Applied:
        absent = [n for n in sorted(self._needs[name]) if not self._results[n].stands]
        if absent:
            return replace(
                self._results[name], skipped=f"it needs {absent[0]}, which could not be applied"
            )
        module = prepare(self._bench.workspace, self._bench.generated / name, name)
        self._modules[name] = module
        return attempt(self._bench, module)

    def _destroy(self, name: str) -> Applied:
        result = self._results[name]
        if name not in self._modules:
            return result
        users = (user for user in sorted(self._users(name)) if user in self._modules)
        if left := [user for user in users if steps.managed(self._modules[user])]:
            return _with(result, Diagnostic("warning", f"not destroyed: {left[0]} still uses it"))
        return take_away(self._bench, self._modules[name], result)


def _with(result: Applied, diagnostic: Diagnostic) -> Applied:
    return replace(result, diagnostics=(*result.diagnostics, diagnostic))
