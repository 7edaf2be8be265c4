"""`prove` and `diff`: what the real provider says about the rendered output."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from specgen.cli import completion
from specgen.cli.app import app
from specgen.cli.options import (
    USAGE,
    BaseOption,
    ChangedOption,
    EnvOption,
    FailOn,
    FailOnOption,
    Format,
    FormatOption,
    NoCacheOption,
    Only,
    OutputOption,
    QuietOption,
    RegionOption,
    SpecsArgument,
    StackOption,
    check,
    err,
    layout_of,
    out,
    written_to,
)
from specgen.cli.select import selected
from specgen.findings.finding import Severity
from specgen.prove.registry import PARTS

_PARTS = "; ".join(f"{name}: {promise}" for name, promise in PARTS.items())
WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PART]... [PATH]",
        help=f"Parts, by default all ({_PARTS}); and the project folder",
        show_default=False,
        autocompletion=completion.parts,
    ),
]


@app.command()
def prove(  # noqa: PLR0913  one argument for each option
    words: WordsArgument = None,
    env: EnvOption = [],  # noqa: B006  typer copies it
    region: RegionOption = [],  # noqa: B006  as above
    stack: StackOption = [],  # noqa: B006  as above
    changed: ChangedOption = False,
    base: BaseOption = "",
    shapes: Annotated[
        bool,
        typer.Option(
            "--shapes", help="Only one root module of each shape: same types, same arguments set"
        ),
    ] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            help="Root modules to prove at a time",
            show_default="one per CPU",
        ),
    ] = os.cpu_count() or 1,
    no_cache: NoCacheOption = False,
    form: FormatOption = Format.TEXT,
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
    quiet: QuietOption = False,
) -> None:
    """Prove the rendered output with Terraform and the real AWS provider, without an account.

    Exits with 2 if a part you named, or every part, could not run.
    """
    from specgen.cli.run import prove as proving_run
    from specgen.cli.run.prove_words import NotUnderstood, need_output, parts_and_path
    from specgen.diff.changed import NoRevision, base_of, changed_modules
    from specgen.prove.shapes import one_of_each_shape

    try:
        parts, path = parts_and_path(words or ())
        options = proving_run.Options(
            parts, jobs, not no_cache, form.value, output, Severity(fail_on.value), quiet
        )
        layout, checked = check(path, reads_only=False)
        if checked.errors:
            raise typer.Exit(proving_run.refuse(checked, layout, options, (out, err)))
        need_output(layout.output)
        chosen = [m.id for m in selected(checked.modules, Only(env, region, stack))]
        if changed or base:
            since = base_of(layout.output, base)
            chosen = sorted(changed_modules(layout.output, chosen, since))
            _say(f"{len(chosen)} root modules differ from {since[:12]}", quiet=quiet)
        if shapes:
            of, chosen = len(chosen), one_of_each_shape(checked.modules, layout.output, chosen)
            _say(f"{len(chosen)} of {of} root modules, one of each shape", quiet=quiet)
    except (NotUnderstood, NoRevision) as error:
        err.print(f"specgen: {error}", markup=False)
        raise typer.Exit(USAGE) from error
    modules = [m for m in checked.modules if m.id in chosen]
    raise typer.Exit(proving_run.run(checked, layout, modules, options, (out, err)))


def _say(words: str, *, quiet: bool) -> None:
    if not quiet:
        err.print(words, markup=False)


class DiffFormat(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    SH = "sh"


@app.command(
    epilog="Exits with 1 if a stateful resource would be replaced or destroyed and no accepted "
    "decision lists it in `allows_destroying`, if AWS would refuse a change, if a plan fails, or "
    "if the documents were edited and not rendered. Unknown counts as lost: without Terraform, "
    "that is every change of a stateful resource; with --no-plan, none."
)
def diff(  # noqa: PLR0913  one parameter an option
    base: Annotated[
        str,
        typer.Argument(
            metavar="[BASE]",
            help="Git revision, or a folder (./name); defaults to the merge base with main",
        ),
    ] = "",
    path: SpecsArgument = Path(),
    form: Annotated[DiffFormat, typer.Option("--format", help="Format of the diff")] = (
        DiffFormat.TEXT
    ),
    plan: Annotated[
        bool,
        typer.Option(
            "--plan/--no-plan",
            help="Ask the real provider what is replaced; otherwise that stays unknown",
        ),
    ] = True,
    follow: Annotated[
        bool,
        typer.Option(
            "--follow",
            help="Plan every root module that reads a changed value, not only those where a "
            "stateful resource depends on it",
        ),
    ] = False,
    render: Annotated[
        bool,
        typer.Option(
            "--render",
            help="Render both sides from their documents; generated/ is neither read nor written",
        ),
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, help="Root modules to plan at a time")
    ] = 2,
    output: OutputOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show what a change of generated/ creates, changes, replaces, destroys and moves.

    With --format sh: commands that move the state of what is in another root module now, so that
    Terraform keeps it. They come from the files alone; nothing is planned.
    """
    from specgen.cli.run import diff as command

    options = command.Options(plan and form is not DiffFormat.SH, follow, jobs)
    asked = command.DiffRequest(base, form.value, options, render, quiet)
    layout = layout_of(path, reads_only=False)
    with written_to(output):
        code = command.diff(layout, asked, out, err)
    raise typer.Exit(code)
