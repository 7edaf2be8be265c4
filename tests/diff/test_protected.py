"""Deletion protection counts as it stands in the base, whatever the head says."""

from typing import Any

import pytest
from modules import DATABASE as PLAIN
from modules import changes, resources, sides, unplanned
from support import need_terraform

from specgen.diff import run
from specgen.diff.model import Action
from specgen.facts.protections import PROTECTIONS
from specgen.terraform.provider_schema import attributes

DATABASE = dict(PLAIN) | {"identifier": "main", "storage_encrypted": True}
ON, OFF = {"deletion_protection": True}, {"deletion_protection": False}


def gone(kind: str, body: dict[str, Any]) -> str:
    """What is refused of its removal."""
    base = {"raw-x": resources(**{kind: {"x": body}})}
    return changes(unplanned(sides(base, {"raw-x": {}})))[f"{kind}.x"].refused


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("aws_db_instance", DATABASE | ON, "deletion_protection is true"),
        ("aws_db_instance", DATABASE | {"deletion_protection": "true"}, "is true"),
        (
            "aws_rds_cluster",
            {"skip_final_snapshot": True} | ON,
            "deletion_protection is true",
        ),
        ("aws_docdb_cluster", {"final_snapshot_identifier": "last"} | ON, "is true"),
        ("aws_neptune_cluster", {}, "only with final_snapshot_identifier"),
        (
            "aws_redshift_cluster",
            {"skip_final_snapshot": False},
            "only with final_snapshot_identifier",
        ),
        (
            "aws_lb",
            {"enable_deletion_protection": True},
            "enable_deletion_protection is true",
        ),
        ("aws_dynamodb_table", {"deletion_protection_enabled": True}, "is true"),
        ("aws_cognito_user_pool", {"deletion_protection": "ACTIVE"}, "is active"),
    ],
)
def test_what_is_protected_is_not_deleted(kind: str, body: dict[str, Any], said: str) -> None:
    assert said in gone(kind, body)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("aws_db_instance", DATABASE),
        ("aws_db_instance", DATABASE | OFF),
        ("aws_db_instance", DATABASE | {"deletion_protection": "${var.protected}"}),
        ("aws_rds_cluster", {"final_snapshot_identifier": "last"}),
        ("aws_cognito_user_pool", {"deletion_protection": "INACTIVE"}),
        ("aws_instance", {"disable_api_termination": True}),
    ],
)
def test_what_is_not_protected_says_nothing(kind: str, body: dict[str, Any]) -> None:
    assert gone(kind, body) == ""


@pytest.mark.terraform
def test_turning_it_off_in_the_same_apply_does_not_help() -> None:
    need_terraform()
    base = {"postgres-main": resources(aws_db_instance={"main": DATABASE | ON})}
    new = DATABASE | OFF | {"storage_encrypted": False}
    head = {"postgres-main": resources(aws_db_instance={"main": new})}

    result = run.run(sides(base, head), None, run.Options())

    change = changes(result)["aws_db_instance.main"]
    assert change.action is Action.REPLACE
    assert "in an apply of its own first" in change.refused
    assert result.fails


def test_every_protection_is_an_argument_that_exists() -> None:
    for kind, protections in PROTECTIONS.items():
        known = attributes(kind) or {}
        named = {p.argument for p in protections} | {p.unless for p in protections if p.unless}
        assert named <= set(known), kind
