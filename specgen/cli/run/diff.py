"""`specgen diff` from its arguments to what it prints and its exit code."""

import sys
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console

from specgen import pipeline
from specgen.cli.options import run_of
from specgen.diff import as_json, base, cost, fresh_sides, markdown, run, state_moves, text, wording
from specgen.diff.run import Options, Result
from specgen.diff.sides import UnusableSide
from specgen.documents.layout import Layout
from specgen.findings import report
from specgen.findings.characters import one_line
from specgen.pipeline import Checked
from specgen.prove import fresh
from specgen.render import cache
from specgen.render.incremental.inputs import digest
from specgen.render.incremental.modules import Modules
from specgen.sdk.system import losses
from specgen.terraform.offline import mirror
from specgen.terraform.offline.workspace import Workspace, opened

CLEAN, LOSSES, USAGE = 0, 1, 2
SCRIPT = "sh"


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """base: a revision or a folder; empty for the merge base with the main branch

    form: text, markdown, json or sh
    rendered: both sides are rendered from their documents, and generated/ is not read
    """

    base: str
    form: str
    options: Options
    rendered: bool = False
    quiet: bool = False


def diff(layout: Layout, asked: DiffRequest, out: Console, err: Console) -> int:
    """The exit code: 1 if a loss is not allowed, or cannot be ruled out."""
    with _workspace(asked.options) as workspace:
        checked = pipeline.check(layout.root, layout.specs)
        if checked.errors:
            shown = err if asked.form == SCRIPT else out
            report.write(run_of(checked.findings, layout.root, console=shown), "text")
            err.print("specgen: fix the documents first; decisions and names are read from them")
            return LOSSES
        try:
            if asked.rendered:
                sides = fresh_sides.both(layout, checked, asked.base)
            else:
                sides = base.both(layout, asked.base)
            # Beside the plans, which mostly wait for Terraform.
            with ThreadPoolExecutor(1) as thread, _progress(err, quiet=asked.quiet) as progress:
                stale = thread.submit(_stale, checked, layout, err, asked)
                options = replace(asked.options, states=_states(layout), workspace=workspace)
                result = run.run(sides, checked.project, options, progress, losses(checked.systems))
                result = replace(result, stale=stale.result())
            if checked.project is not None:
                change, why = cost.compared(layout, checked.project, asked.base)
                result = replace(result, cost=change, cost_unknown=why)
        except UnusableSide as error:
            err.print(f"specgen: {one_line(str(error))}", markup=False)
            return USAGE
    if asked.form == SCRIPT:
        return _script(result, err)
    sys.stdout.write(_shown(result, asked.form, out))
    return LOSSES if result.fails else CLEAN


def _script(result: Result, err: Console) -> int:
    """Nothing else is printed, because a shell may read it."""
    if result.stale:
        err.print(f"specgen: {wording.stale(result)}", markup=False)
        return LOSSES
    sys.stdout.write(state_moves.script(result))
    return CLEAN


@contextmanager
def _workspace(options: Options) -> Generator[Workspace | None]:
    """Its provider starts at once, beside the reading of the documents; None if nobody plans."""
    if not options.plan:
        yield None
        return
    kept = (cache.folder(name) for name in ("providers", "tools"))
    with opened(mirror.find_mirror(), *kept) as workspace:
        workspace.warm()
        yield workspace


def _states(layout: Layout) -> Path | None:
    kept = cache.folder("states")
    if kept is None:
        return None
    own = kept / digest([str(layout.output.resolve()).encode()])[:32]
    own.mkdir(exist_ok=True)
    return own


def _stale(checked: Checked, layout: Layout, err: Console, asked: DiffRequest) -> tuple[str, ...]:
    """Files that the documents no longer render to: the diff is of files as they are."""
    if checked.project is None or asked.rendered:
        return ()
    kept = Modules.opened(checked.project, layout.output, cache.folder("render"))
    found = fresh.compare(checked, layout, checked.modules, kept)
    if found.unknown:
        err.print(f"warning: not compared with the documents: {found.unknown}", markup=False)
    for finding in found.findings if not found.files else ():
        err.print(f"specgen: cannot be rendered: {one_line(finding.message)}", markup=False)
    return found.files or tuple(f.place.path for f in found.findings)


def _shown(result: Result, form: str, out: Console) -> str:
    match form:
        case "json":
            return as_json.as_json(result)
        case "markdown":
            return markdown.markdown(result)
        case _:
            return text.text(result, out)


@contextmanager
def _progress(err: Console, *, quiet: bool) -> Generator[Callable[[str], None]]:
    if quiet or not err.is_terminal:
        yield lambda _: None
        return
    with err.status("planning with the real provider") as status:
        yield lambda module: status.update(f"planned {module}")
