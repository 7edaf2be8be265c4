"""Backups: what a plan selects, where copies go, and who hears of failures."""

import json
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.facts import backup, regions
from specgen.pipeline import render

CASE = TESTS / "systems" / "backup" / "cases" / "good-full.yaml"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    files = render(check_case(read_case(CASE), tmp_path_factory.mktemp("backup"))).files
    return {name: json.loads(text) for name, text in files.items() if name.endswith(".tf.json")}


@pytest.fixture(scope="module")
def main(rendered: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = rendered["prod/us-east-1/backup/backup-main.tf.json"]
    return found


@pytest.fixture(scope="module")
def copies(rendered: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = rendered["prod/us-west-2/backup/backup-copies.tf.json"]
    return found["resource"]


@pytest.mark.synth
def test_a_copy_is_kept_as_long_as_its_source_unless_it_says_otherwise(
    main: dict[str, Any],
) -> None:
    plans = main["resource"]["aws_backup_plan"]
    days = {
        name: plan["rule"][0]["copy_action"][0]["lifecycle"]["delete_after"]
        for name, plan in plans.items()
    }

    assert days == {"main-daily": 120, "main-monthly": 730}


@pytest.mark.synth
def test_the_lock_is_for_good_only_in_compliance_mode(
    main: dict[str, Any], copies: dict[str, Any]
) -> None:
    governance = main["resource"]["aws_backup_vault_lock_configuration"]["main"]
    compliance = copies["aws_backup_vault_lock_configuration"]["copies"]

    assert "changeable_for_days" not in governance
    assert compliance["changeable_for_days"] == 14


@pytest.mark.synth
def test_databases_are_selected_by_arn_and_the_rest_by_all_of_its_tags(
    main: dict[str, Any],
) -> None:
    selections = main["resource"]["aws_backup_selection"]

    assert "postgres-orders-arn" in selections["main-monthly-databases"]["resources"][0]
    tagged = selections["main-daily-tagged"]
    wanted = tagged["condition"][0]["string_equals"]
    assert tagged["resources"] == ["*"]
    assert wanted == [{"key": "aws:ResourceTag/Backup", "value": "daily"}]


@pytest.mark.synth
def test_what_tags_choose_may_be_a_bucket(main: dict[str, Any]) -> None:
    policies = main["resource"]["aws_iam_role_policy_attachment"].values()
    names = {policy["policy_arn"].partition(":policy/")[2] for policy in policies}

    assert "AWSBackupServiceRolePolicyForS3Backup" in names
    assert "service-role/AWSBackupServiceRolePolicyForBackup" in names


@pytest.mark.synth
def test_backups_of_a_database_come_with_the_key_of_the_region(copies: dict[str, Any]) -> None:
    told = copies["aws_db_instance_automated_backups_replication"]["copies-orders"]

    assert "postgres-orders-arn-use1" in told["source_db_instance_arn"]
    assert "key-vault-arn" in told["kms_key_id"]
    assert told["retention_period"] == 35


@pytest.mark.synth
def test_only_failures_of_its_own_role_are_told(main: dict[str, Any]) -> None:
    detail = main["locals"]["backup-main-failed"]["detail"]

    assert detail["iamRoleArn"] == ["${aws_iam_role.main-backup.arn}"]
    assert "COMPLETED" not in detail["state"]


@pytest.mark.synth
def test_a_protected_vault_cannot_be_lost(main: dict[str, Any]) -> None:
    vault = main["resource"]["aws_backup_vault"]["main"]

    assert vault["lifecycle"] == {"prevent_destroy": True}


def test_pairs_name_regions_that_exist() -> None:
    commercial = [r for r in backup.REGIONS if not r.startswith(("cn-", "us-gov-"))]

    named = {other for region in commercial for other in backup.destinations(region)}
    assert {*named, *commercial} <= set(regions.regions())
    assert "us-west-2" in backup.destinations("us-east-1")
    assert all(region not in backup.destinations(region) for region in backup.REGIONS)
