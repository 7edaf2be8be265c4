"""Bills that were computed by hand, with invented prices: quantities and money of one document."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import make_project

from specgen.cost.lines import Bill, Line, bill
from specgen.pipeline import check

FOLDER = Path(__file__).parent / "bills"
PRICES = (FOLDER / "prices.yaml").read_text(encoding="utf-8")
BILLS = [
    pytest.param(one, id=one["name"])
    for path in sorted(FOLDER.glob("*.yaml"))
    if path.name != "prices.yaml"
    for one in yaml.safe_load(path.read_text(encoding="utf-8"))
]
LINE = re.compile(r"(?P<meter>\S+) (?P<quantity>\S+) = (?P<usd>\S+)")


def bill_of(folder: Path, text: str, needs: tuple[str, ...] = ()) -> Bill:
    """Of a text with the invented prices."""
    root = make_project(folder, f"{PRICES}---\n{text}", needs)
    checked = check(root, root / "specs")
    assert [f.message for f in checked.errors] == []
    assert checked.project is not None
    return bill(checked.project, datetime.now(tz=UTC).date())


@pytest.mark.parametrize("one", BILLS)
def test_a_bill_is_what_a_hand_computes(one: dict[str, Any], tmp_path: Path) -> None:
    made = bill_of(tmp_path, one.get("documents", ""), tuple(one.get("with", ())))
    environment, region = one.get("in", "prod/us-east-1").split("/")

    lines = [x for x in made.lines if (x.document, x.environment) == (one["of"], environment)]
    mine = [x for x in lines if x.region == region or "@" in str(one["bill"])]
    assert sorted(shown(x, region) for x in mine) == sorted(parsed(x) for x in one["bill"])
    missing = {
        x.usage
        for x in made.not_counted
        if (x.document, x.environment, x.region) == (one["of"], environment, region)
    }
    assert missing == set(one.get("not_counted", missing))


Numbers = tuple[str, tuple[float, float], tuple[float, float]]


def shown(line: Line, region: str) -> Numbers:
    assert line.usd is not None, f"{line.meter} has no price"
    meter = line.meter if line.region == region else f"{line.meter}@{line.region}"
    return meter, _rounded(line.quantity), _rounded(line.usd)


def parsed(text: str) -> Numbers:
    found = LINE.fullmatch(text)
    assert found, text
    return found["meter"], _range(found["quantity"]), _range(found["usd"])


def _range(text: str) -> tuple[float, float]:
    low, _, high = text.partition("..")
    return float(low), float(high or low)


def _rounded(amount: tuple[float, float]) -> tuple[float, float]:
    return round(amount[0], 6), round(amount[1], 6)


def test_there_are_fifty_of_them() -> None:
    assert len(BILLS) >= 50
