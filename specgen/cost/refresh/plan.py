"""Which files of the list are needed, for which meters."""

from collections.abc import Collection
from dataclasses import dataclass

from specgen.facts.meters import priced_as
from specgen.facts.price_list import NOT_LISTED, listing_of
from specgen.project.project import Project
from specgen.sdk.charges import billed
from specgen.systems.prices.model import EVERYWHERE

PATH = "/offers/v1.0/aws/{offer}/current/{region}index.csv"
"""docs.aws.amazon.com, AWS Billing, "Reading the price list files"; commands in public files that
read the .csv of a region (2026-11-30)
"""


@dataclass(frozen=True, slots=True)
class File:
    """region: * for one of all regions"""

    region: str
    offer: str
    meters: tuple[str, ...]

    @property
    def path(self) -> str:
        region = "" if self.region == EVERYWHERE else f"{self.region}/"
        return PATH.format(offer=self.offer, region=region)


@dataclass(frozen=True, slots=True)
class Plan:
    """unlisted: meter -> why the list cannot say its price"""

    files: tuple[File, ...]
    unlisted: dict[str, str]
    used: frozenset[tuple[str, str]]


def plan(project: Project, regions: Collection[str] = ()) -> Plan:
    """regions: none for all; one region after the other, those of all regions first"""
    wanted: dict[tuple[str, str], set[str]] = {}
    unlisted: dict[str, str] = {}
    used: set[tuple[str, str]] = set()
    for item in billed(project):
        region = item.bought.region or item.effective.region
        for meter in filter(None, (item.bought.meter, priced_as(item.bought.meter))):
            listing = listing_of(meter)
            used |= {(region, meter), (EVERYWHERE, meter)}
            if regions and region not in regions:
                continue
            if listing is None:
                unlisted[meter] = NOT_LISTED[meter.partition(":")[0]]
                continue
            place = EVERYWHERE if listing.is_global else region
            wanted.setdefault((place, listing.offer), set()).add(meter)
    files = tuple(
        File(region, offer, tuple(sorted(meters)))
        for (region, offer), meters in sorted(wanted.items())
    )
    return Plan(files, dict(sorted(unlisted.items())), frozenset(used))
