"""Bills that were computed by hand, with invented prices: quantities and money of one document."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TESTS, make_project, read_case

from specgen.cost.lines import Bill, Line, bill
from specgen.pipeline import check
from specgen.sdk.model import Model
from specgen.systems import SYSTEMS

FOLDER = Path(__file__).parent / "bills"
PRICES = (FOLDER / "prices.yaml").read_text(encoding="utf-8")
COMPUTED: list[dict[str, Any]] = [
    one
    for path in sorted(FOLDER.glob("*.yaml"))
    if path.name != "prices.yaml"
    for one in yaml.safe_load(path.read_text(encoding="utf-8"))
]
BILLS = [pytest.param(one, id=one["name"]) for one in COMPUTED]
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
    text, needs = _documents(one)
    made = bill_of(tmp_path, text, needs)
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


def _documents(one: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The bill's own, and those of the case that it names as kind/file.

    LARGE is a text of 5,000 letters
    """
    own, needs = one.get("documents", "").replace("LARGE", "x" * 5000), tuple(one.get("with", ()))
    if "case" not in one:
        return own, needs
    kind, _, file = one["case"].partition("/")
    case = read_case(TESTS / "systems" / kind / "cases" / f"{file}.yaml")
    text = case.path.read_text(encoding="utf-8")
    return f"{text}\n---\n{own}" if own else text, (*case.needs, *needs)


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


def test_every_kind_that_charges_has_one() -> None:
    """Whose lines have money; a kind without a bill would be a guess."""
    charging = {
        s.kind for s in SYSTEMS if getattr(s.model, "charges", Model.charges) is not Model.charges
    }
    computed = {one["of"].partition("/")[0] for one in COMPUTED if one["bill"]}

    assert charging - computed == set()
