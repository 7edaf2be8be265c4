"""Flow logs of the VPC, in their own bucket."""

from cdktf_cdktf_provider_aws.flow_log import FlowLog, FlowLogDestinationOptions
from cdktf_cdktf_provider_aws.vpc import Vpc

from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.s3 import bucket_arn, log_bucket
from specgen.sdk.construct import Scope
from specgen.systems.network.model import Network

ROLE = "flow-logs"


def flow_logs(scope: Scope, spec: Network, vpc: Vpc) -> None:
    key = spec.flow_logs.key
    policy = log_bucket(
        scope,
        ROLE,
        retention_days=spec.flow_logs.retention_days,
        statements=_delivery(scope),
        key_arn=scope.read("key", key, "arn") if key else None,
    )
    scope.add(
        FlowLog,
        vpc_id=vpc.id,
        traffic_type=spec.flow_logs.traffic,
        log_destination_type="s3",
        log_destination=bucket_arn(scope, ROLE),
        max_aggregation_interval=600,
        destination_options=FlowLogDestinationOptions(
            file_format="parquet", hive_compatible_partitions=True, per_hour_partition=True
        ),
        tags={"Name": scope.aws_name()},
        # without the policy AWS writes its own, and the two race
        depends_on=[policy],
    )


def _delivery(scope: Scope) -> list[dict[str, object]]:
    """The policy that AWS writes, so that AWS finds nothing to add.

    source: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
    """
    arn, account = bucket_arn(scope, ROLE), {"aws:SourceAccount": scope.names.account}
    service = {"Service": "delivery.logs.amazonaws.com"}
    source = {"ArnLike": {"aws:SourceArn": scope.names.arn("logs", "*")}}
    acl = {"s3:x-amz-acl": "bucket-owner-full-control"}
    return [
        allow(
            "AWSLogDeliveryWrite",
            ["s3:PutObject"],
            [f"{arn}/AWSLogs/*"],
            principals=service,
            conditions={"StringEquals": {**account, **acl}, **source},
        ),
        allow(
            "AWSLogDeliveryAclCheck",
            ["s3:GetBucketAcl", "s3:ListBucket"],
            [arn],
            principals=service,
            conditions={"StringEquals": account, **source},
        ),
    ]
