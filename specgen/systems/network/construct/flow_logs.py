"""Flow logs of the VPC, in their own bucket."""

from cdktf_cdktf_provider_aws.flow_log import FlowLog, FlowLogDestinationOptions
from cdktf_cdktf_provider_aws.vpc import Vpc

from specgen.sdk.aws.s3.closed import bucket_arn, log_bucket
from specgen.sdk.aws.s3.deliveries import vended_logs
from specgen.sdk.construct import Scope
from specgen.systems.network.model import Network

ROLE = "flow-logs"


def flow_logs(scope: Scope, spec: Network, vpc: Vpc) -> None:
    key = spec.flow_logs.key
    policy = log_bucket(
        scope,
        ROLE,
        retention_days=spec.flow_logs.retention_days,
        statements=list(vended_logs(scope.names, bucket_arn(scope, ROLE))),
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
