"""Poolers: a configuration that PgBouncer takes, no secret in it, and sums that are right."""

import configparser
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from support import TESTS, check_case, read_case
from synth import resources

from specgen.project.here import Here
from specgen.sdk.aws.ecs.fields import Tasks
from specgen.systems.pooler.construct.settings import settings, start
from specgen.systems.pooler.model import Pooler
from specgen.systems.pooler.model.fields import Agent, PoolUser

CASES = TESTS / "systems" / "pooler" / "cases"
PLACE = "prod/us-east-1/compute"
SPEC = Pooler(
    cluster="main",
    image="pgbouncer:1",
    database="orders",
    version="1.23",
    users={name: PoolUser(secret=f"orders-{name}") for name in ("web-api", "jobs")},
    tasks=Tasks(minimum=2, maximum=4),
    pool_size=100,
    reserve_pool_size=10,
)

KNOWN = {
    "listen_addr",
    "listen_port",
    "unix_socket_dir",
    "auth_type",
    "auth_file",
    "pool_mode",
    "max_client_conn",
    "default_pool_size",
    "reserve_pool_size",
    "max_user_connections",
    "max_db_connections",
    "max_prepared_statements",
    "query_wait_timeout",
    "server_tls_sslmode",
    "server_tls_ca_file",
    "ignore_startup_parameters",
}
"""PgBouncer stops at a key that it does not know.

source: https://www.pgbouncer.org/config.html
"""


def parsed(spec: Pooler) -> configparser.ConfigParser:
    made = configparser.ConfigParser(interpolation=None)
    made.read_string(settings(spec, "db.example.com", 5432))
    return made


def test_the_configuration_has_known_keys_only() -> None:
    made = parsed(SPEC)

    assert made.sections() == ["databases", "pgbouncer"]
    assert dict(made["databases"]) == {"*": "host=db.example.com port=5432"}
    assert set(made["pgbouncer"]) == KNOWN - {"max_db_connections"}
    assert set(parsed(replace(SPEC, agent=Agent()))["pgbouncer"]) == KNOWN


def test_the_configuration_says_what_the_document_says() -> None:
    made = parsed(replace(SPEC, max_client_connections=500, listen_port=6000))["pgbouncer"]

    assert made["max_client_conn"] == "500"
    assert made["listen_port"] == "6000"
    assert made["pool_mode"] == "transaction"
    assert (made["default_pool_size"], made["max_user_connections"]) == ("100", "110")


def test_clients_and_server_are_sure_of_each_other() -> None:
    made = parsed(SPEC)["pgbouncer"]

    assert made["auth_type"] == "scram-sha-256"
    assert made["server_tls_sslmode"] == "verify-full"
    assert made["server_tls_ca_file"] == SPEC.ca_file


@pytest.mark.parametrize("change", [{"prepared_statements": 0}, {"pool_mode": "session"}])
def test_older_versions_are_not_told_what_they_do_not_know(change: dict[str, Any]) -> None:
    assert "max_prepared_statements" not in parsed(replace(SPEC, **change))["pgbouncer"]


def test_the_start_names_each_user_and_no_expression_of_terraform() -> None:
    text = start(SPEC)

    assert "for name in JOBS WEB_API; do" in text
    assert '"PgBouncer 1.23"*)' in text
    assert re.search(r"\$\{|%\{", text) is None


def test_connections_are_counted(tmp_path: Path) -> None:
    project = check_case(read_case(CASES / "good-full.yaml"), tmp_path).project
    assert project is not None
    found = project.find("pooler", "pgbouncer", "prod", "us-east-1")
    assert found is not None

    rows = {row.name: row for row in found.spec.derived(Here(project, found))}
    assert rows["client connections"].value == 3 * 2000
    assert rows["server connections"].value == 2 * (10 + 5) * 3
    assert rows["server connections"].limit == 194


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return resources("pooler", "good-full", PLACE, tmp_path_factory.mktemp("pooler"))


@pytest.mark.synth
def test_no_secret_is_in_the_task_definition(made: dict[str, Any]) -> None:
    container = made["locals"]["pooler-pgbouncer-containers"][0]

    assert [v["name"] for v in container["environment"]] == ["PGBOUNCER_INI"]
    assert [s["name"] for s in container["secrets"]] == [
        "POOL_PASSWORD_JOBS",
        "POOL_PASSWORD_WEB",
        "POOL_USER_JOBS",
        "POOL_USER_WEB",
    ]
    assert all(s["valueFrom"].endswith("::") for s in container["secrets"])


@pytest.mark.synth
def test_the_configuration_is_reviewed_line_by_line(made: dict[str, Any]) -> None:
    lines = made["locals"]["pooler-pgbouncer-settings"]

    assert "default_pool_size = 10" in lines
    assert any("postgres-orders-address" in line for line in lines)


@pytest.mark.synth
def test_the_load_balancer_is_internal_and_has_the_tasks_groups(made: dict[str, Any]) -> None:
    balancer = made["resource"]["aws_lb"]["pgbouncer"]
    service = made["resource"]["aws_ecs_service"]["pgbouncer"]

    assert balancer["internal"] is True
    assert balancer["security_groups"] == service["network_configuration"]["security_groups"]
    assert service["network_configuration"]["assign_public_ip"] is False


def test_two_users_of_a_service_have_the_connections_of_one() -> None:
    made = parsed(replace(SPEC, agent=Agent()))["pgbouncer"]

    assert made["max_db_connections"] == str(2 * (100 + 10))
    assert made["max_user_connections"] == str(100 + 10)
    assert made["auth_file"] == "/users/userlist.txt"


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return resources("pooler", "good-agent", PLACE, tmp_path_factory.mktemp("agent"))


@pytest.mark.synth
def test_with_an_agent_pgbouncer_starts_once_there_are_users(refreshed: dict[str, Any]) -> None:
    pooler, agent = refreshed["locals"]["pooler-pgbouncer-containers"]

    assert "secrets" not in pooler
    assert pooler["dependsOn"] == [{"containerName": "users", "condition": "HEALTHY"}]
    assert {m["containerPath"]: m.get("readOnly", False) for m in pooler["mountPoints"]} == {
        "/tmp": False,  # noqa: S108  of the task alone
        "/users": True,
    }
    assert agent["name"] == "users"
    assert agent["essential"] is True


@pytest.mark.synth
def test_with_an_agent_nobody_writes_to_an_image(refreshed: dict[str, Any]) -> None:
    pooler, agent = refreshed["locals"]["pooler-pgbouncer-containers"]
    task = refreshed["resource"]["aws_ecs_task_definition"]["pgbouncer"]
    settings = {one["name"]: one["value"] for one in agent["environment"]}
    volumes = {m["containerPath"]: m["sourceVolume"] for m in agent["mountPoints"]}

    assert pooler["readonlyRootFilesystem"] is agent["readonlyRootFilesystem"] is True
    assert task["volume"] == [{"name": "scratch"}, {"name": "users"}]
    assert volumes[settings["SCRATCH"]] == "scratch"
    assert {m["sourceVolume"] for m in pooler["mountPoints"]} == {"scratch", "users"}


@pytest.mark.synth
def test_only_the_task_may_read_the_secrets_then(refreshed: dict[str, Any]) -> None:
    made = refreshed["locals"]
    own = {s["Sid"]: s["Action"] for s in made["pooler-pgbouncer-agent-policy"]["Statement"]}
    starts = {s["Sid"] for s in made["pooler-pgbouncer-execution-policy"]["Statement"]}

    assert own == {
        "ReadSecrets": ["secretsmanager:GetSecretValue"],
        "DecryptSecrets": ["kms:Decrypt"],
    }
    assert not starts & set(own)
