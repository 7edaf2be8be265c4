"""What CloudWatch takes of alarms, and what they cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

AS_OF = date(2026, 11, 29)

_API = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference"

PERIODS = (10, 20, 30)
"""Periods in seconds besides multiples of 60. source: API_PutMetricAlarm.html"""
PERIODS_OF_METRICS: Mapping[tuple[str, str], int] = {
    ("AWS/CertificateManager", "DaysToExpiry"): 43_200,
    ("AWS/EC2", "CPUUtilization"): 300,
    ("AWS/EC2", "EBSByteBalance%"): 300,
    ("AWS/EC2", "EBSIOBalance%"): 300,
    ("AWS/RDS", "CPUCreditBalance"): 300,
    ("Timescale", "BackupAgeHours"): 3_600,
}
"""Seconds between data points of metrics that come less often than each minute.

source: the metric lists in each service's documentation (AS_OF); hosts without detailed monitoring
"""
LONGEST_DESCRIPTION = 1_024
"""source: API_PutMetricAlarm.html"""
MOST_ACTIONS = 5
MOST_METRICS = 10
"""Metrics of one expression. source: AmazonCloudWatch/latest/monitoring, cloudwatch_limits.html"""
MOST_DIMENSIONS = 30

MOST_CHILDREN = 100
"""Of one composite alarm. source: API_PutCompositeAlarm.html"""
LONGEST_RULE = 10_240

LONGEST_RULE_NAME = 64
"""Of EventBridge. source: botocore 1.44.5, events, RuleName (AS_OF)"""

# US dollars a month; from secondary sources, not verified on AWS's page of prices
METRIC_USD = 0.10
COMPOSITE_USD = 0.50
HIGH_RESOLUTION_FACTOR = 3
BAND_METRICS = 3
"""Metrics that an anomaly band is billed as."""

SUPPRESSION_WAIT_SECONDS = 120
"""How long a composite waits for the alarm that may keep it quiet, and after that one is over."""

_PERCENT = (0.0, 100.0)
RANGES: Mapping[tuple[str, str], tuple[float, float | None]] = {
    **{
        ("AWS/RDS", name): _PERCENT
        for name in ("ACUUtilization", "CPUUtilization", "EBSByteBalance%", "EBSIOBalance%")
    },
    **{
        ("AWS/ElastiCache", name): _PERCENT
        for name in (
            "CPUUtilization",
            "CacheHitRate",
            "DatabaseMemoryUsagePercentage",
            "EngineCPUUtilization",
        )
    },
    **{
        ("AWS/ES", name): _PERCENT
        for name in (
            "CPUUtilization",
            "JVMMemoryPressure",
            "MasterCPUUtilization",
            "MasterJVMMemoryPressure",
        )
    },
    **{
        ("AWS/EC2", name): _PERCENT
        for name in ("CPUUtilization", "EBSByteBalance%", "EBSIOBalance%")
    },
    ("AWS/EFS", "PercentIOLimit"): _PERCENT,
    ("CWAgent", "disk_used_percent"): _PERCENT,
    ("CWAgent", "mem_used_percent"): _PERCENT,
    ("AWS/CloudFront", "4xxErrorRate"): _PERCENT,
    ("AWS/CloudFront", "5xxErrorRate"): _PERCENT,
    ("AWS/Route53", "HealthCheckStatus"): (0.0, 1.0),
}
"""Least and most of metrics that have bounds; all others are 0 or more.

source: the metric lists in each service's documentation (AS_OF)
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """words: as in "the metric is in ..."; times: what turns the unit that is meant into this one

    least, most: a threshold beyond them is of the other unit, because no resource is so fast, so
    slow or so small
    """

    words: str
    meant: str
    times: float
    least: float = 0
    most: float | None = None


_BYTES = Unit("bytes", "GiB", 1024**3, least=1024**2)
_MILLISECONDS = Unit("milliseconds", "seconds", 1000, least=10)
_DISK_SECONDS = Unit("seconds", "milliseconds", 0.001, most=1)
UNITS: Mapping[tuple[str, str], Unit] = {
    **{
        ("AWS/RDS", name): _BYTES
        for name in (
            "BinLogDiskUsage",
            "FreeLocalStorage",
            "FreeStorageSpace",
            "FreeableMemory",
            "OldestReplicationSlotLag",
            "SwapUsage",
            "TransactionLogsDiskUsage",
        )
    },
    ("AWS/EFS", "BurstCreditBalance"): _BYTES,
    ("AWS/RDS", "ReadLatency"): _DISK_SECONDS,
    ("AWS/RDS", "WriteLatency"): _DISK_SECONDS,
    ("AWS/ApplicationELB", "TargetResponseTime"): Unit("seconds", "milliseconds", 0.001, most=100),
    ("AWS/RDS", "AuroraReplicaLag"): _MILLISECONDS,
    ("AWS/CloudFront", "OriginLatency"): _MILLISECONDS,
    ("AWS/Lambda", "IteratorAge"): _MILLISECONDS,
}
"""Units that people confuse. source: as of RANGES; the bounds are ours"""


def _sets(*names: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(name.split()) for name in names)


DIMENSIONS: Mapping[str, frozenset[frozenset[str]]] = {
    "AWS/ApplicationELB": _sets(
        "LoadBalancer",
        "TargetGroup",
        "AvailabilityZone LoadBalancer",
        "LoadBalancer TargetGroup",
        "AvailabilityZone LoadBalancer TargetGroup",
        "AvailabilityZone TargetGroup",
    ),
    "AWS/NetworkELB": _sets(
        "LoadBalancer",
        "AvailabilityZone LoadBalancer",
        "LoadBalancer TargetGroup",
        "AvailabilityZone LoadBalancer TargetGroup",
    ),
    "AWS/CertificateManager": _sets("CertificateArn"),
    "AWS/CloudFront": _sets("DistributionId Region", "DistributionId FunctionName Region"),
    "AWS/NATGateway": _sets("NatGatewayId"),
    "AWS/RDS": _sets(
        "",
        "DBClusterIdentifier",
        "DBClusterIdentifier Role",
        "DBInstanceIdentifier",
        "DatabaseClass",
        "DbClusterIdentifier EngineName",
        "EngineName",
        "SourceRegion",
    ),
    "AWS/SQS": _sets("QueueName"),
    "AWS/States": _sets("StateMachineArn", "ActivityArn", "LambdaFunctionArn", ""),
    "ECS/ContainerInsights": _sets(
        "ClusterName",
        "ClusterName ServiceName",
        "ClusterName TaskDefinitionFamily",
        "ClusterName ContainerInstanceId InstanceId",
    ),
}
"""Sets of dimensions that are published; an alarm on another set sees no data, for ever.

Only of namespaces whose sets are all listed.
source: the metric lists in each service's documentation, and the recommended alarms of
awslabs-cloudwatch-mcp-server 0.3.1 (AS_OF)
"""
