"""Budgets: their filters and directions, and that they wait for their topic."""

from pathlib import Path

import pytest
from synth import resources

STACK = "account/us-east-1/cost"


@pytest.mark.synth
def test_coverage_is_in_percent_and_falls(tmp_path: Path) -> None:
    made = resources("budget", "good-full", STACK, tmp_path)["resource"]["aws_budgets_budget"]

    rds = made["rds-coverage"]
    assert (rds["limit_amount"], rds["limit_unit"]) == ("100", "PERCENTAGE")
    assert rds["cost_filter"] == [
        {"name": "Service", "values": ["Amazon Relational Database Service"]}
    ]
    assert rds["notification"][0]["comparison_operator"] == "LESS_THAN"
    assert "cost_filter" not in made["plans-coverage"]


@pytest.mark.synth
def test_money_is_filtered_by_tag_and_waits_for_its_topic(tmp_path: Path) -> None:
    made = resources("budget", "good-full", STACK, tmp_path)["resource"]["aws_budgets_budget"]

    monthly = made["monthly"]
    assert monthly["cost_filter"][0]["values"] == [
        "user:Cost-center$development",
        "user:Cost-center$infrastructure",
    ]
    assert monthly["depends_on"] == ["aws_sns_topic_policy.cost"]
