"""Each alarm that AWS recommends for a service that we make is a row, or declined with a reason."""

import pytest

from specgen.facts.recommended_alarms import Recommended, recommended
from specgen.sdk.alarms import Alarm
from specgen.systems import SYSTEMS

ENHANCED = "counts what CPUUtilization and MemoryUtilization count, of clusters with more insights"
OF_CLUSTER = "a share of a cluster's hosts; CapacityProviderReservation says whether tasks wait"
OF_ACCOUNT = "a number of the account; Throttles says it of each function"
AURORA = "Aurora only"
BY_REQUEST = "S3 counts requests only for buckets that pay for it, which is not built"
TRAFFIC = "how much is usual differs from topic to topic; write a threshold where it is known"

DECLINED = {
    ("AWS/AutoScaling", "GroupInServiceCapacity"): "in units of weights; hosts are counted instead",
    ("AWS/CloudFront", "FunctionExecutionErrors"): "no behavior runs a function",
    ("AWS/CloudFront", "FunctionThrottles"): "no behavior runs a function",
    ("AWS/CloudFront", "FunctionValidationErrors"): "no behavior runs a function",
    ("AWS/EBS", "VolumeStalledIOCheck"): "StatusCheckFailed_AttachedEBS says it of all volumes",
    ("AWS/ECS", "CPUReservation"): OF_CLUSTER,
    ("AWS/ECS", "MemoryReservation"): OF_CLUSTER,
    ("AWS/ECS", "EBSFilesystemUtilization"): "no task has an EBS volume of its own",
    ("AWS/ECS", "HTTPCode_Target_5XX_Count"): "of Service Connect, which is not built",
    ("AWS/ECS", "TargetResponseTime"): "of Service Connect, which is not built",
    ("AWS/Lambda", "ClaimedAccountConcurrency"): OF_ACCOUNT,
    ("AWS/Lambda", "ConcurrentExecutions"): OF_ACCOUNT,
    ("AWS/PrivateLinkEndpoints", "PacketsDropped"): "its dimensions have ids of every interface",
    ("AWS/RDS", "AuroraBinlogReplicaLag"): AURORA,
    ("AWS/RDS", "AuroraVolumeBytesLeftTotal"): AURORA,
    ("AWS/RDS", "BlockedTransactions"): AURORA,
    ("AWS/RDS", "BufferCacheHitRatio"): AURORA,
    ("AWS/RDS", "EngineUptime"): AURORA,
    ("AWS/RDS", "RollbackSegmentHistoryListLength"): AURORA,
    ("AWS/RDS", "StorageNetworkThroughput"): AURORA,
    ("AWS/S3", "4xxErrors"): BY_REQUEST,
    ("AWS/S3", "5xxErrors"): BY_REQUEST,
    ("AWS/SNS", "NumberOfMessagesPublished"): TRAFFIC,
    ("AWS/SNS", "NumberOfNotificationsDelivered"): TRAFFIC,
    ("AWS/SNS", "NumberOfNotificationsFailedToRedriveToDlq"): "no subscription has dead letters",
    ("AWS/SNS", "NumberOfNotificationsRedrivenToDlq"): "no subscription has dead letters",
    ("AWS/SNS", "NumberOfNotificationsFilteredOut-InvalidAttributes"): "no subscription filters",
    ("AWS/SNS", "NumberOfNotificationsFilteredOut-InvalidMessageBody"): "no subscription filters",
    ("AWS/SNS", "SMSSuccessRate"): "by country, which no document names",
    ("AWS/SQS", "ApproximateNumberOfMessagesNotVisible"): "the age of the oldest message says more",
    ("AWS/SQS", "NumberOfMessagesSent"): TRAFFIC,
    ("ECS/ContainerInsights", "ContainerCpuUtilization"): ENHANCED,
    ("ECS/ContainerInsights", "ContainerMemoryUtilization"): ENHANCED,
    ("ECS/ContainerInsights", "TaskCpuUtilization"): ENHANCED,
    ("ECS/ContainerInsights", "TaskMemoryUtilization"): ENHANCED,
    (
        "ECS/ContainerInsights",
        "TaskEphemeralStorageUtilization",
    ): "EphemeralStorageUtilized is kept",
    ("ECS/ContainerInsights", "instance_filesystem_utilization"): "hosts run no agent",
}


def kept() -> set[tuple[str, str]]:
    rows = [row for system in SYSTEMS for row in system.alarms if isinstance(row, Alarm)]
    plain = {(row.namespace, row.metric) for row in rows}
    return plain | {
        (value.namespace or row.namespace, value.metric)
        for row in rows
        if row.math
        for value in row.math.values
    }


@pytest.mark.parametrize(
    "one", recommended(), ids=lambda r: f"{r.namespace}-{r.metric}-{'-'.join(r.dimensions)}"
)
def test_a_recommendation_is_kept_or_declined(one: Recommended) -> None:
    key = one.namespace, one.metric

    assert (key in kept()) != (key in DECLINED)


def test_nothing_is_declined_that_nobody_recommends() -> None:
    assert set(DECLINED) <= {(one.namespace, one.metric) for one in recommended()}


def test_rows_have_the_dimensions_of_recommendations() -> None:
    """Where AWS recommends one set of dimensions only, the subject of a row has this set."""
    dimensions: dict[tuple[str, str], set[frozenset[str]]] = {}
    for one in recommended():
        key = one.namespace, one.metric
        dimensions.setdefault(key, set()).add(frozenset(one.dimensions))

    wrong = {
        (row.id, row.metric)
        for system in SYSTEMS
        for row in system.alarms
        if isinstance(row, Alarm)
        for known in [dimensions.get((row.namespace, row.metric))]
        if known and row.subject in SUBJECTS and SUBJECTS[row.subject] not in known
    }

    assert wrong == set()


SUBJECTS = {
    "ecs_service": frozenset({"ClusterName", "ServiceName"}),
    "rds_instance": frozenset({"DBInstanceIdentifier"}),
    "redis_node": frozenset({"CacheClusterId"}),
    "redis_host": frozenset({"CacheClusterId", "CacheNodeId"}),
    "nat_gateway": frozenset({"NatGatewayId"}),
    "certificate": frozenset({"CertificateArn"}),
    "cdn": frozenset({"DistributionId", "Region"}),
    "health_check": frozenset({"HealthCheckId"}),
    "queue": frozenset({"QueueName"}),
    "dead_letter_queue": frozenset({"QueueName"}),
    "topic": frozenset({"TopicName"}),
    "timeseries_node": frozenset({"InstanceId"}),
    "bucket": frozenset({"SourceBucket", "DestinationBucket", "RuleId"}),
    "writer_probe": frozenset({"Failover", "ProbeRegion"}),
}
"""Kind of subject -> its dimensions; tests/systems/alarms proves that documents yield these."""
