"""Every root module below a folder: init, validate and plan, some at a time."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from specgen.offline.backend import check_backend
from specgen.offline.calls import Call
from specgen.offline.diagnostics import Diagnostic, Diagnostics, has_errors
from specgen.offline.mirror import find_mirror
from specgen.offline.runner import Plan, init, plan, validate
from specgen.offline.server import Server
from specgen.offline.workspace import Module, Workspace, prepare

MARK = "terraform.tf.json"

_T = TypeVar("_T")


@dataclass(frozen=True)
class ModuleResult:
    """name: such as prod/us-east-1/network; planned: addresses to create; seconds: by step."""

    name: str
    planned: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    diagnostics: Diagnostics = ()

    @property
    def ok(self) -> bool:
        return not has_errors(self.diagnostics)


def prove_all(
    root: Path,
    values: Mapping[str, str],
    workers: int = 2,
    on_done: Callable[[ModuleResult], None] | None = None,
) -> list[ModuleResult]:
    """values: as Server; on_done runs in the caller's thread; the list is sorted by name."""
    results = []
    with (
        TemporaryDirectory(prefix="specgen-") as folder,
        Workspace(Path(folder), find_mirror()) as workspace,
        ThreadPoolExecutor(workers) as pool,
    ):
        one = partial(_prove, workspace, root, values)
        for future in as_completed([pool.submit(one, source) for source in modules(root)]):
            results.append(future.result())
            if on_done is not None:
                on_done(results[-1])
    return sorted(results, key=lambda result: result.name)


def modules(root: Path) -> list[Path]:
    """The folders below root that are root modules, sorted."""
    return sorted(path.parent for path in root.rglob(MARK))


def prove(module: Module, values: Mapping[str, str]) -> ModuleResult:
    """With a server of its own, so that an unexpected call is known to be this module's."""
    seconds: dict[str, float] = {}
    with Server(values) as server:
        found, planned = _steps(module, server.endpoint, seconds)
    found += tuple(map(_unexpected, server.unexpected))
    return ModuleResult(module.name, planned, seconds, tuple(dict.fromkeys(found)))


def _prove(
    workspace: Workspace, root: Path, values: Mapping[str, str], source: Path
) -> ModuleResult:
    name = source.relative_to(root).as_posix()
    try:
        module = prepare(workspace, source, name)
    except ValueError as error:
        broken = Diagnostic("error", f"{MARK} cannot be read", str(error), file=MARK)
        return ModuleResult(name, diagnostics=(broken,))
    return prove(module, values)


def _steps(
    module: Module, endpoint: str, seconds: dict[str, float]
) -> tuple[Diagnostics, tuple[str, ...]]:
    """Stops at the first step that fails; a plan finds what validate found, and more slowly."""
    found = _timed(seconds, "init", partial(init, module))
    found += _timed(seconds, "backend", partial(check_backend, module))
    if has_errors(found):
        return found, ()
    found += _timed(seconds, "validate", partial(validate, module))
    if has_errors(found):
        return found, ()
    planned = _timed(seconds, "plan", partial(plan, module, endpoint))
    if isinstance(planned, Plan):
        return found + planned.warnings, planned.with_action("create")
    return found + planned, ()


def _timed(seconds: dict[str, float], name: str, step: Callable[[], _T]) -> _T:
    started = time.monotonic()
    result = step()
    seconds[name] = time.monotonic() - started
    return result


def _unexpected(call: Call) -> Diagnostic:
    return Diagnostic("error", f"planning called {call}", "a plan must not need the account")
