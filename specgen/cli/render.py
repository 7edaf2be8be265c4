"""`validate`, `render` and `watch`."""

import os
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from specgen.cli.app import app
from specgen.cli.options import (
    BUG,
    CLEAN,
    FINDINGS,
    USAGE,
    EnvOption,
    FailOn,
    FailOnOption,
    Format,
    FormatOption,
    JobsOption,
    NoCacheOption,
    OutputOption,
    QuietOption,
    RenderRequest,
    SchedulerOption,
    SpecsArgument,
    StackOption,
    err,
    layout_of,
    out,
    run_of,
    selection,
    show_bug,
    show_crashes,
    show_findings,
)
from specgen.documents.layout import Layout
from specgen.findings.characters import one_line
from specgen.findings.finding import Severity
from specgen.findings.summary import NOTHING_CHANGED, as_rendered, counts, summary, written
from specgen.render import stock
from specgen.render.incremental import unchanged

if TYPE_CHECKING:
    from specgen.pipeline import BrokenChecks, Checked


@app.command()
def validate(  # noqa: PLR0913  one parameter an option
    path: SpecsArgument = Path(),
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
    no_cache: NoCacheOption = False,
    quiet: QuietOption = False,
) -> None:
    """Find every mistake, with its place and what to write instead."""
    begin = time.perf_counter()
    layout = layout_of(path)
    inputs = None if no_cache else unchanged.inputs(layout)
    known = unchanged.last(layout, inputs)
    broken = None
    if known is None:
        checked, broken = _as_far_as_checked(layout)
        known = unchanged.RunRecord(inputs or "", checked.findings, checked.files)
        if inputs is not None and broken is None:
            unchanged.keep(layout, known)
    fails = bool(known.findings)
    if known.findings or form is not Format.TEXT or output is not None:
        from specgen.findings import report

        console = out if output is None else report.plain_console()
        run = run_of(known.findings, layout.root, Severity(fail_on.value), console)
        report.write(run, form, output)
        fails = run.fails
    if not quiet:
        err.print(summary(known.findings, known.files, time.perf_counter() - begin))
    if broken is not None:
        show_crashes(broken)
        raise typer.Exit(BUG)
    raise typer.Exit(FINDINGS if fails else CLEAN)


def _as_far_as_checked(layout: Layout) -> "tuple[Checked, BrokenChecks | None]":
    from specgen.pipeline import BrokenChecks

    try:
        return _checked(layout), None
    except BrokenChecks as error:
        if os.environ.get("SPECGEN_DEBUG"):
            raise
        return error.checked, error


@app.command()
def render(  # noqa: PLR0913  one parameter an option
    path: SpecsArgument = Path(),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if the output is not up to date")
    ] = False,
    env: EnvOption = [],  # noqa: B006  typer copies it
    stack: StackOption = [],  # noqa: B006  as above
    no_cache: NoCacheOption = False,
    quiet: QuietOption = False,
    jobs: JobsOption = 1,
    scheduler: SchedulerOption = "",
) -> None:
    """Write Terraform JSON below generated/, or (--check) compare with it.

    Root modules that are already up to date are not rebuilt.
    """
    layout = layout_of(path)
    asked = RenderRequest(check, env, stack, cache=not no_cache, quiet=quiet)
    if (jobs == 1 and not scheduler) or stock.is_asked():
        raise typer.Exit(_render(layout, asked))
    from specgen.render.workers import executors

    try:
        with executors.chosen(layout, jobs, scheduler) as spread:
            raise typer.Exit(_render(layout, replace(asked, builder=spread.build)))
    except executors.NoCluster as error:
        err.print(f"specgen: {error}", markup=False)
        raise typer.Exit(USAGE) from error


def _render(layout: Layout, asked: RenderRequest) -> int:
    """The exit code."""
    begin = time.perf_counter()
    cache = asked.cache and not stock.is_asked()
    inputs = unchanged.inputs(layout) if cache else None
    known = unchanged.last(layout, inputs)
    is_all = not asked.env and not asked.stack
    if is_all and known and known.output and unchanged.is_current(layout, known.output):
        _say_unchanged(layout, known, known.output, asked, time.perf_counter() - begin)
        return CLEAN
    checked = _checked(layout)
    show_findings(checked.findings, layout)
    if checked.errors:
        if not asked.quiet:
            err.print(summary(checked.findings, checked.files, time.perf_counter() - begin))
        return FINDINGS
    chosen = selection(checked, asked.env, asked.stack)
    from specgen.cli.run import render as rendering_run

    options = rendering_run.Options(
        asked.check, asked.quiet, begin, cache, asked.again, asked.builder
    )
    code, made = rendering_run.run(checked, layout, chosen, options, err, out)
    if code == CLEAN and made is not None and is_all and inputs is not None:
        output = unchanged.output_of(layout, len(made.modules), made.resources, made.escapes)
        unchanged.keep(layout, unchanged.RunRecord(inputs, checked.findings, checked.files, output))
    return code


def _say_unchanged(
    layout: Layout,
    known: unchanged.RunRecord,
    output: unchanged.RenderedOutput,
    asked: RenderRequest,
    seconds: float,
) -> None:
    if known.findings:
        show_findings(known.findings, layout)
    if asked.quiet:
        return
    folder, counted = layout.output.name, counts(output.modules, output.resources)
    if asked.check:
        err.print(as_rendered(folder, counted, seconds))
        return
    for escape in output.escapes:
        err.print(f"escape hatch: {escape}", markup=False)
    err.print(written(folder, NOTHING_CHANGED, counted, seconds))


def _checked(layout: Layout) -> "Checked":
    from specgen import pipeline

    return pipeline.check(layout.root, layout.specs)


@app.command()
def watch(
    path: SpecsArgument = Path(),
    check_only: Annotated[
        bool, typer.Option("--no-render", help="Only validate; write nothing")
    ] = False,
) -> None:
    """Validate on every save, and render what changed. Stop it with Ctrl-C."""
    from specgen.cli.run.watch import watch as each_save

    layout = layout_of(path)
    once = partial(_once, layout, path, render=not check_only)
    each_save(layout.specs, once)


def _once(layout: Layout, path: Path, *, render: bool) -> None:
    """Never raises: after a failure, the next save is awaited."""
    out.clear()
    try:
        if render:
            _render(layout, RenderRequest(again=("render", str(path))))
        else:
            _validate(layout)
    except OSError as error:  # a file that is being replaced
        err.print(f"specgen: {one_line(str(error))}", markup=False)
    except Exception as error:  # noqa: BLE001  an internal error must not end the session
        show_bug(error)


def _validate(layout: Layout) -> None:
    begin = time.perf_counter()
    checked = _checked(layout)
    show_findings(checked.findings, layout)
    err.print(summary(checked.findings, checked.files, time.perf_counter() - begin))
