"""Each family of meters against a row of the list as public files quote it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cost.refresh.server import head, row, text
from specgen.cost.refresh.match import Found, Missed, matched, usages
from specgen.cost.refresh.table import table
from specgen.facts.meters import FAMILIES, family_of
from specgen.facts.price_list import LISTINGS, NOT_LISTED, listing_of

ROWS = yaml.safe_load((Path(__file__).parent / "rows.yaml").read_text(encoding="utf-8"))
DECOYS = (
    {"usageType": "TS-LoadBalancerUsage", "Product Family": "Load Balancer-Application"},
    {"usageType": "TS-LoadBalancerUsage", "Product Family": "Load Balancer-Network"},
    {"usageType": "USW2-RegionalNatGateway-Hours"},
    {"usageType": "EU-ExtendedSupportYr1_Yr2-NodeUsage:cache.r6g.xlarge"},
    {"usageType": "InstanceUsage:db.r6g.8xl", "Instance Type": "db.r6g.8xlarge",
     "Database Engine": "MySQL"},
    {"usageType": "BoxUsage:m7g.8xlarge", "Instance Type": "m7g.8xlarge", "Tenancy": "Shared",
     "Operating System": "RHEL", "Pre Installed S/W": "NA", "CapacityStatus": "Used"},
    {"usageType": "ConfigurationItemRecordedDaily", "Unit": "ConfigurationItemRecorded"},
    {"usageType": "CloudHSMv2Usage-hsm3.x", "Product Family": "Dedicated-Host"},
    {"usageType": "USE1-VpcEndpoint-GWLBE-Hours"},
    {"usageType": "DashboardsUsageHour-Basic", "Unit": "Dashboards"},
    {"usageType": "APN2-DNS-Queries-Resolver", "Unit": "Queries"},
)  # fmt: skip
"""What the list has next to it, at another price."""


def of_list(meter: str, region: str, *rows: dict[str, str]) -> Found | Missed:
    made = [row(**{"SKU": f"S{i}", **cells}) for i, cells in enumerate(rows)]
    lines = text([*head(), *made]).splitlines()
    found = table(lines, "the list", usages([meter]))
    return matched(found, region, [meter], "the list")[0]


@pytest.mark.parametrize("one", ROWS, ids=lambda one: f"{one[0]} in {one[2]}")
def test_a_meter_finds_its_row_among_others(one: list[Any]) -> None:
    meter, offer, region, cells, *usd = one
    priced = {"PricePerUnit": "0.5", **cells}
    found = of_list(meter, region, priced, *({**x, "PricePerUnit": "7"} for x in DECOYS))

    assert isinstance(found, Found), found
    listing = listing_of(meter)
    assert listing is not None
    assert (found.usd, found.sku, found.offer) == (str(usd[0] if usd else 0.5), "S0", offer)
    assert family_of(meter) is not None
    assert listing.offer == offer
    assert found.is_verified


@pytest.mark.parametrize("one", ROWS, ids=lambda one: f"{one[0]} in {one[2]}")
def test_each_cell_decides(one: list[Any]) -> None:
    """Of those that the listing names; another unit is never converted by guess."""
    meter, _, region, cells, *_ = one
    listing = listing_of(meter)
    assert listing is not None
    names = {name.replace(" ", "").lower(): name for name in cells}
    for name in (*listing.columns, "usagetype", "unit"):
        if name in names or name == "unit":
            other = {"PricePerUnit": "0.5", **cells, names.get(name, "Unit"): "Another"}
            assert isinstance(of_list(meter, region, other), Missed), name


def test_every_family_has_rows_or_says_why_not() -> None:
    assert {*LISTINGS, *NOT_LISTED} == set(FAMILIES)
    assert {*LISTINGS} & {*NOT_LISTED} == set()


def test_a_listing_is_verified_if_and_only_if_it_has_a_row() -> None:
    assert {one[0].partition(":")[0] for one in ROWS} == {
        name for name, listing in LISTINGS.items() if listing.source
    }


def test_an_offer_is_that_of_its_family() -> None:
    assert [n for n, one in LISTINGS.items() if one.offer != FAMILIES[n].service] == []
