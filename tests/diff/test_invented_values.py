"""What the provider decides by a value that only AWS knows: derived if it follows, else unknown."""

from typing import Any

import pytest
from modules import DATABASE, changes, resources, sides
from support import need_terraform

from specgen.diff import run
from specgen.diff.model import Action, Change

pytestmark = pytest.mark.terraform

GROUP = {
    "description": "sessions",
    "node_type": "cache.r6g.large",
    "num_cache_clusters": 2,
    "at_rest_encryption_enabled": True,
    "automatic_failover_enabled": True,
}
ON, OFF = {"transit_encryption_enabled": True}, {"transit_encryption_enabled": False}
CACHES: dict[str, tuple[dict[str, Any], dict[str, Any], Action]] = {
    "tls-off-since-7-0-5": ({"engine_version": "7.1"} | ON, OFF, Action.UPDATE),
    "tls-off-before-7-0-5": ({"engine_version": "6.2"} | ON, OFF, Action.REPLACE),
    "tls-on-before-7-0-5": ({"engine_version": "6.2"} | OFF, ON, Action.REPLACE),
    "tls-off-perhaps-7-0-5": ({"engine_version": "7.0"} | ON, OFF, Action.UNKNOWN),
    "tls-off-of-any-version": (ON, OFF, Action.UNKNOWN),
    "version-named-for-the-first-time": ({}, {"engine_version": "7.1"}, Action.UNKNOWN),
    "last-minor-of-6-x": ({"engine_version": "6.x"}, {"engine_version": "6.2"}, Action.UPDATE),
    "first-minor-of-6-x": ({"engine_version": "6.x"}, {"engine_version": "6.0"}, Action.UNKNOWN),
    "tls-on-that-was-not-written": ({"engine_version": "6.2"}, ON, Action.REPLACE),
    "major-from-6-x": ({"engine_version": "6.x"}, {"engine_version": "7.1"}, Action.UPDATE),
    "version-down": ({"engine_version": "7.1"}, {"engine_version": "6.2"}, Action.REPLACE),
    "description": ({}, {"description": "carts"}, Action.UPDATE),
}
"""Name -> what the base has, what the head has beside it, and what the change does.

source: provider 5.100.0, internal/service/elasticache: CustomizeDiff of the replication group
"""
INSTANCE = {
    "ami": "ami-04681a1dbd79675a5",
    "instance_type": "t3.small",
    "subnet_id": "subnet-0123456789abcdef0",
}
INSTANCES: dict[str, tuple[dict[str, Any], dict[str, Any], Action]] = {
    # Its subnet may give it one, or not; the provider replaces an instance to change that.
    "address-off": ({}, {"associate_public_ip_address": False}, Action.UNKNOWN),
    "address-on": ({}, {"associate_public_ip_address": True}, Action.UNKNOWN),
    "address-off-again": (
        {"associate_public_ip_address": True},
        {"associate_public_ip_address": False},
        Action.REPLACE,
    ),
    "protected": ({}, {"disable_api_termination": True}, Action.UPDATE),
    "tagged": ({}, {"tags": {"Name": "tagged"}}, Action.UPDATE),
}
VOLUME = {"availability_zone": "us-east-1a", "size": 10}
VOLUMES: dict[str, tuple[dict[str, Any], dict[str, Any], Action]] = {
    # An account may encrypt every volume.
    "encrypted": ({}, {"encrypted": True}, Action.UNKNOWN),
    "placed": ({}, {"snapshot_id": "snap-0123456789abcdef0"}, Action.UNKNOWN),
    "encrypted-off": ({"encrypted": True}, {"encrypted": False}, Action.REPLACE),
    "larger": ({}, {"size": 20}, Action.UPDATE),
}
KEY: dict[str, tuple[dict[str, Any], dict[str, Any], Action]] = {
    "one-region-written-out": ({}, {"multi_region": False}, Action.NONE),
    "many-regions": ({}, {"multi_region": True}, Action.REPLACE),
}
DATABASES: dict[str, tuple[dict[str, Any], dict[str, Any], Action]] = {
    "not-encrypted-written-out": ({}, {"storage_encrypted": False}, Action.UNKNOWN),
    "encrypted": ({}, {"storage_encrypted": True}, Action.REPLACE),
    "zone-written-out": ({}, {"availability_zone": "us-east-1a"}, Action.UNKNOWN),
    "zone-changed": (
        {"availability_zone": "us-east-1a"},
        {"availability_zone": "us-east-1b"},
        Action.REPLACE,
    ),
}
KINDS = {
    "aws_kms_key": KEY,
    "aws_db_instance": DATABASES,
    "aws_elasticache_replication_group": CACHES,
    "aws_instance": INSTANCES,
    "aws_ebs_volume": VOLUMES,
}
CASES = [
    pytest.param(f"{kind}.{name}", case[2], id=f"{kind}.{name}")
    for kind, cases in KINDS.items()
    for name, case in cases.items()
]


def one_side(*, is_head: bool) -> dict[str, Any]:
    def body(name: str, base: dict[str, Any], head: dict[str, Any]) -> dict[str, Any]:
        return {"replication_group_id": name} | GROUP | base | (head if is_head else {})

    caches = {name: body(name, *case[:2]) for name, case in CACHES.items()}
    instances = {n: INSTANCE | c[0] | (c[1] if is_head else {}) for n, c in INSTANCES.items()}
    volumes = {n: VOLUME | c[0] | (c[1] if is_head else {}) for n, c in VOLUMES.items()}
    keys = {n: c[0] | (c[1] if is_head else {}) for n, c in KEY.items()}
    databases = {
        n: {"identifier": n} | dict(DATABASE) | c[0] | (c[1] if is_head else {})
        for n, c in DATABASES.items()
    }
    made = {
        "aws_kms_key": keys,
        "aws_db_instance": databases,
        "aws_elasticache_replication_group": caches,
        "aws_instance": instances,
        "aws_ebs_volume": volumes,
    }
    return {"raw-invented": resources(**made)}


@pytest.fixture(scope="module")
def found() -> dict[str, Change]:
    need_terraform()
    both = sides(one_side(is_head=False), one_side(is_head=True))
    result = run.run(both, None, run.Options())
    assert result.failed == (), [str(d) for f in result.failed for d in f.diagnostics]
    assert [diff.unsettled for diff in result.diffs] == [{}]
    return changes(result)


@pytest.mark.parametrize(("address", "action"), CASES)
def test_a_change_is_what_aws_makes_of_it(
    found: dict[str, Change], address: str, action: Action
) -> None:
    assert found[address].action is action


def test_an_unknown_says_which_attribute_decides(found: dict[str, Change]) -> None:
    why = found["aws_elasticache_replication_group.tls-off-of-any-version"].why

    assert "transit_encryption_enabled" in why
