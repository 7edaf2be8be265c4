"""Clusters: what a host may do, how it starts, and who scales it."""

from pathlib import Path

import pytest
from synth import resources

MODULE = "prod/us-east-1/compute"


@pytest.mark.synth
def test_hosts_may_join_their_cluster_and_nothing_else(tmp_path: Path) -> None:
    module = resources("cluster", "good-every-option", MODULE, tmp_path)
    policy = module["locals"]["cluster-production-cluster-trading-ec2-host-policy"]
    actions = [action for statement in policy["Statement"] for action in statement["Action"]]
    unbounded = [s["Action"] for s in policy["Statement"] if "*" in s["Resource"]]

    assert all(action.startswith("ecs:") for action in actions)
    assert unbounded == [["ecs:DiscoverPollEndpoint"]]


@pytest.mark.synth
def test_hosts_start_encrypted_and_keep_their_credentials(tmp_path: Path) -> None:
    module = resources("cluster", "good-every-option", MODULE, tmp_path)
    template = module["resource"]["aws_launch_template"]["production-cluster-trading-ec2"]
    volume = template["block_device_mappings"][0]["ebs"]
    settings = module["locals"]["cluster-production-cluster-trading-ec2-user-data"]

    assert (volume["encrypted"], volume["volume_type"]) == ("true", "gp3")
    assert template["metadata_options"]["http_tokens"] == "required"
    assert "ECS_AWSVPC_BLOCK_IMDS=true" in settings
    # the host itself may not write logs
    assert "ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE=true" in settings
    assert "instance_type" not in template


@pytest.mark.synth
def test_ecs_scales_the_group_and_terraform_does_not(tmp_path: Path) -> None:
    module = resources("cluster", "good-every-option", MODULE, tmp_path)
    group = module["resource"]["aws_autoscaling_group"]["production-cluster-trading-ec2"]

    assert group["protect_from_scale_in"] is True
    assert group["lifecycle"]["ignore_changes"] == ["desired_capacity"]
    assert "desired_capacity" not in group
    assert {"key": "Team", "propagate_at_launch": True, "value": "platform"} in group["tag"]


@pytest.mark.synth
def test_an_accounts_first_cluster_comes_before_its_capacity_providers(tmp_path: Path) -> None:
    module = resources("cluster", "good-every-option", MODULE, tmp_path)["resource"]
    provider = module["aws_ecs_capacity_provider"]["production-cluster-trading-ec2"]
    group = module["aws_autoscaling_group"]["production-cluster-trading-ec2"]

    assert provider["depends_on"] == ["aws_ecs_cluster.production-cluster"]
    assert group["depends_on"] == ["aws_iam_role_policy.production-cluster-trading-ec2-host"]
