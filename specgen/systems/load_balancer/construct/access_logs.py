"""Access logs of the load balancer, in their own bucket."""

from cdktf_cdktf_provider_aws.lb import LbAccessLogs

from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.s3 import bucket_arn, log_bucket
from specgen.sdk.construct import Scope
from specgen.systems.load_balancer.model import LoadBalancer

ROLE = "access-logs"
DELIVERY = "logdelivery.elasticloadbalancing.amazonaws.com"
"""Writes the logs in every region, also where an ELB account used to write them.

source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
"""


def access_logs(scope: Scope, spec: LoadBalancer) -> LbAccessLogs:
    # ELB writes a test object when logging is turned on: the policy must exist by then
    policy = log_bucket(
        scope,
        ROLE,
        retention_days=spec.access_logs.retention_days,
        statements=[_delivery(scope)],
    )
    return LbAccessLogs(bucket=policy.bucket, enabled=True)


def _delivery(scope: Scope) -> dict[str, object]:
    """The account is part of the path, so load balancers of other accounts cannot write here."""
    return allow(
        "LogDeliveryWrite",
        ["s3:PutObject"],
        [f"{bucket_arn(scope, ROLE)}/AWSLogs/{scope.names.account}/*"],
        principals={"Service": DELIVERY},
    )
