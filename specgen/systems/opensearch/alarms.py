"""Alarms of a domain.

source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cloudwatch-alarms.html
(2026-11-24); thresholds of the free storage are shares of the volume
"""

from specgen.sdk import Alarm
from specgen.sdk.alarms import Severity

_SUBJECT, _NAMESPACE = "opensearch_domain", "AWS/ES"
_Levels = dict[Severity, float | str]


def _above(id_: str, metric: str, thresholds: _Levels, statistic: str = "Maximum") -> Alarm:
    return Alarm(id_, _SUBJECT, _NAMESPACE, metric, statistic, "above", thresholds)


def _below(id_: str, metric: str, thresholds: _Levels) -> Alarm:
    return Alarm(id_, _SUBJECT, _NAMESPACE, metric, "Minimum", "below", thresholds)


ALARMS = (
    _above("search-status-red", "ClusterStatus.red", {"critical": 0}),
    _above("search-status-yellow", "ClusterStatus.yellow", {"warning": 0}),
    _above("search-writes-blocked", "ClusterIndexWritesBlocked", {"critical": 0}),
    _below("search-nodes", "Nodes", {"critical": "nodes"}),
    _above("search-kms", "KMSKeyInaccessible", {"critical": 0}),
    _below(
        "search-free-storage",
        "FreeStorageSpace",
        {
            "info": "storage_mib_40_percent",
            "warning": "storage_mib_25_percent",
            "critical": "storage_mib_10_percent",
        },
    ),
    _above("search-jvm", "JVMMemoryPressure", {"info": 75, "warning": 85, "critical": 95}),
    _above("search-cpu", "CPUUtilization", {"info": 70, "warning": 85}),
    _above("search-master-cpu", "MasterCPUUtilization", {"warning": 50}),
    _above("search-master-jvm", "MasterJVMMemoryPressure", {"warning": 85}),
    _above("search-snapshot", "AutomatedSnapshotFailure", {"warning": 0}),
    _above(
        "search-latency-p95",
        "SearchLatency",
        {"info": "search_latency_p95_ms_80_percent", "warning": "search_latency_p95_ms"},
        "p95",
    ),
    _above(
        "search-indexing-rate", "IndexingRate", {"info": "indexing_documents_per_minute"}, "Average"
    ),
)
