"""Log group document -> CloudWatch log group."""

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup

from specgen.sdk.aws.metric_filters.construct import metric_filters
from specgen.sdk.construct import Scope
from specgen.systems.log_group.model import LogGroup


def build(scope: Scope, spec: LogGroup) -> None:
    """skip_destroy keeps a protected group: prevent_destroy is removed with the document."""
    group = scope.add(
        CloudwatchLogGroup,
        name=spec.name_in_aws(scope.here),
        retention_in_days=spec.retention_days,
        kms_key_id=scope.read("key", spec.key, "arn") if spec.key else None,
        skip_destroy=True if scope.protected else None,
        lifecycle=scope.lifecycle(),
    )
    metric_filters(scope, spec.metric_filters, group.name)
