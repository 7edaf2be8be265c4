"""The part that the emulator proves: each root module is applied, planned again, destroyed."""

from collections.abc import Iterator
from dataclasses import replace

from specgen.findings.finding import Severity
from specgen.project.checks.proof_rules import APPLIED
from specgen.project.stacks import RootModule, root_modules
from specgen.prove.blame.findings import At, Fault, Proved, findings
from specgen.prove.blame.spots import spot_of
from specgen.prove.emulator import extra
from specgen.prove.emulator.bench import Job
from specgen.prove.emulator.result import Applied, unit
from specgen.prove.emulator.run import WORKERS, OnDone, apply_all
from specgen.prove.part import NOT_RENDERED, ProofPart, State, Unit
from specgen.prove.request import Request
from specgen.prove.tools import find_tools, schema_only
from specgen.prove.watchers import only_watches
from specgen.terraform.offline.diagnostics import Diagnostic
from specgen.terraform.offline.mirror import find_mirror
from specgen.terraform.offline.prove import MARK

NAME = "apply"
ONLY_MOTO = "moto accepts more than AWS does, and may be at fault itself"


def prove_apply(request: Request) -> ProofPart:
    """Modules that the selected ones need are applied as well, but are not units of the part."""
    lacking = extra.lacking() or _tools(request)
    if lacking:
        return _part(request, {}, lacking)
    jobs = [Job(m.id, m.needs) for m in _needed(request) if _is_rendered(request, m)]
    request.watcher.begin(NAME, len(jobs))
    workers = max(request.jobs, WORKERS)
    results = apply_all(
        jobs, request.output, request.values, workers, _watch(request), request.project
    )
    return _part(request, {result.name: result for result in results}, NOT_RENDERED)


def _tools(request: Request) -> str:
    return find_tools(request.output / module.id for module in request.modules).lacking


def _needed(request: Request) -> list[RootModule]:
    """The selected ones and those they need, in the order of application; what only watches others
    needs none of them.
    """
    known = root_modules(request.project)
    wanted = {module.id for module in request.modules}
    for module in reversed(known):  # a module comes after those it needs
        if module.id in wanted and not only_watches(request.output / module.id):
            wanted |= set(module.needs)
    return [module for module in known if module.id in wanted]


def _is_rendered(request: Request, module: RootModule) -> bool:
    return (request.output / module.id / MARK).is_file()


def _watch(request: Request) -> OnDone:
    def done(result: Applied) -> None:
        made = unit(result)
        request.watcher.done(result.name, f"{NAME} {made.state} {made.seconds:.0f} s")

    return done


def _part(request: Request, results: dict[str, Applied], missing: str) -> ProofPart:
    """missing: why a module has no result."""
    modules = {module.id: module for module in _needed(request)}
    faulty = [
        at for name, result in results.items() for at in _faulty(request, modules[name], result)
    ]
    proved = Proved(request.project, frozenset(results), request.root)
    mirror = find_mirror()
    units = [
        replace(unit(results[m.id]), schema_only=schema_only(request.output / m.id, mirror))
        if m.id in results
        else Unit(m.id, State.SKIPPED, note=missing)
        for m in request.modules
    ]
    return ProofPart(NAME, tuple(units), findings(proved, faulty), extra.CAVEAT)


def _faulty(request: Request, module: RootModule, result: Applied) -> Iterator[At]:
    folder = request.output / module.id
    for reported in result.diagnostics:
        severity = Severity.ERROR if reported.severity == "error" else Severity.WARNING
        spot = spot_of(folder, _as_committed(reported, result))
        words = " ".join(
            "; ".join(filter(None, (reported.summary, reported.detail))).split()
        ).rstrip(".")
        yield At(module, folder, Fault(APPLIED, severity, words, spot, ONLY_MOTO))


def _as_committed(reported: Diagnostic, result: Applied) -> Diagnostic:
    """If something was left out, the copy's lines are not those of the committed file."""
    return (
        replace(reported, file=None, line=None)
        if result.left_out and reported.address
        else reported
    )
