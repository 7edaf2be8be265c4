"""What the state machine and its function may do, and nothing more."""

from typing import Any

from specgen.sdk import Here
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import POSTGRES_REPLICA, TOPIC
from specgen.sdk.construct import Scope
from specgen.systems.failover.model import NAMESPACE, Failover
from specgen.systems.failover.model.names import (
    identifier_of,
    instance_arn,
    machine_arn,
    operator_arn,
)

DELIVERY = (
    "logs:CreateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:DescribeLogGroups",
    "logs:DescribeResourcePolicies",
    "logs:GetLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:UpdateLogDelivery",
)
"""They take no resource.

source: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html (2026-11-24)
"""


def machine_statements(scope: Scope, spec: Failover) -> list[dict[str, Any]]:
    here = scope.here
    target, topic = POSTGRES_REPLICA.get(here, spec.target), TOPIC.get(here, spec.topic)
    moved = here.names.arn("cloudwatch", f"alarm:{scope.aws_name('moved')}")
    made = [
        allow(
            "Promote",
            ["rds:DescribeDBInstances", "rds:ModifyDBInstance", "rds:PromoteReadReplica"],
            [instance_arn(target)],
        ),
        allow("ActElsewhere", ["lambda:InvokeFunction"], [operator_arn(here)]),
        allow("Tell", ["sns:Publish"], [topic.spec.arn(topic)]),
        allow(
            "MoveTheName",
            ["cloudwatch:PutMetricData"],
            conditions={"StringEquals": {"cloudwatch:namespace": NAMESPACE}},
        ),
        allow("SeeThatItMoved", ["cloudwatch:DescribeAlarms"], [moved]),
        allow("CountRuns", ["states:ListExecutions"], [machine_arn(here)]),
        allow("DeliverLog", DELIVERY),
    ]
    if topic.spec.key:
        key = scope.read("key", topic.spec.key, "arn")
        made.append(allow("Encrypt", ["kms:Decrypt", "kms:GenerateDataKey*"], [key]))
    return made


def operator_statements(scope: Scope, spec: Failover) -> list[dict[str, Any]]:
    """A call across regions is authorized in both: for the new replica and for its source."""
    here = scope.here
    old, target = spec.old_writer(here), POSTGRES_REPLICA.get(here, spec.target)
    others = list(spec.others(here))
    made = [
        allow(
            "Fence",
            ["rds:DescribeDBInstances", "rds:ModifyDBInstance", "rds:RebootDBInstance"],
            [instance_arn(old)],
        )
    ]
    if not others:
        return made
    keys = sorted({_region_of_keys(other) for other in [*others, target]})
    via = {f"rds.{other.region}.{here.names.dns_suffix}": None for other in [*others, target]}
    return [
        *made,
        allow("SeeReplicas", ["rds:DescribeDBInstances"], [instance_arn(o) for o in others]),
        allow(
            "MakeReplicas",
            ["rds:AddTagsToResource", "rds:CreateDBInstanceReadReplica"],
            sorted({instance_arn(target), *(arn for o in others for arn in _replica_arns(o))}),
        ),
        allow(
            "EncryptReplicas",
            ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*"],
            keys,
            conditions={"StringEquals": {"kms:ViaService": sorted(via)}},
        ),
    ]


def _replica_arns(other: Here) -> list[str]:
    """The new replica, and the groups that it gets."""
    arn = other.names.arn
    return [
        arn("rds", f"db:{identifier_of(other)}-*"),
        arn("rds", "og:default*"),
        arn("rds", "pg:*"),
        arn("rds", f"subgrp:{identifier_of(other)}*"),
    ]


def _region_of_keys(other: Here) -> str:
    return other.names.arn("kms", "key/*")
