"""Access logs of the load balancer, in their own bucket."""

from cdktf_cdktf_provider_aws.lb import LbAccessLogs

from specgen.sdk.aws.s3.closed import bucket_arn, log_bucket
from specgen.sdk.aws.s3.deliveries import elb_logs
from specgen.sdk.construct import Scope
from specgen.systems.load_balancer.model import LoadBalancer

ROLE = "access-logs"


def access_logs(scope: Scope, spec: LoadBalancer) -> LbAccessLogs:
    # ELB writes a test object when logging is turned on: the policy must exist by then
    policy = log_bucket(
        scope,
        ROLE,
        retention_days=spec.access_logs.retention_days,
        statements=[elb_logs(scope.names, bucket_arn(scope, ROLE))],
    )
    return LbAccessLogs(bucket=policy.bucket, enabled=True)
