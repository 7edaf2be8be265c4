"""Commands that describe specgen and this machine."""

from typing import Annotated

import typer

from specgen.cli import completion
from specgen.cli.app import app
from specgen.cli.options import CLEAN, USAGE, err, out


@app.command()
def schema(
    kind: Annotated[str, typer.Argument(metavar="[KIND]", autocompletion=completion.kinds)] = "",
    names: Annotated[
        bool,
        typer.Option(
            "--names",
            help="Write the schema of all kinds with the names of this project's documents, for "
            "editors; `validate`, `render` and `watch` then keep it up to date",
        ),
    ] = False,
) -> None:
    """Print the JSON Schema of a kind, or list the kinds."""
    if names:
        raise typer.Exit(_names(kind))
    from specgen.cli.run import explain as explaining

    raise typer.Exit(explaining.print_schema(kind, out, err))


def _names(kind: str) -> int:
    """The exit code."""
    from specgen.cli.options import layout_of
    from specgen.cli.render import checked_of
    from specgen.cli.run import names_schema

    if kind:
        err.print("specgen: --names is about all kinds; leave the kind out", markup=False)
        return USAGE
    layout = layout_of(None)
    target = names_schema.write(layout.root, checked_of(layout))
    out.print(f"{target}: name it in the first line of a document,", markup=False)
    out.print(names_schema.modeline(layout.specs, target), markup=False, soft_wrap=True)
    return CLEAN


@app.command()
def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="CODE|KEY|WORD",
            help="RDS004, postgres.storage.iops, a kind, or any word",
            autocompletion=completion.explainable,
        ),
    ],
) -> None:
    """Explain the code of a finding, a key or a kind; or find a word in all of them."""
    from specgen.cli.run import explain as explaining

    raise typer.Exit(explaining.explain(what, out, err))


@app.command()
def doctor(
    selfcheck: Annotated[
        bool,
        typer.Option(
            "--selfcheck", help="Prove that the fast way renders the same bytes as the stock way"
        ),
    ] = False,
) -> None:
    """Show what is installed on this machine, what is missing, and what to do about it."""
    from specgen.cli.run import doctor as diagnosis

    raise typer.Exit(diagnosis.selfcheck(out, err) if selfcheck else diagnosis.doctor(out))


@app.command()
def clean() -> None:
    """Remove specgen's files from the user's cache folder; projects are not touched."""
    from specgen.render import cache

    removed = cache.clear()
    err.print(f"{removed[0]} files, {removed[1] / 1e6:.1f} MB removed from {cache.home()}")
