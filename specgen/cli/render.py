"""`validate` and `render`."""

import os
import time
from dataclasses import dataclass, replace
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
    Only,
    OutputOption,
    PathsArgument,
    QuietOption,
    RegionOption,
    RenderRequest,
    SchedulerOption,
    StackOption,
    err,
    layout_of,
    out,
    run_of,
    show_crashes,
    show_findings,
    warn_of_placeholder,
)
from specgen.cli.paths import INPUT
from specgen.cli.select import selected
from specgen.documents.layout import Layout
from specgen.findings.finding import Severity, in_order
from specgen.findings.summary import NOTHING_CHANGED, as_rendered, counts, summary, written
from specgen.render import stock
from specgen.render.incremental import unchanged

if TYPE_CHECKING:
    from specgen.pipeline import BrokenChecks, Checked, Rendered
    from specgen.prove.verdict import Verdict


@app.command()
def validate(  # noqa: PLR0913  one parameter an option
    path: PathsArgument = None,
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
    provider: Annotated[
        bool,
        typer.Option(
            "--provider", help="Without errors, the real provider also plans what changed"
        ),
    ] = False,
    no_cache: NoCacheOption = False,
    quiet: QuietOption = False,
) -> None:
    """Check the documents against all rules; each finding has its place.

    --provider needs Terraform, but no account; without Terraform, the exit code is 2.
    """
    begin = time.perf_counter()
    layout = layout_of(path)
    inputs = None if no_cache or INPUT in (path or ()) else unchanged.inputs(layout)
    known = unchanged.last(layout, inputs)
    checked, broken = None, None
    if known is None:
        checked, broken = _as_far_as_checked(layout)
        known = unchanged.RunRecord(inputs or "", checked.findings, checked.files)
        if inputs is not None and broken is None:
            unchanged.keep(layout, known)
    found, lacking = known.findings, False
    is_sound = not any(f.severity is Severity.ERROR for f in found)
    if provider and is_sound and broken is None:
        verdict = _asked(checked or checked_of(layout), layout, cache=not no_cache, quiet=quiet)
        found, lacking = in_order((*found, *verdict.findings)), bool(verdict.lacking)
    fails = bool(found)
    if found or form is not Format.TEXT or output is not None:
        from specgen.findings import report

        console = out if output is None else report.plain_console()
        run = run_of(found, layout.root, Severity(fail_on.value), console)
        report.write(run, form, output)
        fails = run.fails
    if not quiet:
        err.print(summary(found, known.files, time.perf_counter() - begin))
        if provider and not is_sound:
            err.print("the provider was not asked because the documents have errors")
    if broken is not None:
        show_crashes(broken)
        raise typer.Exit(BUG)
    raise typer.Exit(FINDINGS if fails else USAGE if lacking else CLEAN)


def _asked(checked: "Checked", layout: Layout, *, cache: bool, quiet: bool) -> "Verdict":
    from specgen.cli.run import provider
    from specgen.cli.run.prove import watched
    from specgen.prove.cache import Cache, open_cache
    from specgen.prove.verdict import Verdicts

    with (
        watched(err, quiet=quiet or not err.is_terminal) as watcher,
        Verdicts(open_cache() if cache else Cache(), watcher) as verdicts,
    ):
        verdict = provider.verdict(verdicts, checked, layout)
    if verdict.lacking or not quiet:
        err.print(f"specgen: {verdict.words}", markup=False)
    return verdict


def _as_far_as_checked(layout: Layout) -> "tuple[Checked, BrokenChecks | None]":
    from specgen.pipeline import BrokenChecks

    try:
        return checked_of(layout), None
    except BrokenChecks as error:
        if os.environ.get("SPECGEN_DEBUG"):
            raise
        return error.checked, error


@app.command()
def render(  # noqa: PLR0913  one parameter an option
    path: PathsArgument = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if the output is not up to date")
    ] = False,
    env: EnvOption = [],  # noqa: B006  typer copies it
    region: RegionOption = [],  # noqa: B006  as above
    stack: StackOption = [],  # noqa: B006  as above
    no_cache: NoCacheOption = False,
    quiet: QuietOption = False,
    jobs: JobsOption = 1,
    scheduler: SchedulerOption = "",
) -> None:
    """Write Terraform JSON below generated/, or (--check) compare with it.

    Root modules that are already up to date are not rebuilt.
    """
    layout = layout_of(path, reads_only=False)
    asked = RenderRequest(check, Only(env, region, stack), cache=not no_cache, quiet=quiet)
    if (jobs == 1 and not scheduler) or stock.is_asked():
        raise typer.Exit(render_once(layout, asked).code)
    from specgen.render.workers import executors

    try:
        with executors.chosen(layout, jobs, scheduler) as spread:
            raise typer.Exit(render_once(layout, replace(asked, builder=spread.build)).code)
    except executors.NoCluster as error:
        err.print(f"specgen: {error}", markup=False)
        raise typer.Exit(USAGE) from error


@dataclass(frozen=True, slots=True)
class Rendering:
    """checked, rendered: None if nothing has changed since the last run, or there are errors"""

    code: int
    checked: "Checked | None" = None
    rendered: "Rendered | None" = None


def render_once(layout: Layout, asked: RenderRequest) -> Rendering:
    begin = time.perf_counter()
    cache = asked.cache and not stock.is_asked()
    inputs = unchanged.inputs(layout) if cache else None
    known = unchanged.last(layout, inputs)
    is_all = asked.only.is_all
    if is_all and known and known.output and unchanged.is_current(layout, known.output):
        _say_unchanged(layout, known, known.output, asked, time.perf_counter() - begin)
        return Rendering(CLEAN)
    checked = checked_of(layout, reads_only=asked.check)
    show_findings(checked.findings, layout)
    if checked.errors:
        if not asked.quiet:
            err.print(summary(checked.findings, checked.files, time.perf_counter() - begin))
        return Rendering(FINDINGS)
    chosen = [m.id for m in selected(checked.modules, asked.only)]
    from specgen.cli.run import render as rendering_run

    options = rendering_run.Options(
        asked.check, asked.quiet, begin, cache, asked.again, asked.builder
    )
    code, made = rendering_run.run(checked, layout, chosen, options, err, out)
    if code == CLEAN and not (asked.quiet or asked.check):
        warn_of_placeholder(checked, "`terraform plan`")
    if code == CLEAN and made is not None and is_all and inputs is not None:
        output = unchanged.output_of(layout, len(made.modules), made.resources, made.escapes)
        unchanged.keep(layout, unchanged.RunRecord(inputs, checked.findings, checked.files, output))
    return Rendering(code, checked, made)


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


def checked_of(layout: Layout, *, reads_only: bool = False) -> "Checked":
    """reads_only: whether the schema that editors read stays as it is, too"""
    from specgen import pipeline
    from specgen.cli.run import names_schema

    checked = pipeline.check(layout.root, layout.specs)
    if not reads_only:
        names_schema.keep(layout, checked)
    return checked
