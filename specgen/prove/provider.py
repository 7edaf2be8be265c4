"""The parts that the real provider proves: validate, plan and converge of each root module."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from specgen.findings.finding import Severity
from specgen.project.stacks import RootModule
from specgen.prove.blame.findings import At, Proved, faults, findings
from specgen.prove.blame.refused import refused
from specgen.prove.cache import Passed, answers, key_of
from specgen.prove.part import NOT_RENDERED, ProofPart, State, Unit
from specgen.prove.request import Request
from specgen.prove.tools import Tools, download, find_tools, is_exact, schema_only, versions
from specgen.terraform.offline.mirror import is_stub
from specgen.terraform.offline.process import as_finished, end_all
from specgen.terraform.offline.prove import MARK, STEPS, Step, prove
from specgen.terraform.offline.workspace import Workspace
from specgen.terraform.provider_schema import digest

CHECKED = "validate"
"""The part that also finds what AWS refuses."""
TRIED = (State.PASSED, State.CACHED)
CAVEATS = {
    "converge": "the state is invented from the plan: this proves that the provider's own rules "
    "settle, not what AWS would answer",
}


@dataclass(frozen=True, slots=True)
class Result:
    """units, faulty: by part"""

    module: RootModule
    units: Mapping[str, Unit]
    faulty: Mapping[str, tuple[At, ...]] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """`validate passed 3 s, plan passed 4 s`"""
        times = {p: f" {u.seconds:.0f} s" if u.seconds else "" for p, u in self.units.items()}
        return ", ".join(f"{part} {u.state}{times[part]}" for part, u in self.units.items())


@dataclass(frozen=True)
class Bench:
    """What the proofs of root modules share; several run at a time."""

    request: Request
    tools: Tools
    workspace: Workspace
    parts: Sequence[str]
    stopped: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def folder(self, module: RootModule) -> Path:
        return self.request.output / module.id

    def lacking(self) -> str:
        """Why no provider is available; determined once, and only if something must be proved."""
        with self.lock:
            return self._downloaded

    @cached_property
    def _downloaded(self) -> str:
        if self.tools.mirror is not None:
            return ""
        return download(self.workspace, map(self.folder, self.request.modules))


def prove_parts(
    request: Request, parts: Sequence[str], kept: Workspace | None = None
) -> tuple[ProofPart, ...]:
    """In the order of STEPS; without Terraform or a provider, each part says what is missing.

    kept: by the caller, from one proof to the next
    """
    wanted = [part for part in STEPS if part in parts]
    tools = find_tools(request.output / module.id for module in request.modules)
    if tools.lacking:
        left_out = [_left_out(request, m, wanted, tools.lacking) for m in request.modules]
        return tuple(_part(request, part, left_out) for part in wanted)
    request.watcher.begin(", ".join(wanted), len(request.modules))
    with nullcontext(kept) if kept else request.cache.opened(tools.mirror) as workspace:
        results = _all(Bench(request, tools, workspace, wanted))
    return tuple(_part(request, part, results) for part in wanted)


def _all(bench: Bench) -> list[Result]:
    """The largest first, so that no large one is still running after the others are done."""
    modules = sorted(bench.request.modules, key=lambda m: -_size(bench.folder(m)))
    results: dict[str, Result] = {}
    with ThreadPoolExecutor(bench.request.jobs) as pool:
        futures = [pool.submit(_prove, bench, module) for module in modules]
        try:
            for future in as_finished(futures):
                made = future.result()
                results[made.module.id] = made
                bench.request.watcher.done(made.module.id, made.words)
        except BaseException:
            bench.stopped.set()
            end_all(futures)
            raise
    return [results[module.id] for module in bench.request.modules]


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("*.tf.json"))


def _part(request: Request, part: str, results: Sequence[Result]) -> ProofPart:
    faulty = [at for result in results for at in result.faulty.get(part, ())]
    ids = frozenset(module.id for module in request.modules)
    found = findings(Proved(request.project, ids, request.root), faulty)
    units = tuple(result.units[part] for result in results)
    return ProofPart(part, units, found, CAVEATS.get(part, ""))


def _left_out(request: Request, module: RootModule, parts: Sequence[str], why: str) -> Result:
    """What is found without Terraform."""
    return with_refused(Result(module, _skipped(module, parts, why)), request.output / module.id)


def with_refused(result: Result, folder: Path) -> Result:
    """With what AWS would refuse; looked for in every run, because it costs nothing.

    What the provider refuses as well is reported once.
    """
    known = (at.fault for faulty in result.faulty.values() for at in faulty)
    refused_already = [fault.spot for fault in known if fault.severity is Severity.ERROR]
    found = tuple(
        At(result.module, folder, fault)
        for fault in refused(folder, result.module.region)
        if fault.spot not in refused_already
    )
    if not found or CHECKED not in result.units:
        return result
    unit = result.units[CHECKED]
    fails = any(at.fault.severity is Severity.ERROR for at in found)
    failed = replace(unit, state=State.FAILED) if fails and unit.state in TRIED else unit
    faulty = {**result.faulty, CHECKED: (*result.faulty.get(CHECKED, ()), *found)}
    return Result(result.module, {**result.units, CHECKED: failed}, faulty)


def _skipped(module: RootModule, parts: Sequence[str], why: str) -> dict[str, Unit]:
    return {part: Unit(module.id, State.SKIPPED, note=why) for part in parts}


def _prove(bench: Bench, module: RootModule) -> Result:
    folder = bench.folder(module)
    if not (folder / MARK).is_file():
        return Result(module, _skipped(module, bench.parts, NOT_RENDERED))
    return with_refused(_proved(bench, module, folder), folder)


def _proved(bench: Bench, module: RootModule, folder: Path) -> Result:
    keys = _keys(bench, folder)
    known = {part: e for part, key in keys.items() if (e := bench.request.cache.find(key))}
    units = {part: _cached(module, entry) for part, entry in known.items()}
    wanted = [part for part in bench.parts if part not in known]
    if wanted and (why := bench.lacking()):
        return Result(module, {**units, **_skipped(module, wanted, why)})
    steps = _steps(bench, folder, wanted)
    for step in steps:
        if step.ok and not step.diagnostics and step.name in keys:
            bench.request.cache.keep(keys[step.name], step.count)
    units |= {part: _unit(module, part, steps, wanted) for part in wanted}
    faulty: dict[str, tuple[At, ...]] = {}
    for part, at in _faulty(module, folder, steps, wanted):
        faulty[part] = (*faulty.get(part, ()), at)
    only = schema_only(folder, bench.tools.mirror)
    marked = {part: replace(units[part], schema_only=only) for part in bench.parts}
    return Result(module, marked, faulty)


def _steps(bench: Bench, folder: Path, wanted: Sequence[str]) -> list[Step]:
    request = bench.request
    if not wanted:
        return []
    stopped = bench.stopped.is_set
    return list(prove(bench.workspace, request.output, folder, request.values, wanted, stopped))


def _keys(bench: Bench, folder: Path) -> dict[str, str]:
    """Part -> key of the cache; empty unless the provider's version is exact."""
    required = {provider.name: version for provider, version in versions(folder)}
    if not required or not all(map(is_exact, required.values())):
        return {}
    tools = {"terraform": bench.tools.terraform, **required}
    stubs = {
        f"stub {provider.name}": digest(provider)
        for provider, version in versions(folder)
        if bench.tools.mirror and is_stub(bench.tools.mirror, provider, version)
    }
    about = tools | stubs | answers(folder, bench.request.values)
    return {part: key_of(part, folder, about) for part in bench.parts}


def _cached(module: RootModule, entry: Passed) -> Unit:
    return Unit(module.id, State.CACHED, entry.count)


def _unit(module: RootModule, part: str, steps: Sequence[Step], wanted: Sequence[str]) -> Unit:
    """A part after a failed step: skipped if that step was wanted, failed if it was not."""
    for step in steps:
        if step.name == part:
            state = State.PASSED if step.ok else State.FAILED
            return Unit(module.id, state, step.count, step.seconds)
    last = steps[-1].name
    state = State.SKIPPED if last in wanted else State.FAILED
    return Unit(module.id, state, note=f"{last} failed")


def _faulty(
    module: RootModule, folder: Path, steps: Sequence[Step], wanted: Sequence[str]
) -> Iterator[tuple[str, At]]:
    """Faults of a step that was not asked for belong to the first wanted part."""
    for step in steps:
        part = step.name if step.name in wanted else wanted[0]
        yield from ((part, At(module, folder, fault)) for fault in faults(step, folder))
