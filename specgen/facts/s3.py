"""What S3 keeps, moves, tells and takes from other services of AWS.

source: the API model of botocore 1.44.5, and the pages named beside each fact (2026-11-29)
"""

from collections.abc import Mapping
from dataclasses import dataclass

_GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
_LOGS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs"


@dataclass(frozen=True, slots=True)
class StorageClass:
    """deeper: classes that a lifecycle may move its objects to

    minimum_days: that are paid at least; asleep: its objects must be restored before they are read
    """

    deeper: tuple[str, ...]
    minimum_days: int = 0
    asleep: bool = False


_ARCHIVES = ("DEEP_ARCHIVE", "GLACIER")
_COLD = (*_ARCHIVES, "GLACIER_IR", "ONEZONE_IA")
STORAGE_CLASSES: Mapping[str, StorageClass] = {
    "STANDARD": StorageClass((*_COLD, "INTELLIGENT_TIERING", "STANDARD_IA")),
    "STANDARD_IA": StorageClass((*_COLD, "INTELLIGENT_TIERING"), 30),
    "INTELLIGENT_TIERING": StorageClass(_COLD),
    "ONEZONE_IA": StorageClass(_ARCHIVES, 30),
    "GLACIER_IR": StorageClass(_ARCHIVES, 90),
    "GLACIER": StorageClass(("DEEP_ARCHIVE",), 90, asleep=True),
    "DEEP_ARCHIVE": StorageClass((), 180, asleep=True),
}
"""source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
and storage-class-intro.html beside it (2026-11-29)
"""

TRANSITIONS = tuple(sorted(set(STORAGE_CLASSES) - {"STANDARD"}))
DAYS_BEFORE_INFREQUENT_ACCESS = 30
INFREQUENT_ACCESS = ("ONEZONE_IA", "STANDARD_IA")
"""To these S3 moves nothing that is younger, and out of them nothing that is there for less time.
botocore 1.44.5 no longer says so.

source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html and
https://repost.aws/knowledge-center/s3-lifecycle-rule-glacier-storage (2026-11-29)
"""

EVENTS = (
    "s3:IntelligentTiering",
    "s3:LifecycleExpiration:*",
    "s3:LifecycleExpiration:Delete",
    "s3:LifecycleExpiration:DeleteMarkerCreated",
    "s3:LifecycleTransition",
    "s3:ObjectAcl:Put",
    "s3:ObjectCreated:*",
    "s3:ObjectCreated:CompleteMultipartUpload",
    "s3:ObjectCreated:Copy",
    "s3:ObjectCreated:Post",
    "s3:ObjectCreated:Put",
    "s3:ObjectRemoved:*",
    "s3:ObjectRemoved:Delete",
    "s3:ObjectRemoved:DeleteMarkerCreated",
    "s3:ObjectRestore:*",
    "s3:ObjectRestore:Completed",
    "s3:ObjectRestore:Delete",
    "s3:ObjectRestore:Post",
    "s3:ObjectTagging:*",
    "s3:ObjectTagging:Delete",
    "s3:ObjectTagging:Put",
    "s3:ReducedRedundancyLostObject",
    "s3:Replication:*",
    "s3:Replication:OperationFailedReplication",
    "s3:Replication:OperationMissedThreshold",
    "s3:Replication:OperationNotTracked",
    "s3:Replication:OperationReplicatedAfterThreshold",
)
"""Not here: events of object annotations and retention, which provider 5.100.0 is older than."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A service of AWS that writes into a bucket, and what it asks of the bucket.

    kms: how facts.kms calls the service that encrypts, empty if it takes SSE-S3 only
    prefix: of the bucket's name; lockable: whether the bucket may have Object Lock
    """

    what: str
    source: str
    kms: str = ""
    prefix: str = ""
    lockable: bool = True


_ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest"
_S3_LOGS = f"{_GUIDE}/enable-server-access-logging.html"
DELIVERIES: Mapping[str, Delivery] = {
    "cloudfront_logs": Delivery(
        "access logs of CloudFront", f"{_LOGS}/AWS-logs-infrastructure-V2-S3.html", "log_delivery"
    ),
    "cloudtrail": Delivery(
        "a trail of CloudTrail",
        "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
        "cloudtrail",
    ),
    "elb_logs": Delivery(
        "access logs of application load balancers",
        f"{_ELB}/application/enable-access-logging.html",
    ),
    "flow_logs": Delivery(
        "flow logs of networks",
        "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html",
        "log_delivery",
    ),
    "nlb_logs": Delivery(
        "access logs of network load balancers",
        f"{_ELB}/network/enable-access-logs.html",
        "log_delivery",
    ),
    "resolver_logs": Delivery(
        "query logs of Route 53 Resolver",
        f"{_LOGS}/AWS-logs-infrastructure-S3.html",
        "log_delivery",
    ),
    "s3_access_logs": Delivery("access logs of other buckets", _S3_LOGS, lockable=False),
    "waf_logs": Delivery(
        "logs of web ACLs",
        "https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html",
        "log_delivery",
        prefix="aws-waf-logs-",
    ),
}
"""What a bucket may receive."""
