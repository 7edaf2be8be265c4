"""Redis: what users may do, what follows from the size, and what must and must not be written."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case
from synth import resources

from specgen.facts import redis
from specgen.project.here import Here
from specgen.sdk.alarms import alarm_problems
from specgen.systems.redis import SYSTEM
from specgen.systems.redis.construct.access import access_string
from specgen.systems.redis.model.parts import UseCase

CASES = TESTS / "systems" / "redis" / "cases"
PROD, DEV = "prod/us-east-1/data", "dev/us-east-1/data"


@pytest.mark.parametrize(
    ("version", "family"),
    [("7.1", "redis7"), ("7.0", "redis7"), ("6.2", "redis6.x"), ("5.0.6", "redis5.0")],
)
def test_the_family_follows_from_the_version(version: str, family: str) -> None:
    assert redis.family(version) == family


@pytest.mark.parametrize(("version", "family"), [("7.2", "valkey7"), ("8.2", "valkey8")])
def test_valkey_has_families_of_its_own(version: str, family: str) -> None:
    assert redis.family(version, "valkey") == family


def test_memory_of_a_node_is_what_aws_lists() -> None:
    assert redis.memory_gib("cache.r6g.4xlarge") == 105.81
    assert redis.memory_gib("cache.nothing.large") is None


def test_a_user_sees_its_own_keys_and_no_names_of_others() -> None:
    words = access_string(UseCase(key_prefix="price:"), cluster=False).split()

    assert words[:2] == ["on", "~price:*"]
    assert "-scan" in words[words.index("+@read") :]
    assert not {"+@scripting", "+@pubsub", "+@admin", "+@all"} & set(words)
    assert not any(word.startswith("&") for word in words)


def test_a_user_of_a_cluster_may_ask_where_keys_are() -> None:
    assert "+cluster|slots" in access_string(UseCase(key_prefix="a:"), cluster=True).split()


def test_what_is_said_more_is_allowed_more() -> None:
    use = UseCase(key_prefix="ws:", scripts=True, publish_subscribe=True)
    words = access_string(use, cluster=True).split()

    assert {"&ws:*", "+@scripting", "+@pubsub"} <= set(words)
    assert words.index("resetchannels") < words.index("&ws:*")


def test_alarms_are_honest() -> None:
    assert list(alarm_problems(SYSTEM.alarms, {"cpu_of_one_thread": 45.0})) == []


def test_nodes_and_memory_are_counted(tmp_path: Path) -> None:
    project = check_case(read_case(CASES / "good-full.yaml"), tmp_path).project
    assert project is not None
    found = project.find("redis", "cache", "prod", "us-east-1")
    assert found is not None

    rows = {row.name: row.value for row in found.spec.derived(Here(project, found))}
    assert rows == pytest.approx({"nodes": 9, "memory": 317.43, "memory for keys": 222.201})


def _made(module: str, folder: Path, case: str = "good-full") -> dict[str, Any]:
    made: dict[str, Any] = resources("redis", case, module, folder)["resource"]
    return made


@pytest.mark.synth
def test_it_is_encrypted_private_and_protected(tmp_path: Path) -> None:
    made = _made(PROD, tmp_path)
    group = made["aws_elasticache_replication_group"]["cache"]

    assert group["at_rest_encryption_enabled"] == "true"
    assert group["transit_encryption_mode"] == "required"
    assert group["lifecycle"] == {"prevent_destroy": True}
    assert "subnets_database" in made["aws_elasticache_subnet_group"]["cache"]["subnet_ids"]


@pytest.mark.synth
def test_no_user_has_a_password(tmp_path: Path) -> None:
    users = _made(PROD, tmp_path)["aws_elasticache_user"]

    assert sorted(users) == ["cache-default", "cache-locks", "cache-sessions"]
    assert users["cache-default"]["access_string"] == "off -@all"
    assert not any("passwords" in str(user) for user in users.values())
    locks = users["cache-locks"]
    assert locks["authentication_mode"] == {"type": "iam"}
    assert locks["user_id"] == locks["user_name"]


@pytest.mark.synth
def test_one_node_is_enough_for_development(tmp_path: Path) -> None:
    group = _made(DEV, tmp_path)["aws_elasticache_replication_group"]["cache"]

    assert (group["num_node_groups"], group["replicas_per_node_group"]) == (1, 0)
    assert group["multi_az_enabled"] is False
    assert "lifecycle" not in group


@pytest.mark.synth
def test_without_cluster_mode_nodes_are_counted_as_such(tmp_path: Path) -> None:
    made = _made(PROD, tmp_path, "good-without-cluster")
    group = made["aws_elasticache_replication_group"]["cache"]

    assert group["num_cache_clusters"] == 3
    assert "num_node_groups" not in group
    assert made["aws_elasticache_parameter_group"]["cache"]["parameter"][0] == {
        "name": "cluster-enabled",
        "value": "no",
    }


@pytest.mark.synth
@pytest.mark.parametrize(
    ("case", "mode"), [("good-RED120-old-with-tls", None), ("good-RED120-prefers-tls", "preferred")]
)
def test_a_mode_of_tls_is_written_only_where_it_exists(
    case: str, mode: str | None, tmp_path: Path
) -> None:
    group = _made(DEV, tmp_path, case)["aws_elasticache_replication_group"]["cache"]

    assert group["transit_encryption_enabled"] is True
    assert group.get("transit_encryption_mode") == mode


@pytest.mark.synth
def test_a_cache_of_valkey_keeps_the_users_that_one_of_redis_has(tmp_path: Path) -> None:
    """AWS takes a group of redis for both; one of Valkey refuses the user without a password."""
    made = _made(PROD, tmp_path, "good-valkey")
    group = made["aws_elasticache_replication_group"]["cache"]

    assert (group["engine"], group["engine_version"]) == ("valkey", "8.1")
    assert made["aws_elasticache_parameter_group"]["cache"]["family"] == "valkey8"
    assert made["aws_elasticache_user_group"]["cache"]["engine"] == "redis"
    assert {user["engine"] for user in made["aws_elasticache_user"].values()} == {"redis"}


@pytest.mark.synth
def test_clients_may_log_in_as_their_users_and_know_the_names(tmp_path: Path) -> None:
    made = resources("redis", "good-RED131-clients", "prod/us-east-1/compute", tmp_path)
    own = {
        "service-web-task-policy": ["prices", "sessions"],
        "job-report-task-policy": ["sessions"],
    }
    for name, uses in own.items():
        statements = made["locals"][name]["Statement"]
        (connect,) = [one for one in statements if one["Sid"] == "ConnectToCaches"]
        ends = [arn.split(":", 5)[5] for arn in connect["Resource"]]

        assert connect["Action"] == ["elasticache:Connect"]
        users = [f"user:shop-prod-use1-cache-{use}" for use in uses]
        assert ends == ["replicationgroup:shop-prod-use1-cache", *users]
    function = made["resource"]["aws_lambda_function"]["export"]
    assert function["environment"]["variables"] == {
        "CACHE_CACHE": "shop-prod-use1-cache",
        "CACHE_PRICES_USER": "shop-prod-use1-cache-prices",
    }
    assert "CACHE_SESSIONS_USER" in json.dumps(made["locals"])
