"""Commands that describe a project, and `init`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from specgen.cli import completion
from specgen.cli.app import app
from specgen.cli.options import (
    FINDINGS,
    NO_ACCOUNT,
    USAGE,
    BaseOption,
    ChangedOption,
    EnvOption,
    Only,
    OutputOption,
    PathsArgument,
    QuietOption,
    RegionOption,
    SpecsArgument,
    StackOption,
    check,
    err,
    out,
    show_findings,
    warn_of_placeholder,
    written_to,
)
from specgen.cli.select import known_places, selected
from specgen.documents.layout import Layout
from specgen.project.stacks import affected


class ShowFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class StacksFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    MATRIX = "matrix"
    SH = "sh"
    MAKE = "make"


@app.command()
def stacks(  # noqa: PLR0913  one parameter an option
    path: PathsArgument = None,
    env: EnvOption = [],  # noqa: B006  typer copies it
    region: RegionOption = [],  # noqa: B006  as above
    stack: StackOption = [],  # noqa: B006  as above
    form: Annotated[
        StacksFormat,
        typer.Option(
            "--format",
            help="text; json; matrix: one line for CI jobs; sh or make: the commands that apply "
            "them",
        ),
    ] = StacksFormat.TEXT,
    destroy: Annotated[
        bool,
        typer.Option("--destroy", help="With sh or make: destroy instead, in the opposite order"),
    ] = False,
    changed: ChangedOption = False,
    base: BaseOption = "",
    affected_by: Annotated[
        str,
        typer.Option(
            "--affected-by",
            help="List only the root modules that depend on this root module or stack",
            autocompletion=completion.modules,
        ),
    ] = "",
    output: OutputOption = None,
    quiet: QuietOption = False,
) -> None:
    """List the root modules in the order of application, with their dependencies.

    With --format sh or make: a script or Makefile of plain Terraform commands, wave by wave. Root
    modules of one wave do not need each other.
    """
    layout, checked = check(path)
    if checked.errors:
        show_findings(checked.findings, layout)
        raise typer.Exit(FINDINGS)
    from specgen.cli.run import stacks as listing

    shown = selected(checked.modules, Only(env, region, stack))
    if changed or base:
        ids = _changed(layout, [m.id for m in shown], base)
        shown = [m for m in shown if m.id in ids]
    if affected_by:
        begun = selected(checked.modules, Only(stacks=[affected_by]))
        followers = {f for m in begun for f in affected(list(checked.modules), m.id)}
        shown = [m for m in shown if m.id in followers]
    if form in {StacksFormat.SH, StacksFormat.MAKE}:
        from specgen.cli.run import commands

        if not quiet:
            warn_of_placeholder(checked, "Terraform")
        made = commands.script(checked, shown, layout.output, destroy=destroy)
        with written_to(output):
            sys.stdout.write(commands.text(made, form.value))
        return
    if destroy:
        err.print("specgen: --destroy needs --format sh or make")
        raise typer.Exit(USAGE)
    with written_to(output):
        listing.stacks(checked.modules, shown, form.value, out)


def _changed(layout: Layout, ids: list[str], base: str) -> set[str]:
    from specgen.diff.changed import NoRevision, base_of, changed_modules

    try:
        return changed_modules(layout.output, ids, base_of(layout.output, base))
    except NoRevision as error:
        err.print(f"specgen: {error}", markup=False)
        raise typer.Exit(USAGE) from error


@app.command()
def show(  # noqa: PLR0913  one for each option
    document: Annotated[
        str,
        typer.Argument(metavar="[KIND/NAME]", autocompletion=completion.documents),
    ] = "",
    path: SpecsArgument = Path(),
    derived: Annotated[
        bool,
        typer.Option(
            "--derived",
            help="Derived numbers instead: addresses, vCPU, connections, memory; with the sums",
        ),
    ] = False,
    names: Annotated[
        bool,
        typer.Option(
            "--names",
            help="Terraform addresses, names in AWS and ARNs of what it makes instead; in an ARN, "
            "* is what AWS adds",
        ),
    ] = False,
    runbook: Annotated[
        bool,
        typer.Option("--runbook", help="Instead, what people do by hand, in order, for a shell"),
    ] = False,
    request: Annotated[
        str,
        typer.Option(
            "--path",
            help="Instead, what a request passes: name, CDN, firewall, load balancer, service",
            metavar="URL",
        ),
    ] = "",
    env: EnvOption = [],  # noqa: B006  typer copies it
    region: RegionOption = [],  # noqa: B006  as above
    form: Annotated[
        ShowFormat, typer.Option("--format", help="Format of what is shown")
    ] = ShowFormat.TEXT,
    output: OutputOption = None,
) -> None:
    """Show a document's effective values, each with the line that set it.

    With --derived: the numbers that follow from it, or from all documents if none is named.
    With --names: what it makes in each environment and region; builds the root modules that are not
    up to date, in memory.
    With --path: each step of a request, with the line that decides; the first argument may then be
    the project folder. Exits with 1 if nothing answers.
    """
    if request:
        from specgen.cli.run.request import show_request

        _, checked = check(Path(document) if document else path)
        with written_to(output):
            code = show_request(checked, request, form.value, (out, err))
        raise typer.Exit(code)
    layout, checked = check(path)
    if checked.project is not None:
        known_places(checked.project.platform, env, region)
    from specgen.cli.run import show as showing

    wanted = showing.ShowRequest(
        document,
        tuple(env),
        tuple(region),
        derived=derived,
        runbook=runbook,
        names_of=layout if names else None,
    )
    with written_to(output):
        code = showing.show(checked, wanted, form.value, (out, err))
    raise typer.Exit(code)


@app.command()
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new folder, or `.` in a fresh repository")
    ],
    name: Annotated[
        str, typer.Option("--name", help="Name of the platform", show_default="the folder's")
    ] = "",
    region: Annotated[str, typer.Option("--region", help="Region of AWS")] = "us-east-1",
    domain: Annotated[str, typer.Option("--domain", help="A domain of yours")] = "example.com",
    account: Annotated[
        str, typer.Option("--account", help="Your AWS account", show_default="to be filled in")
    ] = NO_ACCOUNT,
) -> None:
    """Create a starter project: a service behind HTTPS, a database, prod and dev."""
    from specgen.cli.run import init as starting

    answers = starting.Answers(name, region, domain, account)
    raise typer.Exit(starting.init(folder, answers, out, err))
