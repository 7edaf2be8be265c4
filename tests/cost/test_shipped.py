"""The bill of the shipped platform against the computation by hand in shipped.yaml."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TESTS

from specgen.cost.lines import Bill, Line, bill, summed
from specgen.pipeline import check
from specgen.project.project import Project
from specgen.systems.prices.model import Book, Listed

TABLE = yaml.safe_load((Path(__file__).parent / "shipped.yaml").read_text(encoding="utf-8"))
WITHIN = 0.03
ROWS = [pytest.param(row, id=row["item"]) for row in TABLE["rows"] if "usd" in row]


@pytest.fixture(scope="module")
def made() -> Bill:
    root = TESTS.parent
    project = check(root, root / "specs").project
    assert project is not None
    found = bill(project, datetime.now(tz=UTC).date(), book(project))
    return found.only(lambda environment, _: environment == "prod")


def book(project: Project) -> Book:
    found: Book = {}
    for row in TABLE["rows"]:
        for region in TABLE["regions"]:
            factor = {**TABLE["factors"], **row.get("factors", {})}[region]
            for meter, usd in row["meters"].items():
                found[region, meter] = Listed(
                    usd * factor, "2026-11-28", "by hand", region, meter, project.platform_document
                )
    return found


def of(made: Bill, row: dict[str, Any], region: str = "") -> list[Line]:
    """Its lines of prod, in a region or in all."""
    return [
        line
        for line in made.lines
        if line.meter in row["meters"]
        and line.document.startswith(row.get("of", ""))
        and region in {"", line.region}
    ]


@pytest.mark.parametrize("row", ROWS)
def test_each_cell_is_that_of_the_hand(row: dict[str, Any], made: Bill) -> None:
    for region, usd in zip(TABLE["regions"], row["usd"], strict=True):
        assert summed(of(made, row, region))[0] == pytest.approx(usd, rel=WITHIN), region
    if "highest" in row:
        assert summed(of(made, row))[1] == pytest.approx(row["highest"], rel=WITHIN)


def test_the_sums_are_those_of_the_hand(made: Bill) -> None:
    low = {row["item"]: summed(of(made, row))[0] for row in TABLE["rows"]}
    other = sum(low[row["item"]] for row in TABLE["rows"] if "part_of" in row)

    assert other == pytest.approx(TABLE["other"], rel=WITHIN)
    assert sum(low.values()) == pytest.approx(TABLE["total"], rel=WITHIN)


def test_the_highest_sum_is_that_of_the_hand(made: Bill) -> None:
    """The hand left what is not a host or Fargate at its minimum."""
    found = [(summed(of(made, row)), "highest" in row) for row in TABLE["rows"]]
    highest = sum(high if scales else low for (low, high), scales in found)

    assert highest == pytest.approx(TABLE["highest_total"], rel=WITHIN)


def test_every_other_line_is_explained(made: Bill) -> None:
    counted = {id(line) for row in TABLE["rows"] for line in of(made, row)}
    others = {line.meter for line in made.lines if id(line) not in counted}

    assert others == set(TABLE["not_in_the_table"])
