"""Read replicas: what they take over, what is their own, and what their region decides."""

import json
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.pipeline import render
from specgen.project.here import Here
from specgen.sdk.alarms import Alarm
from specgen.systems import BY_KIND

CASE = TESTS / "systems" / "postgres_replica" / "cases" / "good-full.yaml"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    files = render(check_case(read_case(CASE), tmp_path_factory.mktemp("replicas"))).files
    return {name: json.loads(text) for name, text in files.items() if name.endswith(".tf.json")}


def _resources(rendered: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = rendered[f"prod/us-west-2/data/postgres_replica-{name}.tf.json"]
    return found["resource"]


@pytest.mark.synth
def test_over_regions_it_has_arn_key_and_subnets(rendered: dict[str, Any]) -> None:
    instance = _resources(rendered, "hub")["aws_db_instance"]["hub"]

    assert "postgres-orders-arn-use1" in instance["replicate_source_db"]
    assert "key-data-arn" in instance["kms_key_id"]
    assert instance["db_subnet_group_name"] == "${aws_db_subnet_group.hub.name}"
    inputs = rendered["prod/us-west-2/data/inputs.tf.json"]["data"]["aws_ssm_parameter"]
    assert inputs["postgres-orders-arn-use1"]["provider"] == "aws.use1"


@pytest.mark.synth
def test_near_by_it_has_the_identifier_and_neither_key_nor_subnets(
    rendered: dict[str, Any],
) -> None:
    resources = _resources(rendered, "cascade")
    instance = resources["aws_db_instance"]["cascade"]

    assert instance["replicate_source_db"] == "${aws_db_instance.hub.identifier}"
    assert "kms_key_id" not in instance
    assert "db_subnet_group_name" not in instance
    assert "aws_db_subnet_group" not in resources


@pytest.mark.synth
def test_a_parameter_group_of_its_own_region_has_the_primarys_parameters(
    rendered: dict[str, Any],
) -> None:
    resources = _resources(rendered, "cascade")
    group = resources["aws_db_parameter_group"]["cascade"]
    values = {p["name"]: p["value"] for p in group["parameter"]}

    name = resources["aws_db_instance"]["cascade"]["parameter_group_name"]
    assert name == "${aws_db_parameter_group.cascade.name}"
    assert values == {"max_worker_processes": "32", "rds.force_ssl": "1"}


@pytest.mark.synth
def test_what_rds_refuses_of_a_replica_is_not_written(rendered: dict[str, Any]) -> None:
    instance = _resources(rendered, "cascade")["aws_db_instance"]["cascade"]

    refused = {"allocated_storage", "db_name", "engine", "engine_version", "password", "username"}
    assert refused & set(instance) == set()
    assert instance["skip_final_snapshot"] is True
    assert "final_snapshot_identifier" not in instance


@pytest.mark.synth
def test_it_is_protected_as_a_database_is(rendered: dict[str, Any]) -> None:
    instance = _resources(rendered, "cascade")["aws_db_instance"]["cascade"]

    assert instance["deletion_protection"] is True
    assert instance["lifecycle"] == {"prevent_destroy": True}
    assert instance["storage_encrypted"] is True
    assert instance["publicly_accessible"] is False


def test_numbers_follow_from_what_it_takes_over(tmp_path: Any) -> None:
    project = check_case(read_case(CASE), tmp_path).project
    assert project is not None
    cascade = next(e for e in project.all("postgres_replica") if e.name == "cascade")

    rows = {row.name: row for row in cascade.spec.derived(Here(project, cascade))}

    assert rows["memory"].value == 128  # its source's class, which is not its primary's
    assert (rows["storage"].value, rows["storage"].limit) == (500, 1000)


def test_the_lag_of_every_replica_is_watched() -> None:
    rows = BY_KIND["postgres_replica"].alarms
    subjects = {row.id: row.subject for row in rows if isinstance(row, Alarm)}

    assert subjects["rds-replica-lag"] == subjects["rds-cpu"] == "rds_instance"
