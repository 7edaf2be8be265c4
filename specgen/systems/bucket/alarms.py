"""Alarms of a bucket: its copies in another region.

Requests are counted only for buckets that pay for it, which is not built.
source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html (2026-11-29)
"""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "bucket-replication-failed",
        "bucket",
        "AWS/S3",
        "OperationsFailedReplication",
        "Sum",
        "above",
        {"warning": 0, "critical": 100},
        missing="notBreaching",
        datapoints=(1, 1),
        meaning="Objects could not be copied to the other region; look at the role, the keys and "
        "the target bucket.",
    ),
    Alarm(
        "bucket-replication-late",
        "bucket",
        "AWS/S3",
        "ReplicationLatency",
        "Maximum",
        "above",
        {"info": 900, "warning": 3600},
        missing="notBreaching",
        meaning="Copies in the other region are late, in seconds.",
    ),
)
