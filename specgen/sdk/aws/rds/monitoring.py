"""Monitoring of a database: enhanced monitoring with its own role, exported logs, insights."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy

from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.aws.rds.protocols import Observed
from specgen.sdk.construct.scope import Scope

ROLE = "monitoring"
MONITORING_LOGS = "RDSOSMetrics"
"""Log group into which RDS writes the measurements of every instance of an account and region."""


@dataclass(frozen=True, slots=True)
class Monitoring:
    role: IamRole
    policy: IamRolePolicy


def monitoring(scope: Scope, spec: Observed, instances: Sequence[str] = ()) -> Monitoring | None:
    """instances: names in AWS, by default that of the document

    source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
    """
    if spec.enhanced_monitoring_interval_seconds == 0:
        return None
    names = sorted(instances) or [scope.aws_name()]
    arns = [scope.names.arn("rds", f"db:{name}") for name in names]
    source = arns[0] if len(arns) == 1 else arns
    account = {"aws:SourceAccount": scope.names.account, "aws:SourceArn": source}
    trusted = trust("monitoring.rds.amazonaws.com", {"StringEquals": account})
    role = scope.add(
        IamRole,
        ROLE,
        name=scope.aws_name(ROLE),
        description=f"Enhanced monitoring of {scope.aws_name()}",
        assume_role_policy=scope.json(f"{ROLE}-trust", trusted),
    )
    policy = scope.add(
        IamRolePolicy,
        ROLE,
        name=ROLE,
        role=role.name,
        policy=scope.json(f"{ROLE}-policy", _permissions(scope)),
    )
    return Monitoring(role, policy)


def _permissions(scope: Scope) -> dict[str, object]:
    """What AWS's own AmazonRDSEnhancedMonitoringRole permits, for this group only."""
    group = scope.names.arn("logs", f"log-group:{MONITORING_LOGS}")
    streams = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents"]
    return document(
        allow("Group", ["logs:CreateLogGroup", "logs:PutRetentionPolicy"], [group, f"{group}:*"]),
        allow("Streams", [*streams, "logs:PutLogEvents"], [f"{group}:log-stream:*"]),
    )


def log_groups(scope: Scope, spec: Observed, of: str = "instance") -> list[CloudwatchLogGroup]:
    """RDS sets the names; they are made before the instance, to expire and to have the key.

    source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html
    """
    exports = spec.exported
    key = scope.read("key", spec.log_key, "arn") if spec.log_key and exports else None
    return [
        scope.add(
            CloudwatchLogGroup,
            f"log-{export}",
            name=f"/aws/rds/{of}/{scope.aws_name()}/{export}",
            retention_in_days=spec.log_retention_days,
            kms_key_id=key,
        )
        for export in exports
    ]


def insights(spec: Observed, key: str | None) -> dict[str, Any]:
    """key: ARN; AWS's own if None"""
    settings, on = spec.performance_insights, spec.performance_insights.enabled
    return {
        "database_insights_mode": settings.mode if on else None,
        "performance_insights_enabled": on,
        "performance_insights_retention_period": settings.retention_days if on else None,
        "performance_insights_kms_key_id": key if on else None,
    }
