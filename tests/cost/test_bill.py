"""What holds of every bill: sums, ranges, and that unknown is never 0."""

import json
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import TESTS, Case, cases, check_case

from cost.test_bills import bill_of
from specgen.cost.amounts import money
from specgen.cost.as_json import data
from specgen.cost.lines import Bill, bill, by, summed
from specgen.cost.markdown import markdown
from specgen.cost.table import table
from specgen.cost.text import text
from specgen.facts.meters import FAMILIES, family_of, priced_as
from specgen.project.project import Project
from specgen.sdk.charges import billed
from specgen.sdk.model import Model
from specgen.sdk.system import System
from specgen.systems import SYSTEMS
from specgen.systems.prices.model import EVERYWHERE, Book, Listed

ENVIRONMENTS = ["prod", "dev", "account"]
SERVICE = """
kind: service
name: web
cluster: main
image: public.ecr.aws/nginx/nginx:1.29
size: {{vcpu: 1, memory_gib: 2}}
tasks: {{minimum: {low}, maximum: {high}}}
---
kind: cluster
name: main
network: main
security_groups: [app]
"""
GOOD = [case for case in cases("good-full") if case.path.parent.parent.name != "prices"]


def priced_bill(case_text: str, folder: Path) -> Bill:
    return bill_of(folder, case_text, ("network",))


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda s: s.kind)
def test_a_kind_says_what_it_costs_or_why_nothing(system: System) -> None:
    has_charges = getattr(system.model, "charges", None) not in {None, Model.charges}

    assert has_charges != bool(system.free) or not system.placed
    assert system.placed or not system.free


@pytest.mark.parametrize("case", GOOD, ids=lambda c: c.id)
def test_a_bill_adds_up_in_every_way(case: Case, tmp_path: Path) -> None:
    checked = check_case(case, tmp_path)
    assert checked.project is not None
    made = bill(checked.project, datetime.now(tz=UTC).date(), _every_price_is(2, checked.project))
    total = summed(made.priced)

    assert made.unpriced == ()
    for dimension in ("document", "environment", "region", "service", "key"):
        group = by(dimension)
        names = {group(line) for line in made.lines}
        parts = [summed([x for x in made.lines if group(x) == name]) for name in names]
        assert sum(low for low, _ in parts) == pytest.approx(total[0])
        assert sum(high for _, high in parts) == pytest.approx(total[1])
    for line in made.lines:
        assert 0 <= line.quantity[0] <= line.quantity[1]
        assert line.quantity[1] > 0
        assert line.place.partition(":")[2].isdecimal()
        assert line.key


def _every_price_is(usd: float, project: Project) -> Book:
    """Of all meters that the documents have."""
    made: Book = {}
    for item in billed(project):
        for meter in (item.bought.meter, priced_as(item.bought.meter) or item.bought.meter):
            made[EVERYWHERE, meter] = Listed(
                usd, "2999-01-01", "", EVERYWHERE, meter, project.platform_document
            )
    return made


CACHE = """
kind: redis
name: cache
engine_version: "7.1"
node_type: cache.r7g.large
shards: {count}
network: main
tier: database
security_groups: [database]
"""
HOSTS = """
kind: fleet
name: load
network: main
tier: private
security_groups: [app]
stops_daily_utc: "22:00"
architecture: x86_64
instance_types: [c5.xlarge, c6i.xlarge, m5.xlarge, m6i.xlarge]
instances: {{minimum: 0, maximum: {count}}}
"""


@pytest.mark.parametrize(("document", "text"), [("redis/cache", CACHE), ("fleet/load", HOSTS)])
def test_twice_as_many_cost_twice_as_much(document: str, text: str, tmp_path: Path) -> None:
    bills = [priced_bill(text.format(count=n), tmp_path / str(n)) for n in (2, 4)]
    first, second = (summed([x for x in b.lines if x.document == document]) for b in bills)

    assert second == pytest.approx((2 * first[0], 2 * first[1]))
    assert first[1] > 0


def test_markdown_has_what_the_text_has(tmp_path: Path) -> None:
    made = priced_bill(SERVICE.format(low=2, high=5), tmp_path)
    shown = list(markdown(made, "document", ENVIRONMENTS, ["budgets:", "  budget/all  5 a month"]))

    assert "USD a month, about, at prices of 2999-01-01" in shown
    assert shown[shown.index("budgets:") + 1 :][:2] == ["", "- budget/all 5 a month"]
    assert "| `service/web` | " in "\n".join(shown)


def test_twice_the_count_is_twice_the_charge(tmp_path: Path) -> None:
    one = priced_bill(SERVICE.format(low=2, high=5), tmp_path / "one")
    two = priced_bill(SERVICE.format(low=4, high=10), tmp_path / "two")

    first, second = (summed([x for x in b.lines if "service" in x.document]) for b in (one, two))
    assert second == pytest.approx((2 * first[0], 2 * first[1]))
    assert first[0] > 0


def test_a_schedule_lowers_both_bounds(tmp_path: Path) -> None:
    schedule = 'schedule: {stop: "cron(0 20 ? * * *)", start: "cron(0 8 ? * * *)"}\n---'
    whole = SERVICE.format(low=2, high=5)
    half = whole.replace("---", schedule, 1)

    made = [priced_bill(x, tmp_path / str(i)) for i, x in enumerate((whole, half))]
    first, second = (summed([x for x in b.lines if "service" in x.document]) for b in made)
    assert second == pytest.approx((first[0] / 2, first[1] / 2))


def test_what_is_unknown_is_named_and_never_0(tmp_path: Path) -> None:
    root = tmp_path
    made = bill_of(root, "kind: bucket\nname: uploads\n")
    shown = "\n".join(text(made, "document", ENVIRONMENTS))

    assert made.lines == ()
    assert "s3_gib       bucket/uploads" in shown
    assert data(made, "document", ENVIRONMENTS)["total"] is None


def test_a_meter_without_a_price_makes_the_total_at_least(tmp_path: Path) -> None:
    small = "kind: secret\nname: one\n---\nkind: redis\nname: cache\nengine_version: '7.1'\n"
    small += "node_type: cache.r7g.xlarge\nnetwork: main\ntier: database\n"
    made = bill_of(tmp_path, f"{small}security_groups: [database]\n", ("network",))
    shown = "\n".join(text(made, "document", ENVIRONMENTS))

    assert "at prices of 2999-01-01\nat least this much, because a meter has no price" in shown
    assert "cache-redis:cache.r7g.xlarge" in shown
    assert "redis/cache" not in shown.split("without a price")[0]


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_a_range_is_never_one_number(one: float, other: float) -> None:
    low, high = sorted((one, other))
    shown = money((low, high))

    is_range = high - low > 1e-9 * max(high, 1)
    assert (" .. " in shown) == is_range
    for number in shown.split(" .. "):
        digits = number.replace(",", "").strip("0").strip("<")
        assert "." not in number
        assert len(digits) <= 3


def test_every_family_is_the_meter_of_a_kind() -> None:
    """None is left over from a kind that no longer has it."""
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in chain(
            (TESTS.parent / "specgen" / "systems").rglob("*.py"),
            (TESTS.parent / "specgen" / "sdk" / "aws").rglob("*.py"),
        )
    )
    spot = {family.spot_of for family in FAMILIES.values()}
    unused = [n for n in FAMILIES if n not in code and n.rpartition("-")[0] not in code]

    assert unused == []
    assert spot - {""} <= set(FAMILIES)


def test_a_meter_has_the_parts_of_its_family() -> None:
    assert family_of("ec2-instance") is None
    assert family_of("ec2-instance:") is None
    assert family_of("ec2-instance:m7g.large:more") is None
    assert family_of("kms-key") is FAMILIES["kms-key"]
    assert priced_as("ec2-spot:m7g.large") == "ec2-instance:m7g.large"
    assert priced_as("kms-key") == ""


def test_rows_are_dearest_first_and_the_total_is_theirs(tmp_path: Path) -> None:
    made = priced_bill(SERVICE.format(low=2, high=5), tmp_path)
    shown = table(made, "service", ENVIRONMENTS)
    most = [row.cells[-1][1] for row in shown.rows if row.cells[-1]]

    assert most == sorted(most, reverse=True)
    assert shown.columns == ("prod", "dev", "all")
    assert shown.total.cells[-1] == pytest.approx(summed(made.priced))


def test_json_has_every_line_with_its_key(tmp_path: Path) -> None:
    made = priced_bill(SERVICE.format(low=2, high=5), tmp_path)
    found = json.loads(json.dumps(data(made, "document", ENVIRONMENTS)))
    vcpu = next(x for x in found["lines"] if x["meter"] == "fargate-vcpu:x86_64")

    assert (vcpu["document"], vcpu["key"]) == ("service/web", "tasks")
    assert vcpu["usd"] == {"low": 730.0, "high": 1825.0}
    assert len(found["lines"]) == len(made.lines)
    schema = json.loads((TESTS.parent / "docs" / "cost.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(found)


ODD = [
    case
    for kind in ("service", "pooler", "cluster", "postgres", "network", "opensearch", "timescale")
    for case in cases("bad-*")
    if case.path.parent.parent.name == kind and "SHAPE" not in case.path.name
]


@pytest.mark.parametrize("case", ODD[::3], ids=lambda c: c.id)
def test_documents_with_faults_have_a_bill_too(case: Case, tmp_path: Path) -> None:
    """Checks ask for it before anybody has repaired them."""
    checked = check_case(case, tmp_path)

    if checked.project is not None:
        made = bill(checked.project, datetime.now(tz=UTC).date())
        assert all(0 <= line.quantity[0] <= line.quantity[1] for line in made.lines)
