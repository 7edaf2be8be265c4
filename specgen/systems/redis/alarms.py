"""Alarms of each node of a cache."""

from specgen.sdk import Alarm

NAMESPACE = "AWS/ElastiCache"
NODE = "redis_node"

ALARMS = (
    Alarm(
        "redis-engine-cpu",
        NODE,
        NAMESPACE,
        "EngineCPUUtilization",
        "Average",
        "above",
        {"info": 60, "warning": 75, "critical": 90},
    ),
    Alarm(
        "redis-memory",
        NODE,
        NAMESPACE,
        "DatabaseMemoryUsagePercentage",
        "Maximum",
        "above",
        {"info": 60, "warning": 75, "critical": 90},
    ),
    Alarm("redis-evictions", NODE, NAMESPACE, "Evictions", "Sum", "above", {"info": 1000}),
    Alarm("redis-hit-rate", NODE, NAMESPACE, "CacheHitRate", "Average", "below", {"info": 80}),
    Alarm(
        "redis-replication-lag", NODE, NAMESPACE, "ReplicationLag", "Maximum", "above", {"info": 5}
    ),
)
