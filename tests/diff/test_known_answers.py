"""Changes whose outcome AWS documents: what is replaced, and what is changed in place."""

import copy
from typing import Any

import pytest
from modules import DATABASE as PLAIN
from modules import MODULE, changes, resources, sides
from support import need_terraform

from specgen.diff import run
from specgen.diff.model import Action, Change

pytestmark = pytest.mark.terraform

VPC = "${aws_vpc.main.id}"
DATABASE = dict(PLAIN) | {"storage_encrypted": True, "lifecycle": {"prevent_destroy": True}}
CACHE = {
    "description": "sessions",
    "node_type": "cache.r6g.large",
    "num_cache_clusters": 2,
    "at_rest_encryption_enabled": True,
    "automatic_failover_enabled": True,
}
SEARCH = {
    "engine_version": "OpenSearch_2.13",
    "cluster_config": {"instance_type": "r6g.large.search"},
    "ebs_options": {"ebs_enabled": True, "volume_size": 100},
    "encrypt_at_rest": {"enabled": True},
}
GROUP = {"port": 80, "protocol": "HTTP", "target_type": "ip", "vpc_id": VPC}
SUBNETS = {
    zone: {
        "vpc_id": VPC,
        "cidr_block": f"10.0.{number}.0/24",
        "availability_zone": f"us-east-1{zone}",
    }
    for number, zone in enumerate("ab")
}
SERVICE = {
    "cluster": "${aws_ecs_cluster.main.arn}",
    "task_definition": "${aws_ecs_task_definition.web.arn}",
    "desired_count": 2,
    "launch_type": "FARGATE",
    "network_configuration": {"subnets": ["${aws_subnet.a.id}"]},
}
TASK = {
    "family": "web",
    "requires_compatibilities": ["FARGATE"],
    "network_mode": "awsvpc",
    "cpu": "256",
    "memory": "512",
    "container_definitions": "${jsonencode(local.web-containers)}",
}
BASE = {
    "postgres-main": resources(
        aws_db_instance={
            "encrypted": DATABASE | {"identifier": "encrypted"},
            "sized": DATABASE | {"identifier": "sized"},
        }
    ),
    "redis-main": resources(
        aws_elasticache_replication_group={
            "encrypted": CACHE | {"replication_group_id": "encrypted"},
            "sized": CACHE | {"replication_group_id": "sized"},
        }
    ),
    "opensearch-main": resources(
        aws_opensearch_domain={
            "encrypted": SEARCH | {"domain_name": "encrypted"},
            "sized": SEARCH | {"domain_name": "sized"},
            "upgraded": SEARCH | {"domain_name": "upgraded"},
        }
    ),
    "network-main": resources(
        aws_vpc={"main": {"cidr_block": "10.0.0.0/16"}},
        aws_subnet=SUBNETS,
        aws_lb_target_group={"web": GROUP | {"name": "web"}},
    ),
    "service-web": {
        "locals": {
            "web-containers": [
                {"name": "web", "image": "web:1", "essential": True, "memory": 256},
                {"name": "proxy", "image": "proxy:1", "essential": False},
            ]
        },
        **resources(
            aws_ecs_cluster={"main": {"name": "main"}},
            aws_ecs_task_definition={"web": TASK},
            aws_ecs_service={"web": SERVICE | {"name": "web"}},
        ),
    },
}


def head() -> dict[str, Any]:
    changed: dict[str, Any] = copy.deepcopy(BASE)

    def body(file: str, kind: str, name: str) -> dict[str, Any]:
        found: dict[str, Any] = changed[file]["resource"][kind][name]
        return found

    body("postgres-main", "aws_db_instance", "encrypted")["storage_encrypted"] = False
    body("postgres-main", "aws_db_instance", "sized")["instance_class"] = "db.r6g.xlarge"
    cache = "aws_elasticache_replication_group"
    body("redis-main", cache, "encrypted")["at_rest_encryption_enabled"] = False
    body("redis-main", cache, "sized")["node_type"] = "cache.r6g.xlarge"
    search = "aws_opensearch_domain"
    body("opensearch-main", search, "encrypted")["encrypt_at_rest"] = {"enabled": False}
    body("opensearch-main", search, "sized")["ebs_options"]["volume_size"] = 200
    body("opensearch-main", search, "upgraded")["engine_version"] = "OpenSearch_2.15"
    body("network-main", "aws_subnet", "b")["availability_zone"] = "us-east-1c"
    body("network-main", "aws_lb_target_group", "web")["port"] = 8080
    service = body("service-web", "aws_ecs_service", "web")
    del service["launch_type"]
    service["capacity_provider_strategy"] = [{"capacity_provider": "FARGATE_SPOT", "weight": 1}]
    changed["service-web"]["locals"]["web-containers"][0]["image"] = "web:2"
    return changed


@pytest.fixture(scope="module")
def result() -> run.Result:
    need_terraform()
    return run.run(sides(BASE, head()), None, run.Options())


@pytest.fixture(scope="module")
def found(result: run.Result) -> dict[str, Change]:
    assert result.failed == (), [str(d) for f in result.failed for d in f.diagnostics]
    return changes(result)


def forcing(change: Change) -> list[str]:
    return [attribute.path for attribute in change.attributes if attribute.forces]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("aws_db_instance.encrypted", "storage_encrypted"),
        ("aws_elasticache_replication_group.encrypted", "at_rest_encryption_enabled"),
        ("aws_opensearch_domain.encrypted", "encrypt_at_rest.enabled"),
        ("aws_subnet.b", "availability_zone"),
        ("aws_lb_target_group.web", "port"),
        ("aws_ecs_task_definition.web", "container_definitions[web].image"),
    ],
)
def test_a_change_replaces(found: dict[str, Change], address: str, path: str) -> None:
    assert found[address].action is Action.REPLACE
    assert forcing(found[address]) == [path]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("aws_db_instance.sized", "instance_class"),
        ("aws_elasticache_replication_group.sized", "node_type"),
        ("aws_opensearch_domain.sized", "ebs_options.volume_size"),
    ],
)
def test_a_change_is_made_in_place(found: dict[str, Change], address: str, path: str) -> None:
    assert found[address].action is Action.UPDATE
    assert [attribute.path for attribute in found[address].attributes] == [path]
    assert forcing(found[address]) == []


def test_a_capacity_provider_in_place_of_a_launch_type_replaces_the_service(
    found: dict[str, Change],
) -> None:
    service = found["aws_ecs_service.web"]

    assert service.action is Action.REPLACE
    assert "capacity_provider_strategy" in "".join(forcing(service))
    assert {"launch_type", "task_definition"} <= {a.path for a in service.attributes}


def test_what_the_provider_asks_aws_is_unknown(found: dict[str, Change]) -> None:
    upgraded = found["aws_opensearch_domain.upgraded"]

    assert upgraded.action is Action.UNKNOWN
    assert "the provider asks AWS" in upgraded.why


def test_nothing_else_is_told(result: run.Result, found: dict[str, Change]) -> None:
    assert len(found) == 11
    assert [diff.unsettled for diff in result.diffs] == [{}]
    assert {item.modules for item in result.reported} == {(MODULE,)}


def test_only_stateful_resources_count_as_losses(result: run.Result) -> None:
    lost = {verdict.reported.change.address for verdict in result.refused}

    assert lost == {
        "aws_db_instance.encrypted",
        "aws_elasticache_replication_group.encrypted",
        "aws_opensearch_domain.encrypted",
        "aws_opensearch_domain.upgraded",
    }
    assert result.fails


def test_a_guard_is_told_and_hides_nothing(found: dict[str, Change]) -> None:
    assert found["aws_db_instance.encrypted"].guarded
    assert not found["aws_elasticache_replication_group.encrypted"].guarded
