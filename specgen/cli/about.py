"""Commands that describe specgen and this machine."""

from typing import Annotated

import typer

from specgen.cli import completion
from specgen.cli.app import app
from specgen.cli.options import err, out


@app.command()
def schema(
    kind: Annotated[str, typer.Argument(metavar="[KIND]", autocompletion=completion.kinds)] = "",
) -> None:
    """Print the JSON Schema of a kind, or list the kinds."""
    from specgen.cli.run import explain as explaining

    raise typer.Exit(explaining.print_schema(kind, out, err))


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
