"""One `specgen prove`: options -> proved parts, findings, table, exit code."""

import os
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from specgen.cli.options import run_of
from specgen.documents.layout import Layout
from specgen.findings import report
from specgen.findings.finding import Finding, Severity, in_order
from specgen.pipeline import Checked
from specgen.project.checks import decisions, ignores
from specgen.project.stacks import RootModule
from specgen.prove import fresh, registry, table
from specgen.prove.as_json import proof_json
from specgen.prove.cache import Cache, open_cache
from specgen.prove.part import ProofPart, State
from specgen.prove.request import Request, Silent, Watcher
from specgen.render.published import published

CLEAN, FINDINGS, INCOMPLETE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Options:
    """parts: named by the user; empty for all, and then a part that cannot run is no failure"""

    parts: tuple[str, ...] = ()
    jobs: int = 0
    cache: bool = True
    form: str = "text"
    output: Path | None = None
    fail_on: Severity = Severity.ERROR
    quiet: bool = False


def run(
    checked: Checked,
    layout: Layout,
    modules: Sequence[RootModule],
    options: Options,
    consoles: tuple[Console, Console],
) -> int:
    """The exit code; checked: without errors"""
    begin = time.perf_counter()
    _, err = consoles
    if checked.project is None:
        raise ValueError("prove needs a checked project")
    stale = fresh.compare(checked, layout, modules)
    if stale.unknown and not options.quiet:
        err.print(f"warning: not compared with the documents: {stale.unknown}", markup=False)
    elif stale.findings and not options.quiet:
        err.print(f"warning: {fresh.words(stale)}; the files on disk are proved", markup=False)
    request = Request(
        project=checked.project,
        modules=tuple(modules),
        root=layout.root,
        output=layout.output,
        values=published(checked.project),
        jobs=options.jobs or os.cpu_count() or 1,
        cache=open_cache() if options.cache else Cache(),
    )
    with watched(err, quiet=options.quiet) as watcher:
        request = replace(request, watcher=watcher)
        parts = registry.prove(request, options.parts or tuple(registry.PARTS))
    reported = [*stale.findings, *(finding for part in parts for finding in part.findings)]
    reported = decisions.without_silenced(checked.project, reported)
    found = in_order(ignores.without_silenced(layout.root, reported))
    _tell(found, parts, layout, options, consoles)
    if not options.quiet:
        seconds = time.perf_counter() - begin
        err.print(report.summary(found, checked.files, seconds))
    return _code(found, parts, options)


def refuse(
    checked: Checked, layout: Layout, options: Options, consoles: tuple[Console, Console]
) -> int:
    """Shows the findings in the requested format: documents with errors are not proved."""
    _tell(checked.findings, (), layout, options, consoles)
    if not options.quiet:
        consoles[1].print("nothing was proved because the documents have errors; fix them first")
    return FINDINGS


def _tell(
    found: tuple[Finding, ...],
    parts: Sequence[ProofPart],
    layout: Layout,
    options: Options,
    consoles: tuple[Console, Console],
) -> None:
    """The table is part of the text format; with any other format it goes to stderr."""
    out, err = consoles
    console = out if options.output is None else report.plain_console()
    made = run_of(found, layout.root, options.fail_on, console)
    if options.form == "json":
        report.put(proof_json(made, parts), options.output)
    else:
        report.write(made, options.form, options.output)
        report.step_summary(options.form, table.markdown(parts))
    if not parts:
        return
    if options.form == "text" and options.output is None:
        for part in parts:
            if part.detail is not None and part.name in options.parts:
                out.print(part.detail)
        table.show(parts, out)
    elif not options.quiet:
        table.show(parts, err)


def _code(found: Sequence[Finding], parts: Sequence[ProofPart], options: Options) -> int:
    """A named part must run; if none is named, at least one part must."""
    made = run_of(found, Path(), options.fail_on)
    failed = any(unit.state is State.FAILED for part in parts for unit in part.units)
    if made.fails or failed:
        return FINDINGS
    missing = [p for p in parts if any(unit.state is State.SKIPPED for unit in p.units)]
    if missing and (options.parts or len(missing) == len(parts)):
        return INCOMPLETE
    return CLEAN


@contextmanager
def watched(err: Console, *, quiet: bool) -> Generator[Watcher]:
    if quiet:
        yield Silent()
    elif err.is_terminal:
        columns = (TextColumn("proving"), BarColumn(), MofNCompleteColumn())
        with Progress(
            *columns, TextColumn("{task.description}"), console=err, transient=True
        ) as bar:
            yield _Bar(bar)
    else:
        yield _Lines(err)


class _Bar:
    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task: TaskID | None = None

    def begin(self, what: str, units: int) -> None:
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(what, total=units)

    def done(self, unit: str, words: str = "") -> None:
        if self._task is not None:
            self._bar.update(self._task, advance=1, description=f"{unit} {words}")


class _Lines:
    """For logs, where a bar cannot be redrawn."""

    def __init__(self, err: Console) -> None:
        self._err = err
        self._done = self._units = 0

    def begin(self, what: str, units: int) -> None:
        self._done, self._units = 0, units
        self._err.print(f"proving {units}: {what}", markup=False)

    def done(self, unit: str, words: str = "") -> None:
        self._done += 1
        self._err.print(f"{self._done}/{self._units} {unit}: {words}", markup=False)
