"""File systems: who mounts them, and how."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

HOME = "prod/us-east-1"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Any]:
    return resources("file_system", "good-full", f"{HOME}/data", tmp_path)


@pytest.mark.synth
def test_a_file_system_is_encrypted_and_protected(files: dict[str, Any]) -> None:
    made = files["resource"]["aws_efs_file_system"]["shared"]

    assert made["encrypted"] is True
    assert "key-main-arn" in made["kms_key_id"]
    assert made["lifecycle"] == {"prevent_destroy": True}


@pytest.mark.synth
def test_it_has_a_mount_target_in_each_zone(files: dict[str, Any]) -> None:
    targets = files["resource"]["aws_efs_mount_target"]

    assert sorted(targets) == ["shared-mount-1", "shared-mount-2", "shared-mount-3"]
    assert len({target["subnet_id"] for target in targets.values()}) == len(targets)


@pytest.mark.synth
def test_its_policy_admits_nobody_by_itself(files: dict[str, Any]) -> None:
    statements = files["locals"]["file_system-shared-policy"]["Statement"]

    assert [s["Effect"] for s in statements] == ["Deny"]


@pytest.mark.synth
def test_each_step_of_the_lifecycle_is_an_entry(files: dict[str, Any]) -> None:
    steps = files["resource"]["aws_efs_file_system"]["shared"]["lifecycle_policy"]

    assert [len(step) for step in steps] == [1, 1, 1]


@pytest.mark.synth
def test_tasks_mount_with_tls_and_their_own_role(tmp_path: Path) -> None:
    module = resources("service", "good-EFS108-volumes", f"{HOME}/compute", tmp_path)
    volumes = module["resource"]["aws_ecs_task_definition"]["web-api"]["volume"]
    by_name = {volume["name"]: volume.get("efs_volume_configuration") for volume in volumes}

    assert by_name["cache"] is None
    for name in ("templates", "uploads"):
        assert by_name[name]["transit_encryption"] == "ENABLED"
        assert by_name[name]["authorization_config"]["iam"] == "ENABLED"
    role = module["locals"]["service-web-api-task-policy"]["Statement"]
    mounts = {s["Sid"]: s for s in role if s["Sid"].startswith("Mount")}
    assert mounts["Mount1"]["Action"] == ["elasticfilesystem:ClientMount"]
    point = mounts["Mount2"]["Condition"]["StringEquals"]["elasticfilesystem:AccessPointArn"]
    assert "access-uploads-arn" in point
