"""The command line's root; the commands add themselves."""

from typing import Annotated

import typer

from specgen import __version__

app = typer.Typer(
    name="specgen",
    help="YAML documents in, small and readable Terraform JSON out.",
    epilog="Exit codes: 0 clean, 1 findings or drift, 2 usage or unreadable input, 3 internal "
    "error.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"specgen {__version__}")
        raise typer.Exit


@app.callback()
def root(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and exit", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    pass
