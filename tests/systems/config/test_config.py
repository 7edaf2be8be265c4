"""AWS Config: which rules a region has, what their parameters follow from, and repairs."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

from specgen.facts import config, iam
from specgen.facts.config_rule import identifier
from specgen.facts.config_rules import RULES
from specgen.systems import BY_KIND
from specgen.systems.config.model.rules import DERIVED

HOME, FAR = "account/us-east-1/compliance", "account/us-west-2/compliance"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, Any]:
    return resources("config", "good-full", HOME, tmp_path)


def test_every_rule_is_one_of_aws() -> None:
    assert {identifier(name) for name in RULES} <= set(config.managed_rules())
    assert {rule.derives for rule in RULES.values()} - {""} == set(DERIVED)


def test_every_runbook_has_an_owner_or_actions_that_exist() -> None:
    for name, rule in RULES.items():
        if rule.repair is not None:
            assert bool(rule.repair.owner) != bool(rule.repair.actions), name
            assert not rule.repair.owner or rule.repair.owner in BY_KIND
            assert [a for a in rule.repair.actions if not iam.exists(a)] == [], name


@pytest.mark.synth
def test_rules_for_the_account_are_made_in_one_region(home: dict[str, Any], tmp_path: Path) -> None:
    far = resources("config", "good-full", FAR, tmp_path / "far")["resource"]
    here = home["resource"]["aws_config_config_rule"]

    assert set(here) - set(far["aws_config_config_rule"]) >= {"baseline-iam-password-policy"}
    group = far["aws_config_configuration_recorder"]["baseline"]["recording_group"]
    assert group["include_global_resource_types"] is False


@pytest.mark.synth
def test_parameters_follow_from_other_documents(home: dict[str, Any]) -> None:
    made = home["locals"]

    assert made["config-baseline-iam-password-policy"]["MinimumPasswordLength"] == "14"
    assert "MaxPasswordAge" not in made["config-baseline-iam-password-policy"]
    assert made["config-baseline-vpc-sg-open-only-to-authorized-ports"] == {
        "authorizedTcpPorts": "443"
    }
    assert made["config-baseline-s3-bucket-default-lock-enabled"] == {"mode": "GOVERNANCE"}
    assert made["config-baseline-access-keys-rotated"] == {"maxAccessKeyAge": "60"}


@pytest.mark.synth
def test_strict_rules_look_at_the_tag(home: dict[str, Any]) -> None:
    rules = home["resource"]["aws_config_config_rule"]

    assert rules["baseline-rds-multi-az-support"]["scope"] == {
        "tag_key": "Environment",
        "tag_value": "prod",
    }
    assert rules["baseline-s3-bucket-default-lock-enabled"]["scope"] == {
        "compliance_resource_id": "shop-account-use1-audit-000000000000",
        "compliance_resource_types": ["AWS::S3::Bucket"],
    }


@pytest.mark.synth
def test_the_role_of_repairs_does_what_they_need_and_no_more(home: dict[str, Any]) -> None:
    statements = home["locals"]["config-baseline-remediation-policy"]["Statement"]

    assert {action for s in statements for action in s["Action"]} == {
        "ec2:DescribeSecurityGroupRules",
        "ec2:DescribeSecurityGroups",
        "ec2:RevokeSecurityGroupIngress",
        "s3:GetBucketPublicAccessBlock",
        "s3:PutBucketPublicAccessBlock",
    }
    made = home["resource"]["aws_config_remediation_configuration"]
    assert made["baseline-incoming-ssh-disabled"]["automatic"] is False


@pytest.mark.synth
def test_without_iam_a_region_leaves_it_out_by_hand(tmp_path: Path) -> None:
    made = resources("config", "good-exceptions", HOME, tmp_path)["resource"]
    group = made["aws_config_configuration_recorder"]["baseline"]["recording_group"]

    assert group["all_supported"] is False
    assert "AWS::IAM::Role" in group["exclusion_by_resource_types"][0]["resource_types"]


@pytest.mark.synth
def test_the_log_of_the_report_has_its_key(home: dict[str, Any]) -> None:
    (group,) = home["resource"]["aws_cloudwatch_log_group"].values()

    assert group["kms_key_id"] == "${data.aws_ssm_parameter.key-audit-arn.insecure_value}"
