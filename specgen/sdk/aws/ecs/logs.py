"""Where the output of tasks goes: a group of their own, or one that has a document."""

from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup

from specgen.sdk.aws.ecs.fields import Logs
from specgen.sdk.aws.interfaces import LOG_GROUP
from specgen.sdk.aws.metric_filters.construct import metric_filters
from specgen.sdk.construct.scope import Scope


@dataclass(frozen=True, slots=True)
class Group:
    """arn: without the part for its streams"""

    name: str
    arn: str


def log_group(scope: Scope, logs: Logs) -> Group:
    if logs.group is not None:
        document = LOG_GROUP.get(scope.here, logs.group)
        return Group(scope.read("log_group", logs.group, "name"), document.spec.arn(document))
    name = f"/aws/ecs/{scope.aws_name()}"
    made = scope.add(
        CloudwatchLogGroup,
        name=name,
        retention_in_days=logs.retention_days,
        kms_key_id=scope.read("key", logs.key, "arn") if logs.key else None,
        skip_destroy=True if scope.protected else None,
        lifecycle=scope.lifecycle(),
    )
    metric_filters(scope, logs.metric_filters, made.name)
    return Group(made.name, scope.names.arn("logs", f"log-group:{name}"))


def log_configuration(scope: Scope, logs: Group) -> dict[str, Any]:
    return {
        "logDriver": "awslogs",
        "options": {
            "awslogs-group": logs.name,
            "awslogs-region": scope.region,
            "awslogs-stream-prefix": scope.first_name,
        },
    }
