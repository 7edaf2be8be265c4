"""`cost`: what the documents cost a month."""

from enum import StrEnum
from typing import Annotated

import typer

from specgen.cli.app import app
from specgen.cli.options import (
    FINDINGS,
    EnvOption,
    Only,
    OutputOption,
    PathsArgument,
    RegionOption,
    check,
    err,
    show_findings,
    written_to,
)
from specgen.cli.select import selected


class By(StrEnum):
    DOCUMENT = "document"
    ENVIRONMENT = "environment"
    REGION = "region"
    SERVICE = "service"
    KEY = "key"


class CostFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@app.command(
    epilog="Exits with 1 if the minimum is above --limit, with 2 if no meter has a price then."
)
def cost(  # noqa: PLR0913  one parameter an option
    path: PathsArgument = None,
    env: EnvOption = [],  # noqa: B006  typer copies it
    region: RegionOption = [],  # noqa: B006  as above
    by: Annotated[By, typer.Option("--by", help="What the rows are")] = By.DOCUMENT,
    form: Annotated[CostFormat, typer.Option("--format", help="Form of the bill")] = (
        CostFormat.TEXT
    ),
    limit: Annotated[
        float | None,
        typer.Option("--limit", metavar="USD", min=0, help="What it may cost a month"),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Show what the documents cost a month: quantities times the prices of `kind: prices`.

    Every amount is a range, from the minimum to the maximum of scaling. Usage counts if a
    `kind: assumptions` says how much; what is not counted is listed.
    """
    layout, checked = check(path)
    if checked.errors or checked.project is None:
        show_findings(checked.findings, layout)
        raise typer.Exit(FINDINGS)
    from specgen.cli.run import cost as costing

    if env or region:
        selected(checked.modules, Only(env, region))
    asked = costing.CostRequest(env, region, by.value, form.value, limit)
    with written_to(output):
        code = costing.cost(checked.project, asked, err)
    raise typer.Exit(code)
