"""The proof of one root module: init, validate, plan, and a second plan on top of the first."""

import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from specgen.terraform.offline.asking import askers
from specgen.terraform.offline.backend import check_backend
from specgen.terraform.offline.calls import Call
from specgen.terraform.offline.crash import blamed
from specgen.terraform.offline.diagnostics import Diagnostic, Diagnostics, has_errors
from specgen.terraform.offline.runner import Plan, init, plan, validate
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.state import State
from specgen.terraform.offline.synthetic import SYNTHETIC, settle_plan
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare
from specgen.terraform.root_modules import resources_of

MARK = "terraform.tf.json"
STEPS = ("validate", "plan", "converge")


@dataclass(frozen=True)
class Step:
    """name: of STEPS; count: resources; calls: to AWS that nothing answers without an account

    askers: call that no diagnostic mentions -> type of the resource that made it
    unsettled: address -> what a second plan would still do to it
    """

    name: str
    seconds: float
    count: int = 0
    diagnostics: Diagnostics = ()
    calls: tuple[Call, ...] = ()
    askers: Mapping[Call, str] = field(default_factory=dict)
    unsettled: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not (has_errors(self.diagnostics) or self.calls or self.unsettled)


def modules(root: Path) -> list[Path]:
    """The folders below root that are root modules, sorted."""
    return sorted(path.parent for path in root.rglob(MARK))


def prove(  # noqa: PLR0913  one proof needs them all
    workspace: Workspace,
    root: Path,
    source: Path,
    values: Mapping[str, str],
    wanted: Collection[str] = STEPS,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Step]:
    """The wanted steps and those that they need, up to the first that fails.

    values: as Server; each module has its own, so that an unexpected call is known to be its
    """
    begin = time.monotonic()
    try:
        module = prepare(workspace, source, source.relative_to(root).as_posix())
    except (
        ValueError,
        TypeError,
        AttributeError,
    ) as error:  # edited by hand: it may have any shape
        broken = Diagnostic("error", f"{MARK} cannot be read", str(error), file=MARK)
        yield Step("validate", time.monotonic() - begin, 0, (broken,))
        return
    with Server(values) as server:
        for step in _steps(_Run(module, server), wanted):
            yield _with_askers(module, values, step)
            if stopped():
                return


def tells_of(found: Diagnostic, call: Call) -> bool:
    """Whether a diagnostic mentions the call, in the words of calls.refuse()."""
    return str(call) in f"{found.summary} {found.detail}"


def _with_askers(module: WorkingCopy, values: Mapping[str, str], step: Step) -> Step:
    silent = [c for c in step.calls if not any(tells_of(d, c) for d in step.diagnostics)]
    if not silent:
        return step
    state = module.folder / SYNTHETIC if step.name == "converge" else None
    return replace(step, askers=askers(module, Server(values), silent, state))


@dataclass(frozen=True)
class _Run:
    module: WorkingCopy
    server: Server


def _steps(run: _Run, wanted: Collection[str]) -> Iterator[Step]:
    """Up to the first that fails; a plan would find what validate found, only more slowly."""
    first = _timed(lambda: _validated(run, deep="validate" in wanted))
    yield first
    if not first.ok or not {"plan", "converge"}.intersection(wanted):
        return
    kept: list[Plan] = []
    second = _timed(lambda: _planned(run, kept, first.diagnostics))
    yield second
    if second.ok and "converge" in wanted:
        yield _timed(lambda: _settled(run, kept[0]))


def _validated(run: _Run, *, deep: bool) -> Step:
    """deep: also validate, after init and the backend block."""
    found = init(run.module) + check_backend(run.module)
    if deep and not has_errors(found):
        found += validate(run.module)
    count = 0 if has_errors(found) else len(resources_of(run.module.source))
    return Step("validate", 0, count, tuple(dict.fromkeys(found)))


def _planned(run: _Run, kept: list[Plan], known: Diagnostics) -> Step:
    """known: warnings that the plan would only repeat."""
    planned = plan(run.module, run.server)
    if not isinstance(planned, Plan):
        found = blamed(planned, partial(_planned_alone, run))
        return Step("plan", 0, 0, found, run.server.unexpected)
    kept.append(planned)
    count = len(planned.with_action("create"))
    new = tuple(warning for warning in planned.warnings if warning not in known)
    return Step("plan", 0, count, new, run.server.unexpected)


def _planned_alone(run: _Run, address: str) -> Diagnostics:
    planned = plan(run.module, run.server, targets=[address])
    return () if isinstance(planned, Plan) else planned


def _settled(run: _Run, planned: Plan) -> Step:
    before = run.server.unexpected
    try:
        state = settle_plan(planned, run.server)
    except RuntimeError as error:
        state = (Diagnostic("error", "the plan cannot be read", str(error)),)
    calls = tuple(call for call in run.server.unexpected if call not in before)
    if not isinstance(state, State):
        return Step("converge", 0, 0, state, calls)
    return Step("converge", 0, len(state.instances), calls=calls, unsettled=state.unsettled)


def _timed(step: Callable[[], Step]) -> Step:
    begin = time.monotonic()
    made = step()
    return replace(made, seconds=time.monotonic() - begin)
