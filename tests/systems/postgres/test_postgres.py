"""PostgreSQL: windows, parameters, and what must and must not be written."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.pipeline import render
from specgen.sdk.aws.rds.parameters import apply_method
from specgen.sdk.aws.schedule.windows import overlap

CASES = TESTS / "systems" / "postgres" / "cases"


@pytest.mark.parametrize(
    ("backup", "maintenance", "together"),
    [
        ("03:00-04:00", "sun:05:00-sun:06:00", False),
        ("03:00-04:00", "sun:04:00-sun:05:00", False),
        ("03:00-04:00", "sun:02:30-sun:03:00", False),
        ("03:00-04:00", "sun:03:59-sun:05:00", True),
        ("03:00-04:00", "sun:02:00-sun:05:00", True),
        ("23:30-00:30", "mon:00:00-mon:01:00", True),
        ("23:30-00:30", "sun:23:45-mon:00:15", True),
        ("00:15-00:45", "sun:23:45-mon:00:30", True),
    ],
)
def test_windows_overlap_also_over_midnight_and_the_week(
    backup: str, maintenance: str, together: bool
) -> None:
    assert overlap(backup, maintenance) is together


@pytest.mark.parametrize(
    ("parameter", "method"),
    [
        ("log_min_duration_statement", "immediate"),
        ("max_connections", "pending-reboot"),
        ("rds.force_ssl", "pending-reboot"),
        ("pg_stat_statements.track", "pending-reboot"),
    ],
)
def test_static_parameters_wait_for_a_reboot(parameter: str, method: str) -> None:
    assert apply_method(parameter) == method


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return rendered_case("good-full", tmp_path_factory.mktemp("postgres"))


def rendered_case(name: str, folder: Path) -> dict[str, Any]:
    """The files of a case, as data."""
    files = render(check_case(read_case(CASES / f"{name}.yaml"), folder)).files
    return {name: json.loads(text) for name, text in files.items() if name.endswith(".tf.json")}


def _instance(rendered: dict[str, Any], environment: str) -> dict[str, Any]:
    module = rendered[f"{environment}/us-east-1/data/postgres-primary.tf.json"]
    instance: dict[str, Any] = module["resource"]["aws_db_instance"]["primary"]
    return instance


@pytest.mark.synth
def test_a_protected_database_cannot_be_lost(rendered: dict[str, Any]) -> None:
    instance = _instance(rendered, "prod")

    assert instance["deletion_protection"] is True
    assert instance["lifecycle"] == {"prevent_destroy": True}
    assert instance["delete_automated_backups"] is False
    assert instance["skip_final_snapshot"] is False


@pytest.mark.synth
def test_it_is_encrypted_private_and_tls_only(rendered: dict[str, Any]) -> None:
    module = rendered["prod/us-east-1/data/postgres-primary.tf.json"]["resource"]
    instance = module["aws_db_instance"]["primary"]
    parameters = module["aws_db_parameter_group"]["primary"]["parameter"]

    assert instance["storage_encrypted"] is True
    assert "key-data-arn" in instance["kms_key_id"]
    assert instance["publicly_accessible"] is False
    assert {"name": "rds.force_ssl", "value": "1", "apply_method": "pending-reboot"} in parameters


@pytest.mark.synth
def test_small_storage_leaves_out_what_gp3_fixes(rendered: dict[str, Any]) -> None:
    instance = _instance(rendered, "dev")

    assert instance["allocated_storage"] == 100
    assert "iops" not in instance
    assert "storage_throughput" not in instance


@pytest.mark.synth
def test_no_password_is_written(rendered: dict[str, Any]) -> None:
    instance = _instance(rendered, "prod")

    assert instance["manage_master_user_password"] is True
    assert "password" not in instance


@pytest.mark.synth
def test_monitoring_writes_to_its_log_group_only(rendered: dict[str, Any]) -> None:
    module = rendered["prod/us-east-1/data/postgres-primary.tf.json"]
    statements = module["locals"]["postgres-primary-monitoring-policy"]["Statement"]

    resources = [r for s in statements for r in s["Resource"]]
    assert all(":log-group:RDSOSMetrics" in r for r in resources)
    assert all("*" not in a for s in statements for a in s["Action"])
    assert "aws_iam_role" not in rendered["dev/us-east-1/data/postgres-primary.tf.json"]["resource"]


@pytest.mark.synth
def test_log_groups_stand_before_the_instance(rendered: dict[str, Any]) -> None:
    module = rendered["prod/us-east-1/data/postgres-primary.tf.json"]["resource"]
    group = module["aws_cloudwatch_log_group"]["primary-log-postgresql"]

    assert group["name"] == "/aws/rds/instance/shop-prod-use1-primary/postgresql"
    assert group["retention_in_days"] == 365
    waits_for = module["aws_db_instance"]["primary"]["depends_on"]
    assert "aws_cloudwatch_log_group.primary-log-postgresql" in waits_for


@pytest.mark.synth
def test_a_password_from_a_secret_passes_through_and_stays_nowhere(tmp_path: Path) -> None:
    files = rendered_case("good-password-from-a-secret", tmp_path)
    content = files["prod/us-east-1/data/postgres-primary-db.tf.json"]
    variable = content["variable"]["primary_db_master_password"]
    instance = content["resource"]["aws_db_instance"]["primary-db"]

    assert instance["password_wo"] == "${var.primary_db_master_password}"  # noqa: S105  a variable
    assert (variable["ephemeral"], variable["sensitive"]) == (True, True)
    assert "manage_master_user_password" not in instance
    assert not any(
        "master_secret_arn" in text
        for text in files["prod/us-east-1/data/outputs.tf.json"]["resource"]["aws_ssm_parameter"]
    )
