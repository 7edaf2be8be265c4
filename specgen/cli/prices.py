"""`prices refresh`: looks prices up in AWS's public price list."""

from typing import Annotated

import typer

from specgen.cli.app import app
from specgen.cli.options import (
    FINDINGS,
    Only,
    PathsArgument,
    RegionOption,
    check,
    err,
    show_findings,
)
from specgen.cli.select import selected

prices_app = typer.Typer(
    help="Prices of the documents' meters, for `specgen cost`.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(prices_app, name="prices")

_ADDRESS = "https://pricing.us-east-1.amazonaws.com"


@prices_app.command(
    epilog="Exits with 1 if the list has no price of a meter; with 2 if it cannot be read, and "
    "then no file changes."
)
def refresh(  # noqa: PLR0913  one parameter an option
    path: PathsArgument = None,
    region: RegionOption = [],  # noqa: B006  typer copies it
    document: Annotated[
        str,
        typer.Option(
            "--document",
            metavar="NAME",
            help="Prices document to write, if there are several",
        ),
    ] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace prices of other sources, too")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and write nothing")
    ] = False,
    address: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="URL",
            envvar="SPECGEN_PRICE_LIST",
            help="Server of the list",
        ),
    ] = _ADDRESS,
    seconds: Annotated[
        float, typer.Option("--seconds", min=1, help="Most time for one file of the list")
    ] = 900,
    mebibytes: Annotated[
        int, typer.Option("--mebibytes", min=1, help="Largest file of the list, unpacked")
    ] = 2048,
) -> None:
    """Look up in AWS's public price list what the documents' meters cost, and write it down.

    It needs the internet, but no credentials, and reads one file after the other. Prices whose
    source is another one stay as they are. Of tiers it takes the first that costs anything.
    """
    layout, checked = check(path, reads_only=False)
    if checked.errors or checked.project is None:
        show_findings(checked.findings, layout)
        raise typer.Exit(FINDINGS)
    from specgen.cli.run import prices as pricing
    from specgen.cost.refresh.download import Limits

    if region:
        selected(checked.modules, Only((), region))
    asked = pricing.RefreshRequest(
        tuple(region), document, address, Limits(seconds, mebibytes), replace, dry_run
    )
    raise typer.Exit(pricing.refresh(checked.project, layout, asked, err))
