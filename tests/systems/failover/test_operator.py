"""What the function does in other regions, on an emulator of RDS."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws
from systems.failover.test_probe import load

pytestmark = pytest.mark.slow

WRITER, TARGET, OTHER = "shop-prod-use1-orders", "shop-prod-usw2-hub", "shop-prod-euw1-hub"
FENCE = {"region": "us-east-1", "identifier": WRITER, "group": "sg-0fence"}


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        made = rds("us-east-1").create_db_instance(
            DBInstanceIdentifier=WRITER,
            DBInstanceClass="db.r6g.xlarge",
            Engine="postgres",
            MasterUsername="owner",
            MasterUserPassword="not-a-secret",
            AllocatedStorage=100,
            VpcSecurityGroupIds=["sg-0app"],
        )
        source = made["DBInstance"]["DBInstanceArn"]
        for region, identifier in (("us-west-2", TARGET), ("eu-west-1", OTHER)):
            rds(region).create_db_instance_read_replica(
                DBInstanceIdentifier=identifier,
                SourceDBInstanceIdentifier=source,
                DBInstanceClass="db.r6g.large",
                Tags=[{"Key": "Service", "Value": "data"}],
            )
        yield


def rds(region: str) -> Any:
    return boto3.client("rds", region)


def seen(region: str, identifier: str) -> Any:
    return rds(region).describe_db_instances(DBInstanceIdentifier=identifier)["DBInstances"][0]


def test_fences_the_writer_and_tells_how_it_was() -> None:
    done = load("operator").handler({"do": "fence", **FENCE}, None)

    groups = [g["VpcSecurityGroupId"] for g in seen("us-east-1", WRITER)["VpcSecurityGroups"]]
    assert groups == ["sg-0fence"]
    assert done == {"groups_before": ["sg-0app"]}


def test_cuts_no_connections_before_the_fence_stands() -> None:
    operator = load("operator")
    with pytest.raises(RuntimeError, match="not fenced yet"):
        operator.handler({"do": "cut", **FENCE}, None)

    operator.handler({"do": "fence", **FENCE}, None)
    assert operator.handler({"do": "cut", **FENCE}, None) == {"rebooted": WRITER}


def test_makes_a_replica_like_the_one_that_was_there_once() -> None:
    operator = load("operator")
    event = {
        "do": "rebuild",
        "region": "eu-west-1",
        "identifier": OTHER,
        "started": "2026-11-24T19:16:43.000Z",
        "source_arn": seen("us-west-2", TARGET)["DBInstanceArn"],
        "source_region": "us-west-2",
    }
    with pytest.MonkeyPatch.context() as patch:
        made = recorded(operator, patch)
        operator.handler(event, None)

    assert made["DBInstanceIdentifier"] == f"{OTHER}-2026-11-24"
    assert made["SourceDBInstanceIdentifier"] == event["source_arn"]
    assert made["DBInstanceClass"] == "db.r6g.large"
    assert made["Tags"] == [{"Key": "Service", "Value": "data"}]


def recorded(operator: Any, patch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The arguments of the call, which is not made: the emulator's network is no matter here."""
    arguments: dict[str, Any] = {}
    client = rds("eu-west-1")
    old = {
        **seen("eu-west-1", OTHER),
        "DBSubnetGroup": {"DBSubnetGroupName": OTHER},
        "VpcSecurityGroups": [{"VpcSecurityGroupId": "sg-0there"}],
    }
    patch.setattr(
        client, "create_db_instance_read_replica", lambda **given: arguments.update(given)
    )
    patch.setattr(operator.boto3, "client", lambda *_, **__: client)
    patch.setattr(operator, "look", lambda *_: old)
    return arguments
