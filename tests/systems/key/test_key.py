"""Keys: who may use them, in an account where nothing else exists yet."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

MODULE = "prod/us-east-1/keys"
ROLE = "arn:aws:iam::000000000000:role/aws-service-role/autoscaling.amazonaws.com/"


def statements(tmp_path: Path) -> dict[str, dict[str, Any]]:
    """Of the key of a cluster's hosts: through EC2, and by the role of Auto Scaling."""
    module = resources("cluster", "good-every-option", MODULE, tmp_path)
    return {s["Sid"]: s for s in module["locals"]["key-disks-policy"]["Statement"]}


@pytest.mark.synth
def test_no_policy_names_a_principal_that_may_not_exist_yet(tmp_path: Path) -> None:
    named = {str(s["Principal"].get("AWS", "*")) for s in statements(tmp_path).values()}

    assert named == {"*", "arn:aws:iam::000000000000:root"}


@pytest.mark.synth
def test_whoever_is_admitted_by_condition_is_of_the_account(tmp_path: Path) -> None:
    for sid, statement in statements(tmp_path).items():
        if statement["Principal"] == {"AWS": "*"}:
            equal = statement["Condition"]["StringEquals"]
            assert equal["kms:CallerAccount"] == "000000000000", sid


@pytest.mark.synth
def test_the_role_of_auto_scaling_gives_grants_to_aws_only(tmp_path: Path) -> None:
    found = statements(tmp_path)
    use, grants = found["AdmitAutoscaling"], found["AdmitAutoscalingGrants"]

    assert use["Condition"]["ArnEquals"]["aws:PrincipalArn"].startswith(ROLE)
    assert "kms:CreateGrant" not in use["Action"]
    assert grants["Action"] == ["kms:CreateGrant"]
    assert grants["Condition"]["Bool"] == {"kms:GrantIsForAWSResource": "true"}
