"""Read replicas of MySQL and MariaDB: groups, logs, alarms, and what services read."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.pipeline import render
from specgen.project.here import Here
from specgen.sdk.alarms import Alarm
from specgen.systems import BY_KIND

CASES = TESTS / "systems" / "mysql_replica" / "cases"


def _rendered(case: str, folder: Path) -> dict[str, Any]:
    files = render(check_case(read_case(CASES / case), folder)).files
    return {name: json.loads(text) for name, text in files.items() if name.endswith(".tf.json")}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _rendered("good-full.yaml", tmp_path_factory.mktemp("full"))


def _resources(rendered: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = rendered[f"prod/us-west-2/data/mysql_replica-{name}.tf.json"]
    return found["resource"]


@pytest.mark.synth
def test_over_regions_it_has_arn_key_and_subnets(full: dict[str, Any]) -> None:
    instance = _resources(full, "hub")["aws_db_instance"]["hub"]

    assert "mysql-shop-arn-use1" in instance["replicate_source_db"]
    assert "key-data-arn" in instance["kms_key_id"]
    assert instance["db_subnet_group_name"] == "${aws_db_subnet_group.hub.name}"


@pytest.mark.synth
def test_an_audited_one_has_options_of_its_own(full: dict[str, Any]) -> None:
    hub, cascade = _resources(full, "hub"), _resources(full, "cascade")
    options = hub["aws_db_option_group"]["hub"]

    assert (options["engine_name"], options["major_engine_version"]) == ("mysql", "8.4")
    name = hub["aws_db_instance"]["hub"]["option_group_name"]
    assert name == "${aws_db_option_group.hub.name}"
    assert "option_group_name" not in cascade["aws_db_instance"]["cascade"]
    assert "aws_db_option_group" not in cascade


@pytest.mark.synth
def test_parameters_are_its_primarys_its_own_and_those_of_its_logs(full: dict[str, Any]) -> None:
    groups = {
        name: _resources(full, name)["aws_db_parameter_group"][name] for name in ("hub", "cascade")
    }
    values = {
        name: {p["name"]: p["value"] for p in group["parameter"]} for name, group in groups.items()
    }

    assert groups["hub"]["family"] == "mysql8.4"
    assert values["hub"] == {
        "gtid-mode": "ON_PERMISSIVE",
        "log_output": "FILE",
        "long_query_time": "2",
        "max_allowed_packet": "268435456",
        "replicate-ignore-db": "sessions",
        "require_secure_transport": "1",
        "slow_query_log": "1",
    }
    assert values["cascade"] == {
        "gtid-mode": "ON_PERMISSIVE",
        "long_query_time": "2",
        "max_allowed_packet": "268435456",
        "replicate-do-table": "shop.orders",
        "require_secure_transport": "1",
    }


@pytest.mark.synth
def test_what_rds_refuses_of_a_replica_is_not_written(full: dict[str, Any]) -> None:
    instance = _resources(full, "cascade")["aws_db_instance"]["cascade"]

    refused = {"allocated_storage", "db_name", "engine", "engine_version", "password", "username"}
    assert refused & set(instance) == set()
    assert instance["replicate_source_db"] == "${aws_db_instance.hub.identifier}"
    assert instance["deletion_protection"] is True


def test_mariadb_is_what_its_primary_is(tmp_path: Path) -> None:
    project = check_case(read_case(CASES / "good-mariadb.yaml"), tmp_path).project
    assert project is not None
    reader = next(iter(project.all("mysql_replica")))
    here = Here(project, reader)

    whole = reader.spec.instance_in(here)
    (reservable,) = reader.spec.reservable(here)
    rows = {row.name: row for row in reader.spec.derived(here)}

    assert (whole.rds_engine.name, whole.group_role) == ("mariadb", "mariadb11-8")
    assert (reservable.engine, reservable.instance_class) == ("mariadb", "db.t4g.small")
    assert rows["connections"].value == 2 * 2**30 // 12_582_880


def test_needs_of_its_alarms_are_asked_of_what_it_inherits(tmp_path: Path) -> None:
    project = check_case(read_case(CASES / "good-mariadb.yaml"), tmp_path).project
    assert project is not None
    here = Here(project, next(iter(project.all("mysql_replica"))))
    rows = {row.id: row for row in BY_KIND["mysql_replica"].alarms if isinstance(row, Alarm)}

    (credited,) = rows["rds-cpu-credits"].needs
    (load,) = rows["rds-load"].needs

    assert credited.holds(here)  # the class of its primary is burstable
    assert not load.holds(here)  # and has no insights


def test_a_replica_that_follows_no_longer_is_seen() -> None:
    rows = {row.id: row for row in BY_KIND["mysql_replica"].alarms if isinstance(row, Alarm)}
    stopped, lag = rows["mysql-replication-stopped"], rows["rds-replica-lag"]

    assert stopped.metric == lag.metric == "ReplicaLag"
    assert (stopped.operator, stopped.thresholds) == ("below", {"critical": 0})
