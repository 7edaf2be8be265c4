"""A copy of the events in CloudWatch Logs, and filters that count some of them."""

from dataclasses import dataclass

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.cloudwatch_log_metric_filter import (
    CloudwatchLogMetricFilter,
    CloudwatchLogMetricFilterMetricTransformation,
)
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy

from specgen.facts.cloudtrail import CIS_FILTERS
from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.construct import Scope
from specgen.systems.trail.alarms import NAMESPACE
from specgen.systems.trail.model import Trail


@dataclass(frozen=True, slots=True)
class Copy:
    group_arn: str
    role_arn: str
    permission: IamRolePolicy


def log(scope: Scope, spec: Trail, key_arn: str | None) -> Copy:
    name = spec.log_group(scope.here)
    group = scope.add(
        CloudwatchLogGroup,
        name=name,
        retention_in_days=spec.log.retention_days if spec.log else None,
        kms_key_id=key_arn,
        skip_destroy=True if scope.protected else None,
        lifecycle=scope.lifecycle(),
    )
    if spec.counts:
        _counted(scope, group)
    role, permission = _permitted(scope, name)
    # CloudTrail wants the ARN of all streams of the group
    return Copy(f"{group.arn}:*", role.arn, permission)


def _permitted(scope: Scope, group: str) -> tuple[IamRole, IamRolePolicy]:
    """source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
    (2026-11-29); a condition on the account would keep CloudTrail out: facts/deputies.py
    """
    role = scope.add(
        IamRole,
        "log",
        name=scope.aws_name("log"),
        assume_role_policy=scope.json("log-trust", trust("cloudtrail.amazonaws.com")),
    )
    stream = f"{scope.names.account}_CloudTrail_{scope.region}*"
    streams = scope.names.arn("logs", f"log-group:{group}:log-stream:{stream}")
    write = allow("WriteEvents", ["logs:CreateLogStream", "logs:PutLogEvents"], [streams])
    text = scope.json("log-policy", document(write))
    return role, scope.add(IamRolePolicy, "log", name="log", role=role.name, policy=text)


def _counted(scope: Scope, group: CloudwatchLogGroup) -> None:
    for name, pattern in CIS_FILTERS.items():
        scope.add(
            CloudwatchLogMetricFilter,
            name,
            name=name,
            log_group_name=group.name,
            pattern=pattern,
            metric_transformation=CloudwatchLogMetricFilterMetricTransformation(
                name=name, namespace=NAMESPACE, value="1"
            ),
        )
