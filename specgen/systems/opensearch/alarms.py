"""Alarms of a domain.

source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cloudwatch-alarms.html
(2026-11-24); thresholds of the free storage are shares of the volume
"""

from collections.abc import Mapping
from typing import Any

from specgen.sdk import Alarm, Here, Math, Need, Value
from specgen.sdk.alarms import Severity

_SUBJECT, _NAMESPACE = "opensearch_domain", "AWS/ES"
_Levels = Mapping[Severity, float | str]

_MANY_REQUESTS = 100


def _above(id_: str, metric: str, thresholds: _Levels, meaning: str, **more: Any) -> Alarm:
    statistic = more.pop("statistic", "Maximum")
    return Alarm(
        id_, _SUBJECT, _NAMESPACE, metric, statistic, "above", thresholds, meaning=meaning, **more
    )


def _below(id_: str, metric: str, thresholds: _Levels, meaning: str, **more: Any) -> Alarm:
    statistic = more.pop("statistic", "Minimum")
    return Alarm(
        id_, _SUBJECT, _NAMESPACE, metric, statistic, "below", thresholds, meaning=meaning, **more
    )


def _holds_copies(here: Here[Any]) -> bool:
    """The one data node of a domain has no place for copies, so that it is always yellow."""
    return bool(here.spec.data.count > 1)


def _masters(here: Here[Any]) -> bool:
    return here.spec.dedicated_master is not None


def _encrypted(here: Here[Any]) -> bool:
    return bool(here.spec.key)


MASTERS = (Need("dedicated masters", _masters),)
KEY = (Need("a key of the account", _encrypted),)

ALARMS = (
    _above(
        "search-status-red",
        "ClusterStatus.red",
        {"critical": 0},
        "An index lacks a primary shard, so data is missing; look at the nodes and the storage.",
        datapoints=(1, 1),
    ),
    _above(
        "search-status-yellow",
        "ClusterStatus.yellow",
        {"warning": 0},
        "An index lacks copies; look whether a node is missing.",
        datapoints=(5, 5),
        needs=(Need("two data nodes", _holds_copies),),
    ),
    _above(
        "search-writes-blocked",
        "ClusterIndexWritesBlocked",
        {"critical": 0},
        "The domain refuses writes, because storage or memory is short.",
        period_seconds=300,
        datapoints=(1, 1),
    ),
    _below(
        "search-nodes",
        "Nodes",
        {"critical": "nodes"},
        "Fewer nodes are in the cluster than the document has; look at the domain's health.",
        datapoints=(10, 10),
    ),
    _above(
        "search-kms",
        "KMSKeyInaccessible",
        {"critical": 0},
        "The domain cannot use its key, and data will be lost if that lasts; look at the policy "
        "and state of the key.",
        missing="notBreaching",
        datapoints=(1, 1),
        needs=KEY,
    ),
    _above(
        "search-kms-errors",
        "KMSKeyError",
        {"critical": 0},
        "The key of the domain is disabled or will be deleted; enable it.",
        missing="notBreaching",
        datapoints=(1, 1),
        needs=KEY,
    ),
    _below(
        "search-master-reachable",
        "MasterReachableFromNode",
        {"critical": 1},
        "Nodes do not reach the master; look at its memory, and restart it if it hangs.",
        statistic="Maximum",
        datapoints=(5, 5),
    ),
    _below(
        "search-free-storage",
        "FreeStorageSpace",
        {
            "info": "storage_mib_40_percent",
            "warning": "storage_mib_25_percent",
            "critical": "storage_mib_10_percent",
        },
        "A node has little storage left, in MiB; delete old indices or add storage.",
    ),
    _above(
        "search-jvm",
        "JVMMemoryPressure",
        {"info": 75, "warning": 85, "critical": 95},
        "The heap is almost full; look at large queries and at the number of shards.",
    ),
    _above(
        "search-cpu",
        "CPUUtilization",
        {"info": 70, "warning": 85},
        "A data node is busy; look at the slow logs of queries.",
    ),
    _above(
        "search-master-cpu",
        "MasterCPUUtilization",
        {"warning": 50},
        "A master is busy; look at the number of shards, and at changes of mappings.",
        datapoints=(3, 3),
        period_seconds=300,
        needs=MASTERS,
    ),
    _above(
        "search-master-jvm",
        "MasterJVMMemoryPressure",
        {"warning": 85},
        "The heap of a master is almost full; there are too many shards for its type.",
        needs=MASTERS,
    ),
    _above(
        "search-snapshot",
        "AutomatedSnapshotFailure",
        {"warning": 0},
        "The automatic snapshot failed; look at the health of the cluster.",
        missing="notBreaching",
        datapoints=(1, 1),
    ),
    _above(
        "search-write-queue",
        "ThreadpoolWriteQueue",
        {"warning": 100},
        "Writes wait in a queue and will be refused when it is full; send larger and fewer bulks.",
        statistic="Average",
    ),
    _above(
        "search-search-queue",
        "ThreadpoolSearchQueue",
        {"warning": 500},
        "Searches wait in a queue and will be refused when it is full; look for slow ones.",
        statistic="Average",
    ),
    _above(
        "search-rejected",
        "Rejected writes and searches a minute",
        {"warning": 0},
        "The domain refuses writes or searches, because their queues are full.",
        statistic="Sum",
        missing="notBreaching",
        math=Math(
            (
                Value("writes", "ThreadpoolWriteRejected", "Sum"),
                Value("searches", "ThreadpoolSearchRejected", "Sum"),
            ),
            "DIFF(writes) + DIFF(searches)",
        ),
    ),
    _above(
        "search-5xx-share",
        "Requests that end with 5xx, percent",
        {"warning": 10},
        "A large share of the requests fails; look at the error logs of the domain.",
        statistic="Sum",
        missing="notBreaching",
        math=Math(
            (Value("errors", "5xx", "Sum"), Value("requests", "OpenSearchRequests", "Sum")),
            f"IF(requests > {_MANY_REQUESTS}, 100 * FILL(errors, 0) / requests, 0)",
        ),
    ),
    _above(
        "search-latency",
        "Mean time of a search, ms",
        {"info": "search_latency_p95_ms_80_percent", "warning": "search_latency_p95_ms"},
        "The mean search takes as long as only the slowest should; look at the slow logs.",
        statistic="Average",
        missing="notBreaching",
        math=Math(
            (
                Value("time", "SearchLatency", "Average"),
                Value("searches", "SearchRate", "Average"),
            ),
            "IF(searches > 0, time / searches, 0)",
        ),
    ),
    _above(
        "search-indexing-rate",
        "IndexingRate",
        {"info": "indexing_documents_per_minute"},
        "More documents are written than the domain is sized for.",
        statistic="Sum",
    ),
)
"""SearchLatency is the time of all searches of a minute, as Average and Maximum only."""
