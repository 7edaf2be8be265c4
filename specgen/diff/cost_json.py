"""What a change costs, as JSON: a part of docs/diff.schema.json."""

from typing import Annotated

import msgspec
from msgspec import Meta

from specgen.cost.change import Delta


class MoneyData(msgspec.Struct, frozen=True, kw_only=True):
    """At the minimum and at the maximum of scaling."""

    low: float
    high: float


class CostData(msgspec.Struct, frozen=True, kw_only=True):
    """What a key costs more or less a month, in one place."""

    document: str
    key: str
    environment: str
    region: str
    meter: str
    unit: str
    quantity: MoneyData
    usd: Annotated[MoneyData | None, Meta(description="null without a price")]


def cost_data(delta: Delta) -> CostData:
    return CostData(
        document=delta.document,
        key=delta.key,
        environment=delta.environment,
        region=delta.region,
        meter=delta.meter,
        unit=delta.unit,
        quantity=MoneyData(low=delta.quantity[0], high=delta.quantity[1]),
        usd=MoneyData(low=delta.usd[0], high=delta.usd[1]) if delta.usd else None,
    )
