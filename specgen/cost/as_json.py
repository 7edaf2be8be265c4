"""A bill for programs; docs/cost.schema.json is made from these types."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from specgen import __version__
from specgen.cost.lines import Bill, Line, Range, summed
from specgen.cost.table import By, missing, table

VERSION = 1
"""Increases if a key changes its meaning or is removed; new keys leave it unchanged."""


class RangeData(msgspec.Struct, frozen=True, kw_only=True):
    """At the minimum and at the maximum of scaling."""

    low: float
    high: float


class PriceData(msgspec.Struct, frozen=True, kw_only=True):
    date: Annotated[str, Meta(description="Day of the price; empty for amounts in dollars")]
    source: str


class LineData(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity of one document, and its money."""

    document: Annotated[str, Meta(description="kind/name")]
    environment: str
    region: str
    service: Annotated[str, Meta(description="Who bills it, by its code in AWS's price list")]
    meter: str
    unit: str
    quantity: RangeData
    usd: Annotated[RangeData | None, Meta(description="null without a price")]
    key: Annotated[str, Meta(description="The key that it follows from")]
    place: Annotated[str, Meta(description="file:line where the key is set")]
    how: Annotated[str, Meta(description="The calculation, or the assumption")]
    assumed_at: Annotated[str | None, Meta(description="file:line of the assumption")]
    price: PriceData | None
    is_on_demand: Annotated[bool, Meta(description="Spot that counts as on demand")]


class GroupData(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    usd: Annotated[dict[str, RangeData], Meta(description="By environment, and `all`")]


class NotCountedData(msgspec.Struct, frozen=True, kw_only=True):
    usage: str
    documents: list[str]


class CostReport(msgspec.Struct, frozen=True, kw_only=True):
    """What `specgen cost --format json` prints."""

    version: Annotated[Literal[1], Meta(description="Version of this format")]
    specgen: Annotated[str, Meta(description="Version of specgen that made it")] = __version__
    currency: Literal["USD"]
    period: Literal["month"]
    total: Annotated[RangeData | None, Meta(description="Of lines with a price; null if none has")]
    is_complete: Annotated[
        bool, Meta(description="Whether every line has a price and every usage is counted")
    ]
    by: str
    groups: list[GroupData]
    lines: list[LineData]
    not_counted: Annotated[
        list[NotCountedData], Meta(description="Usage that no assumption gives an amount of")
    ]


def data(bill: Bill, dimension: By, environments: Sequence[str]) -> dict[str, Any]:
    made = table(bill, dimension, environments)
    groups = [
        GroupData(
            name=row.name,
            usd={
                column: _range(cell)
                for column, cell in zip(made.columns, row.cells, strict=True)
                if cell
            },
        )
        for row in made.rows
    ]
    report = CostReport(
        version=VERSION,
        currency="USD",
        period="month",
        total=_range(summed(bill.priced)) if bill.priced else None,
        is_complete=not bill.unpriced and not bill.not_counted,
        by=dimension,
        groups=groups,
        lines=[_line(line) for line in bill.lines],
        not_counted=[
            NotCountedData(usage=usage, documents=documents)
            for usage, documents in missing(bill.not_counted).items()
        ],
    )
    found: dict[str, Any] = msgspec.to_builtins(report)
    return found


def _range(amount: Range) -> RangeData:
    return RangeData(low=round(amount[0], 6), high=round(amount[1], 6))


def _line(line: Line) -> LineData:
    return LineData(
        document=line.document,
        environment=line.environment,
        region=line.region,
        service=line.service,
        meter=line.meter,
        unit=line.unit,
        quantity=_range(line.quantity),
        usd=_range(line.usd) if line.usd else None,
        key=line.key,
        place=line.place,
        how=line.how,
        assumed_at=line.assumed or None,
        price=PriceData(date=line.priced[0], source=line.priced[1]) if line.usd else None,
        is_on_demand=line.is_cautious,
    )


def schema() -> dict[str, Any]:
    """JSON Schema of the report."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What documents cost, as reported by specgen cost",
        **msgspec.json.schema(CostReport),
    }
