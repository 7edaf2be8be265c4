"""Tables: never lost by accident, open to exactly whom documents name."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

PLACE = "prod/us-west-2"
ARN = "arn:aws:dynamodb:us-west-2:000000000000:table/shop-prod-usw2"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return resources("table", "good-full", f"{PLACE}/data", tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def scaled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("scaled")
    return resources("table", "good-provisioned", f"{PLACE}/data", folder)


@pytest.mark.synth
def test_only_keys_are_attributes(full: dict[str, Any]) -> None:
    table = full["resource"]["aws_dynamodb_table"]["orders"]

    types = {one["name"]: one["type"] for one in table["attribute"]}
    assert types == {
        "customer": "S",
        "placed_at": "N",
        "signature": "B",
        "status": "S",
        "total": "S",
    }


@pytest.mark.synth
def test_a_protected_table_is_kept_by_terraform_and_by_dynamodb(full: dict[str, Any]) -> None:
    for table in full["resource"]["aws_dynamodb_table"].values():
        assert table["lifecycle"]["prevent_destroy"] is True
        assert table["deletion_protection_enabled"] is True


@pytest.mark.synth
def test_what_the_provider_would_leave_on_is_always_written(full: dict[str, Any]) -> None:
    table = full["resource"]["aws_dynamodb_table"]["sessions"]

    assert table["server_side_encryption"] == {"enabled": False}
    assert table["stream_enabled"] is False
    assert table["ttl"] == {"attribute_name": "expires_at", "enabled": False}


@pytest.mark.synth
def test_scaling_and_terraform_do_not_undo_each_other(scaled: dict[str, Any]) -> None:
    tables = scaled["resource"]["aws_dynamodb_table"]

    moved = ["read_capacity", "write_capacity", "global_secondary_index"]
    assert tables["orders"]["lifecycle"]["ignore_changes"] == moved
    assert "ignore_changes" not in tables["rates"]["lifecycle"]


@pytest.mark.synth
def test_each_range_scales_and_nothing_else(scaled: dict[str, Any]) -> None:
    targets = scaled["resource"]["aws_appautoscaling_target"]

    assert {name: one["scalable_dimension"] for name, one in targets.items()} == {
        "orders-reads": "dynamodb:table:ReadCapacityUnits",
        "orders-writes": "dynamodb:table:WriteCapacityUnits",
        "orders-index-by-status-writes": "dynamodb:index:WriteCapacityUnits",
        "orders-index-by-time-reads": "dynamodb:index:ReadCapacityUnits",
        "orders-index-by-time-writes": "dynamodb:index:WriteCapacityUnits",
    }
    index = targets["orders-index-by-time-reads"]
    assert index["resource_id"] == "table/${aws_dynamodb_table.orders.name}/index/by-time"
    assert (index["min_capacity"], index["max_capacity"]) == (2, 20)


@pytest.mark.synth
def test_who_is_named_may_do_what_the_table_says(tmp_path: Path) -> None:
    module = resources("table", "good-full", f"{PLACE}/compute", tmp_path)
    policies = {
        name: {s["Sid"]: s for s in module["locals"][name]["Statement"]}
        for name in ("service-web-task-policy", "job-report-task-policy", "function-export-policy")
    }
    web, report, export = policies.values()

    assert {"ReadItems", "WriteItems", "DecryptItems"} <= set(web)
    assert {"ReadItems", "DecryptItems"} <= set(report)
    assert "WriteItems" not in report
    assert report["ReadItems"]["Resource"] == [f"{ARN}-orders", f"{ARN}-orders/index/*"]
    assert export["WriteItems"]["Resource"] == [f"{ARN}-sessions"]
    assert web["DecryptItems"]["Action"] == ["kms:Decrypt", "kms:DescribeKey"]
    variables = module["resource"]["aws_lambda_function"]["export"]["environment"]["variables"]
    assert sorted(variables) == ["ORDERS_TABLE", "SESSIONS_TABLE"]
    environment = module["locals"]["service-web-containers"][0]["environment"]
    assert [one["name"] for one in environment] == ["ORDERS_TABLE"]


@pytest.mark.synth
def test_a_renamed_index_keeps_its_name_in_dynamodb(tmp_path: Path) -> None:
    module = resources("table", "good-renamed-indexes", f"{PLACE}/data", tmp_path)
    table = module["resource"]["aws_dynamodb_table"]["orders"]

    assert [one["name"] for one in table["global_secondary_index"]] == ["by-date"]
    assert [one["name"] for one in table["local_secondary_index"]] == ["by-price"]
