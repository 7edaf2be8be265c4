"""The keys of a prices document, and which price a meter has in a region."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from specgen.sdk import Document, Part, Pointer, Project, documentation

DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
EVERYWHERE = "*"
Usd = Annotated[float, Meta(description="US dollars for one unit of the meter", ge=0)]
RegionName = Annotated[
    str, Meta(pattern=r"^(\*|[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2})$", examples=["us-east-1"])
]
Meter = Annotated[
    str,
    Meta(
        pattern=r"^[a-z][a-z0-9-]*(:[A-Za-z0-9._-]+)*$",
        max_length=120,
        examples=["ec2-instance:m7g.xlarge"],
    ),
]


class Price(Part, kw_only=True):
    usd: Usd
    date: (
        Annotated[
            str, Meta(description="Day of the price; defaults to the document's", pattern=DAY)
        ]
        | None
    ) = None
    source: Annotated[str, documentation("Where it is written; defaults to the document's")] = ""


class Prices(Part, kw_only=True):
    """List prices on demand, or negotiated ones, each with its source and its day."""

    source: Annotated[str, documentation("Where the prices are written"), Meta(min_length=3)]
    date: Annotated[
        str, Meta(description="Day of the prices", pattern=DAY, examples=['"2026-11-01"'])
    ]
    prices: Annotated[
        dict[RegionName, dict[Meter, Usd | Price]],
        Meta(
            description="Region -> meter -> US dollars a unit, or a map; `*` is every region that "
            "has no price of its own",
            min_length=1,
            examples=[{"us-east-1": {"ec2-instance:m7g.xlarge": 0.16}}],
        ),
    ]


@dataclass(frozen=True, slots=True)
class Listed:
    """A price as it is written; day: as 2026-11-30"""

    usd: float
    day: str
    source: str
    region: str
    meter: str
    document: Document

    @property
    def pointer(self) -> Pointer:
        return ("prices", self.region, self.meter)


Book = dict[tuple[str, str], Listed]
"""(region or *, meter) -> price"""


def listed(project: Project) -> Iterator[Listed]:
    """Every price of every document."""
    for document, _, model in project.bare:
        if not isinstance(model, Prices):
            continue
        for region, meters in model.prices.items():
            for meter, price in meters.items():
                whole = price if isinstance(price, Price) else Price(usd=price)
                day, source = whole.date or model.date, whole.source or model.source
                yield Listed(whole.usd, day, source, region, meter, document)


def book(project: Project) -> Book:
    """If two documents list the same, the first one's; CST214 reports the other."""
    found: Book = {}
    for price in listed(project):
        found.setdefault((price.region, price.meter), price)
    return found


def price_of(prices: Book, region: str, meter: str) -> Listed | None:
    return prices.get((region, meter)) or prices.get((EVERYWHERE, meter))
