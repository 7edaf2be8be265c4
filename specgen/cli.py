"""The verbs of the command line; what they do stands in the modules that they call."""

import os
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from specgen import (
    completion,
    crash,
    diagnosis,
    explaining,
    listing,
    pipeline,
    rendering_run,
    report,
    showing,
    starting,
)
from specgen.findings import Severity
from specgen.layout import Layout, find_layout
from specgen.proving import run as proving_run
from specgen.proving.changed import NoRevision, base_of, changed_modules
from specgen.proving.registry import PARTS
from specgen.proving.words import NotUnderstood, need_output, parts_and_path
from specgen.visible import one_line

CLEAN, FINDINGS, USAGE, BUG = 0, 1, 2, 3

app = typer.Typer(
    name="specgen",
    help="YAML documents in, small and readable Terraform JSON out.",
    epilog="Exit codes: 0 clean, 1 findings or drift, 2 usage or unreadable input, 3 our own bug.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

PIPE_WIDTH = 200
"""Columns where no terminal says its own: tables in a log are not folded at 80."""

out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else PIPE_WIDTH)
err = Console(
    stderr=True,
    highlight=False,
    soft_wrap=True,
    width=None if sys.stderr.isatty() else PIPE_WIDTH,
)


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


class FailOn(StrEnum):
    ERROR = "error"
    WARNING = "warning"


_PARTS = "; ".join(f"{name}: {promise}" for name, promise in PARTS.items())

SpecsArgument = Annotated[
    Path, typer.Argument(metavar="[PATH]", help="Project folder, or its folder of documents")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no closing line")]
FormatOption = Annotated[Format, typer.Option("--format", help="Form of the findings")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the findings there instead"),
]
FailOnOption = Annotated[
    FailOn, typer.Option("--fail-on", help="From which severity on to end with 1")
]
EnvOption = Annotated[
    str,
    typer.Option("--env", help="Only this environment", autocompletion=completion.environments),
]
StackOption = Annotated[
    str,
    typer.Option("--stack", help="Only this stack", autocompletion=completion.stacks),
]
WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PART]... [PATH]",
        help=f"Parts, all where none is named ({_PARTS}); and the project folder",
        show_default=False,
        autocompletion=completion.parts,
    ),
]


def main() -> None:
    """Runs a command; a bug says so and ends with 3."""
    try:
        app()
    except OSError as error:
        err.print(f"specgen: {one_line(str(error))}", markup=False)
        sys.exit(USAGE)
    except Exception as error:
        if os.environ.get("SPECGEN_DEBUG"):
            raise
        for line in crash.report(error):
            err.print(line, markup=False)
        sys.exit(BUG)


def _layout(path: Path) -> Layout:
    try:
        return find_layout(path)
    except FileNotFoundError as error:
        message = f"specgen: {error}; `specgen init DIR` makes a project to start from"
        err.print(one_line(message), markup=False)
        raise typer.Exit(USAGE) from error


def _check(path: Path) -> tuple[Layout, pipeline.Checked]:
    layout = _layout(path)
    return layout, pipeline.check(layout.root, layout.specs)


def _report(checked: pipeline.Checked, layout: Layout) -> None:
    run = report.Run(checked.findings, layout.root, console=out)
    report.write(run, Format.TEXT)


@app.command()
def validate(
    path: SpecsArgument = Path(),
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
    quiet: QuietOption = False,
) -> None:
    """Find every mistake, with its place and what to write instead."""
    begin = time.perf_counter()
    layout, checked = _check(path)
    console = out if output is None else report.plain_console()
    run = report.Run(checked.findings, layout.root, Severity(fail_on.value), console)
    report.write(run, form, output)
    if not quiet:
        seconds = time.perf_counter() - begin
        err.print(report.summary(checked.findings, checked.files, seconds))
    raise typer.Exit(FINDINGS if run.fails else CLEAN)


@app.command()
def render(
    path: SpecsArgument = Path(),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail when the output is not as rendered")
    ] = False,
    env: EnvOption = "",
    stack: StackOption = "",
    quiet: QuietOption = False,
) -> None:
    """Write Terraform JSON below generated/, or (--check) compare with it."""
    begin = time.perf_counter()
    layout, checked = _check(path)
    _report(checked, layout)
    if checked.errors:
        if not quiet:
            seconds = time.perf_counter() - begin
            err.print(report.summary(checked.findings, checked.files, seconds))
        raise typer.Exit(FINDINGS)
    selected = _selection(checked, env, stack)
    code = rendering_run.run(
        checked, layout, selected, rendering_run.Options(check, quiet, begin), err, out
    )
    raise typer.Exit(code)


def _selection(checked: pipeline.Checked, env: str, stack: str) -> list[str]:
    """Ids of the root modules that the options leave."""
    chosen = [
        m.id for m in checked.modules if env in {"", m.environment} and stack in {"", m.stack, m.id}
    ]
    if not chosen:
        ids = sorted({m.stack for m in checked.modules})
        environments = sorted({m.environment for m in checked.modules})
        err.print(
            f"specgen: no root module fits; stacks: {', '.join(ids)}; "
            f"environments: {', '.join(environments)}",
            markup=False,
        )
        raise typer.Exit(USAGE)
    return chosen


@app.command()
def prove(  # noqa: PLR0913  one argument for each option
    words: WordsArgument = None,
    env: EnvOption = "",
    stack: StackOption = "",
    changed: Annotated[
        bool, typer.Option("--changed", help="Only root modules that differ from --base")
    ] = False,
    base: Annotated[
        str,
        typer.Option(
            "--base",
            metavar="REVISION",
            help="Revision of git for --changed",
            show_default="where this branch left main",
        ),
    ] = "",
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", min=1, help="Root modules at once", show_default="one for each CPU"
        ),
    ] = os.cpu_count() or 1,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Prove again what passed before with the same bytes")
    ] = False,
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
    quiet: QuietOption = False,
) -> None:
    """Prove what is rendered with Terraform and the real AWS provider, without an account.

    Ends with 2 where a part that is named could not be tried, or none could.
    """
    try:
        parts, path = parts_and_path(words or ())
        options = proving_run.Options(
            parts, jobs, not no_cache, form.value, output, Severity(fail_on.value), quiet
        )
        layout, checked = _check(path)
        if checked.errors:
            raise typer.Exit(proving_run.refuse(checked, layout, options, (out, err)))
        need_output(layout.output)
        chosen = _selection(checked, env, stack)
        if changed or base:
            since = base_of(layout.output, base)
            chosen = sorted(changed_modules(layout.output, chosen, since))
            _say_changed(chosen, since, quiet=quiet)
    except (NotUnderstood, NoRevision) as error:
        err.print(f"specgen: {error}", markup=False)
        raise typer.Exit(USAGE) from error
    modules = [m for m in checked.modules if m.id in chosen]
    raise typer.Exit(proving_run.run(checked, layout, modules, options, (out, err)))


def _say_changed(chosen: list[str], since: str, *, quiet: bool) -> None:
    if not quiet:
        err.print(f"{len(chosen)} root modules differ from {since[:12]}", markup=False)


@app.command()
def stacks(
    path: SpecsArgument = Path(),
    as_json: Annotated[
        str, typer.Option("--format", help="text or json", metavar="text|json")
    ] = "text",
    affected_by: Annotated[
        str,
        typer.Option(
            "--affected-by",
            help="Root module or stack: list what is applied after it because of it",
            autocompletion=completion.modules,
        ),
    ] = "",
) -> None:
    """List the root modules in the order of application, and what affects what."""
    layout, checked = _check(path)
    if checked.errors:
        _report(checked, layout)
        raise typer.Exit(FINDINGS)
    listing.stacks(checked.modules, as_json, affected_by, out)


@app.command()
def show(
    document: Annotated[
        str,
        typer.Argument(metavar="KIND/NAME", autocompletion=completion.documents),
    ],
    path: SpecsArgument = Path(),
    env: Annotated[
        str,
        typer.Option("--env", help="Environment", autocompletion=completion.environments),
    ] = "",
    region: Annotated[
        str, typer.Option("--region", help="Region", autocompletion=completion.regions)
    ] = "",
    as_json: Annotated[
        str, typer.Option("--format", help="text or json", metavar="text|json")
    ] = "text",
) -> None:
    """Show a document as it is in effect, each value with the line that set it."""
    _, checked = _check(path)
    raise typer.Exit(showing.show(checked, document, (env, region), as_json, (out, err)))


@app.command()
def schema(
    kind: Annotated[str, typer.Argument(metavar="[KIND]", autocompletion=completion.kinds)] = "",
) -> None:
    """Print the JSON Schema of a kind, or the kinds there are."""
    raise typer.Exit(explaining.print_schema(kind, out, err))


@app.command()
def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="CODE|KEY",
            help="RDS004, or postgres.storage.iops, or a kind",
            autocompletion=completion.explainable,
        ),
    ],
) -> None:
    """Explain the code of a finding, a key of a document, or a kind."""
    raise typer.Exit(explaining.explain(what, out, err))


@app.command()
def doctor() -> None:
    """Say what is on this machine, what is missing, and what to do about it."""
    raise typer.Exit(diagnosis.doctor(out))


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder")],
) -> None:
    """Make a project to start from: a network, a service, a database, two environments."""
    raise typer.Exit(starting.init(folder, out, err))


if __name__ == "__main__":
    main()
