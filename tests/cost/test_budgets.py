"""Budgets of the account next to the bill."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cost.test_bill import SERVICE
from cost.test_bills import PRICES
from cost.test_change import project
from specgen.cost.budgets import compared
from specgen.cost.lines import bill

BUDGET = """---
kind: budget
name: all
placement: {{regions: primary}}
period: {period}
limit_usd: {limit}
{only}
alerts: [{{percent: 80}}]
emails: [a@example.com]
"""
# the service at 2 to 5 tasks: 365 + 365 USD at the minimum in prod and in dev each


def words(folder: Path, limit: int, period: str = "monthly", only: str = "") -> list[str]:
    text = SERVICE.format(low=2, high=5) + BUDGET.format(limit=limit, period=period, only=only)
    made = project(folder, text)
    found = bill(made, datetime.now(tz=UTC).date())
    lines = [x for x in found.lines if x.document == "service/web"]
    return compared(made, type(found)(tuple(lines), ()))


@pytest.mark.parametrize(
    ("limit", "period", "expected"),
    [
        (5000, "monthly", "budget/all  5,000 a month: enough for the minimum of scaling, but not"),
        (100_000, "monthly", "budget/all  100,000 a month: enough for the maximum of scaling"),
        (60_000, "annually", "budget/all  5,000 a month: enough for the minimum of scaling, but"),
        (15_000, "quarterly", "budget/all  5,000 a month: enough for the minimum of scaling, but"),
        (24, "daily", "budget/all  730 a month: less than the minimum of scaling"),
    ],
)
def test_a_budget_is_compared_with_both_ends(
    limit: int, period: str, expected: str, tmp_path: Path
) -> None:
    found = words(tmp_path, limit, period)

    assert found[0] == "budgets, compared with what is counted:"
    assert found[1].strip().startswith(expected)


def test_a_budget_below_the_minimum_is_named(tmp_path: Path) -> None:
    assert "less than the minimum of scaling, " in words(tmp_path, 10)[1]


def test_a_budget_of_some_costs_is_not_compared(tmp_path: Path) -> None:
    only = "only: {tag: Team, values: [a]}\ntags: {Team: a}"

    assert PRICES
    assert words(tmp_path, 10, only=only) == []
