"""Alarms of each node of a cache."""

from typing import Any

from specgen.facts import redis
from specgen.sdk import Alarm, Here, Need

NAMESPACE = "AWS/ElastiCache"
NODE, HOST = "redis_node", "redis_host"
"""The engine's metrics have the node as their dimension, those of its host its number, too."""

MOST_CONNECTIONS = 65_000
"""Of a node. source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/BestPractices.Clients.Redis.Connections.html
(2026-11-30)
"""

SMALL_VCPU = 2
"""source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
(2026-11-30)
"""


def _replicas(here: Here[Any]) -> bool:
    return bool(here.spec.replicas_per_shard)


def _small(here: Here[Any]) -> bool:
    vcpu = redis.vcpu(here.spec.node_type)
    return vcpu is not None and vcpu <= SMALL_VCPU


ALARMS = (
    Alarm(
        "redis-engine-cpu",
        NODE,
        NAMESPACE,
        "EngineCPUUtilization",
        "Average",
        "above",
        {"info": 60, "warning": 75, "critical": 90},
        meaning="The one thread that runs commands is busy; look for slow commands and hot keys.",
    ),
    Alarm(
        "redis-host-cpu",
        HOST,
        NAMESPACE,
        "CPUUtilization",
        "Average",
        "above",
        {"warning": "cpu_of_one_thread"},
        datapoints=(5, 5),
        needs=(Need(f"a node type of {SMALL_VCPU} vCPU or fewer", _small),),
        meaning="A small host is busy, with commands or with connections; take a larger node "
        "type, or more replicas or shards.",
    ),
    Alarm(
        "redis-silent",
        NODE,
        NAMESPACE,
        "EngineCPUUtilization",
        "SampleCount",
        "below",
        {"critical": 1},
        # a node that is gone publishes nothing, so that no other alarm is raised
        "breaching",
        datapoints=(10, 10),
        meaning="The node publishes no metrics, because it failed or is replaced; look at the "
        "events of the cache.",
    ),
    Alarm(
        "redis-memory",
        NODE,
        NAMESPACE,
        "DatabaseMemoryUsagePercentage",
        "Maximum",
        "above",
        {"info": 60, "warning": 75, "critical": 90},
        meaning="The node is almost full and will evict keys or refuse writes; look at keys that "
        "never expire.",
    ),
    Alarm(
        "redis-evictions",
        NODE,
        NAMESPACE,
        "Evictions",
        "Sum",
        "above",
        {"info": 1000},
        "notBreaching",
        meaning="The node removes keys to make room; it needs more memory, or shorter lives of "
        "keys.",
    ),
    Alarm(
        "redis-hit-rate",
        NODE,
        NAMESPACE,
        "CacheHitRate",
        "Average",
        "below",
        {"info": 80},
        period_seconds=300,
        datapoints=(3, 3),
        meaning="Many keys are not in the cache, so the database does the work; look at what "
        "changed in the keys.",
    ),
    Alarm(
        "redis-replication-lag",
        NODE,
        NAMESPACE,
        "ReplicationLag",
        "Maximum",
        "above",
        {"info": 5},
        datapoints=(15, 15),
        needs=(Need("replicas", _replicas),),
        meaning="A replica is seconds behind its primary; look at the writes and the network.",
    ),
    Alarm(
        "redis-connections",
        HOST,
        NAMESPACE,
        "CurrConnections",
        "Average",
        "above",
        {"warning": MOST_CONNECTIONS * 0.8},
        datapoints=(10, 10),
        meaning="The node will soon refuse connections; look for clients that open too many.",
    ),
)
