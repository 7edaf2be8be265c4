"""`fix`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from specgen.cli import completion
from specgen.cli.app import app
from specgen.cli.options import (
    BaseOption,
    OutputOption,
    PathsArgument,
    QuietOption,
    err,
    layout_of,
    out,
)
from specgen.cli.paths import INPUT, inside
from specgen.cli.select import known_codes


class FixFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


@app.command(
    epilog="Exits with 1 if there is something to fix and --write is not given, also if findings "
    "without a fix are left: `specgen validate` fails for those."
)
def fix(  # noqa: PLR0913  one parameter an option
    path: PathsArgument = None,
    code: Annotated[
        list[str],
        typer.Option(
            "--code",
            metavar="CODE",
            help="Only findings of this code; repeat for several",
            autocompletion=completion.codes,
        ),
    ] = [],  # noqa: B006  typer copies it
    write: Annotated[
        bool, typer.Option("--write", help="Change the files; otherwise a diff is shown")
    ] = False,
    renamed: Annotated[
        bool,
        typer.Option(
            "--renamed",
            help="Also write `renamed_from` where something vanished since --base and one equal "
            "thing came; renders both sides",
        ),
    ] = False,
    base: BaseOption = "",
    form: Annotated[
        FixFormat, typer.Option("--format", help="text: a diff that `git apply` takes; or json")
    ] = FixFormat.TEXT,
    output: OutputOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show how findings can be fixed where only one thing can be meant, or (--write) fix them.

    Comments, order and layout of the files stay as they are. Nothing is removed.
    """
    from specgen.cli.run import fix as fixing

    paths = path or [Path()]
    layout = layout_of(paths, reads_only=not (write or renamed or base))
    within = () if INPUT in paths else inside(paths, layout)
    asked = fixing.FixRequest(
        known_codes(code),
        within,
        form.value,
        output,
        write,
        quiet,
        renamed or bool(base),
        base,
    )
    raise typer.Exit(fixing.fix(layout, asked, out, err))
