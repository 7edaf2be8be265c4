"""Purchases: only with an approval, never replaced, and counted as a loss by a diff."""

from pathlib import Path

import pytest
from synth import resources

from specgen.diff.model import Action, Change

STACK = "account/us-east-1/cost"


@pytest.mark.synth
def test_an_approval_buys_what_was_approved(tmp_path: Path) -> None:
    made = resources("commitment", "good-full", STACK, tmp_path)["resource"]

    assert made["aws_rds_reserved_instance"] == {
        "relational-po-4711": {
            "instance_count": 1,
            "lifecycle": {"prevent_destroy": True},
            "offering_id": "438012d3-4052-4cc7-b2e3-8d3372e0e706",
            "reservation_id": "shop-account-use1-relational-po-4711",
            "tags": {"Team": "finops"},
        }
    }


@pytest.mark.synth
def test_without_an_approval_nothing_is_bought(tmp_path: Path) -> None:
    module = resources("commitment", "good-small", STACK, tmp_path)

    assert "resource" not in module


@pytest.mark.parametrize(
    "kind", ["aws_rds_reserved_instance", "aws_elasticache_reserved_cache_node"]
)
def test_a_new_purchase_is_a_loss(kind: str) -> None:
    assert Change(f"{kind}.a", Action.CREATE, "commitment/a", lost="the money").is_loss
    assert not Change(f"{kind}.a", Action.UPDATE, "commitment/a", lost="the money").is_loss
    assert not Change("aws_db_instance.a", Action.CREATE, "postgres/a", lost="data").is_loss
