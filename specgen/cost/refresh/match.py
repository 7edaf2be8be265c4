"""Rows of the list -> the price of each meter, or why there is none."""

from collections.abc import Iterable
from dataclasses import dataclass

from specgen.cost.amounts import usd_text
from specgen.cost.refresh.download import ListError
from specgen.cost.refresh.table import Row, Table
from specgen.facts.price_list import Listing, listing_of, parts_of

_REGION_KIND = ("", "AWS Region")
"""Others are local zones, which the file of their region has, too."""


@dataclass(frozen=True, slots=True)
class Found:
    """A price of one meter.

    usd: as it is written; tier: which tier it is of, if there are several
    """

    meter: str
    region: str
    usd: str
    day: str
    offer: str
    sku: str
    tier: str = ""
    is_verified: bool = True


@dataclass(frozen=True, slots=True)
class Missed:
    meter: str
    region: str
    why: str


def matched(
    table: Table, region: str, meters: Iterable[str], address: str
) -> tuple[Found | Missed, ...]:
    """region: * for a file of all regions; raises: ListError"""
    wanted = sorted(meters)
    hits: dict[str, list[Row]] = {meter: [] for meter in wanted}
    by_usage = _by_usage(wanted)
    for row in table.rows:
        for meter, listing, columns in by_usage[row.usage]:
            if _fits(row.values, columns, "" if listing.is_global else region):
                hits[meter].append(row)
    return tuple(_price(meter, region, table.day, rows, address) for meter, rows in hits.items())


_Wanted = tuple[str, Listing, dict[str, tuple[str, ...]]]


def usages(meters: Iterable[str]) -> set[str]:
    return set(_by_usage(meters))


def _by_usage(meters: Iterable[str]) -> dict[str, list[_Wanted]]:
    found: dict[str, list[_Wanted]] = {}
    for meter in meters:
        listing = listing_of(meter)
        if listing is not None:
            parts = parts_of(meter)
            for usage in listing.usage_of(parts):
                found.setdefault(usage, []).append((meter, listing, listing.columns_of(parts)))
    return found


def _fits(values: dict[str, str], columns: dict[str, tuple[str, ...]], region: str) -> bool:
    """region: empty if the row may be of any"""
    if region and (
        values.get("locationtype", "") not in _REGION_KIND
        or values.get("regioncode", "") not in {"", region}
    ):
        return False
    return all(values.get(name, "") in allowed for name, allowed in columns.items())


def _price(meter: str, region: str, day: str, rows: list[Row], address: str) -> Found | Missed:
    listing = listing_of(meter)
    if listing is None or not rows:
        offer = listing.offer if listing else address
        return Missed(meter, region, f"no row of {offer} fits{_doubt(listing)}")
    tiers = [_tier(row, listing, address) for row in rows]
    if unknown := sorted({tier.unit for tier in tiers if tier.usd is None}):
        units = " and ".join(unknown)
        return Missed(meter, region, f"the list has it by {units}, which specgen cannot convert")
    by_sku: dict[str, list[_Tier]] = {}
    for tier in tiers:
        by_sku.setdefault(tier.sku, []).append(tier)
    paid = {sku: first for sku, some in sorted(by_sku.items()) if (first := _first_paid(some))}
    if not paid:
        return Missed(meter, region, "the list has it for 0 USD only")
    prices = {usd_text(first.usd or 0) for first in paid.values()}
    if len(prices) > 1:
        both = ", ".join(f"{usd_text(first.usd or 0)} ({sku})" for sku, first in paid.items())
        return Missed(meter, region, f"{len(paid)} products of the list fit, with prices {both}")
    sku, first = next(iter(paid.items()))
    named = first.range if len(by_sku[sku]) > 1 else ""
    is_verified = bool(listing.source)
    return Found(meter, region, prices.pop(), day, listing.offer, sku, named, is_verified)


def _doubt(listing: Listing | None) -> str:
    return "" if listing is None or listing.source else "; how the list names it is not verified"


@dataclass(frozen=True, slots=True)
class _Tier:
    """usd: for one unit of the meter; None if the unit is not known"""

    sku: str
    start: float
    range: str
    unit: str
    usd: float | None


def _tier(row: Row, listing: Listing, address: str) -> _Tier:
    values = row.values
    factor = listing.units.get(values["unit"].strip().lower())
    try:
        price, start = float(values["priceperunit"]), float(values["startingrange"] or 0)
    except ValueError:
        price = start = -1.0
    if not 0 <= price < float("inf"):
        wrong = f"{values['priceperunit']} from {values['startingrange']}"[:60]
        raise ListError(f"{address} is damaged: product {values['sku']} has the price {wrong}")
    reach = f"{values['startingrange'] or 0} to {values.get('endingrange') or 'Inf'}"
    usd = None if factor is None else price / factor
    return _Tier(values["sku"], start, f"{reach} {values['unit']}", values["unit"], usd)


def _first_paid(tiers: list[_Tier]) -> _Tier | None:
    return next((x for x in sorted(tiers, key=lambda x: x.start) if x.usd), None)
