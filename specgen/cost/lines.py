"""The bill: one line for each charge of each document, with its money if there is a price."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from specgen.facts.meters import DOLLARS, Family, family_of, priced_as
from specgen.findings.pointers import Pointer, dotted
from specgen.project.effective import Effective
from specgen.project.project import Project
from specgen.sdk.charges import Billed, Charge, billed
from specgen.systems.assumptions.model import Assumed, Assumptions, assumed, written
from specgen.systems.prices.model import Book, book, price_of

Range = tuple[float, float]
"""At the minimum and at the maximum of scaling."""


@dataclass(frozen=True, slots=True)
class Line:
    """A quantity a month, and its money.

    key, place: what it follows from, and where that is written; how: the calculation
    assumed: where the usage is assumed, if it is one; usd: None without a price
    priced: day and source of the price; is_cautious: Spot that counts as on demand
    """

    document: str
    environment: str
    region: str
    service: str
    meter: str
    unit: str
    quantity: Range
    key: str
    place: str
    how: str
    assumed: str = ""
    usd: Range | None = None
    priced: tuple[str, str] = ("", "")
    is_cautious: bool = False


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A usage without an assumption: what is billed by it, and how it would be counted."""

    usage: str
    document: str
    environment: str
    region: str
    service: str


@dataclass(frozen=True, slots=True)
class Bill:
    lines: tuple[Line, ...]
    not_counted: tuple[NotCounted, ...]

    def only(self, fits: "Callable[[str, str], bool]") -> "Bill":
        """fits: whether an environment and a region are asked for"""
        return Bill(
            tuple(line for line in self.lines if fits(line.environment, line.region)),
            tuple(one for one in self.not_counted if fits(one.environment, one.region)),
        )

    @property
    def priced(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.usd is not None)

    @property
    def unpriced(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.usd is None)


def bill(
    project: Project, today: date, prices: Book | None = None, rates_of: Project | None = None
) -> Bill:
    """today: for discounts that end; prices: by default those of the project

    rates_of: whose prices and assumptions count, if not the project's own
    """
    source = rates_of or project
    known = book(source) if prices is None else prices
    rates = _Rates(known, [model for _, model in written(source)], today)
    lines: list[Line] = []
    missing: list[NotCounted] = []
    for item in billed(project):
        made = _line(source, item)
        if isinstance(made, NotCounted):
            missing.append(made)
        elif made.quantity[1] > 0:
            lines.append(rates.priced(made))
    return Bill(tuple(lines), tuple(dict.fromkeys(missing)))


def _line(source: Project, item: Billed) -> Line | NotCounted:
    effective, bought = item.effective, item.bought
    region = bought.region or effective.region
    family = cast("Family", family_of(bought.meter))  # the charge has checked it
    if isinstance(bought, Charge):
        quantity, how, where = (bought.low, bought.high), bought.how, ""
    else:
        found = assumed(source, bought.name, effective)
        if found is None:
            return NotCounted(
                bought.name, effective.id, effective.environment, region, family.service
            )
        quantity = (found.low * bought.times, found.high * bought.times)
        how, where = _assumption(bought.name, bought.times, found), _place(found)
    return Line(
        document=effective.id,
        environment=effective.environment,
        region=region,
        service=family.service,
        meter=bought.meter,
        unit=family.unit,
        quantity=quantity,
        key=dotted(bought.pointer),
        place=_where(effective, bought.pointer),
        how=how,
        assumed=where,
    )


def _where(effective: Effective[Any], pointer: Pointer) -> str:
    place = effective.place(pointer)
    return f"{place.path}:{place.line}"


def _place(found: Assumed) -> str:
    place = found.document.place(found.pointer)
    return f"{place.path}:{place.line}"


def _assumption(name: str, times: float, found: Assumed) -> str:
    amount = f"{found.low:,.12g}"
    if found.low != found.high:
        amount += f" to {found.high:,.12g}"
    return f"{name} {amount}" + (f" x {times:g}" if times != 1 else "")


class _Rates:
    """Prices after discounts."""

    def __init__(self, prices: Book, models: list[Assumptions], today: date) -> None:
        self._prices = prices
        self._spot = next(
            (m.spot_discount_percent for m in models if m.spot_discount_percent is not None), None
        )
        self._off: dict[str, int] = {}
        for model in models:
            for service, discount in model.discounts.items():
                if discount.until >= today.isoformat():
                    self._off.setdefault(service, discount.percent)

    def priced(self, line: Line) -> Line:
        low, high = line.quantity
        if line.meter == DOLLARS:
            return replace(line, usd=(low, high), priced=("", "an assumption in dollars"))
        own = price_of(self._prices, line.region, line.meter)
        upper = priced_as(line.meter)
        price = own or (price_of(self._prices, line.region, upper) if upper else None)
        if price is None:
            return line
        rate = price.usd * (1 - self._off.get(line.service, 0) / 100)
        if own is None and self._spot is not None:
            rate *= 1 - self._spot / 100
        cautious = own is None and self._spot is None
        money = (low * rate, high * rate)
        return replace(line, usd=money, priced=(price.day, price.source), is_cautious=cautious)


def by(dimension: str) -> "Callable[[Line], str]":
    """What a line belongs to."""
    if dimension == "key":
        return lambda line: f"{line.document} {line.key}"
    return lambda line: str(getattr(line, dimension))


def summed(lines: "Iterator[Line] | tuple[Line, ...] | list[Line]") -> Range:
    """Of those that have a price."""
    money = [line.usd for line in lines if line.usd is not None]
    return sum(low for low, _ in money), sum(high for _, high in money)
