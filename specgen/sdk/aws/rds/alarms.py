"""Alarms of an instance; storage, memory and connections in percent of its own.

A stopped instance has no metrics, so silence is not a fault.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from specgen.facts.rds import bursts_to_volumes
from specgen.project.here import Here
from specgen.sdk.alarms import Alarm, Need, Severity, Subject

INSTANCE, NAMESPACE = "rds_instance", "AWS/RDS"
MEBIBYTES_256 = 268_435_456


def _above(  # noqa: PLR0913  the parts of a row
    id_: str,
    metric: str,
    statistic: str,
    thresholds: Mapping[Severity, float | str],
    meaning: str,
    datapoints: tuple[int, int] = (4, 5),
) -> Alarm:
    return Alarm(
        id_,
        INSTANCE,
        NAMESPACE,
        metric,
        statistic,
        "above",
        thresholds,
        datapoints=datapoints,
        meaning=meaning,
    )


def _below(
    id_: str,
    metric: str,
    thresholds: Mapping[Severity, float | str],
    meaning: str,
    needs: tuple[Need, ...] = (),
) -> Alarm:
    return Alarm(
        id_,
        INSTANCE,
        NAMESPACE,
        metric,
        "Minimum",
        "below",
        thresholds,
        needs=needs,
        meaning=meaning,
    )


def _class_of(here: Here[Any]) -> str:
    found = here.spec.instance_in(here)
    return str(found.instance_class) if found else ""


def _has_credits(here: Here[Any]) -> bool:
    return _class_of(here).startswith("db.t")


def _bursts(here: Here[Any]) -> bool:
    return bursts_to_volumes(_class_of(here))


FEW_PERCENT = 10
"""Of what a small class has for reaching its volumes faster; then it is as slow as its baseline.

source: facts/recommended_alarms.py; that only such classes have the metrics:
https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html (2026-11-30)
"""


def _balance(id_: str, metric: str, of: str) -> Alarm:
    row = _below(
        id_,
        metric,
        {"warning": FEW_PERCENT},
        f"The instance has almost used up its {of} and will be slower; take a larger class, or "
        "look at what reads and writes.",
        (Need("a class that bursts to its volumes", _bursts),),
    )
    return replace(row, statistic="Average", datapoints=(3, 3))


FEW_CREDITS = 20
"""Minutes of one vCPU; then it is slower, or costs more."""
CREDITS_SECONDS = 300
"""How often they are published.

source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html (2026-11-29)
"""

ALARMS: tuple[Alarm, ...] = (
    _above(
        "rds-cpu",
        "CPUUtilization",
        "Average",
        {"info": 60, "warning": 75, "critical": 90},
        "The database is busy; look for the statements with the most load.",
    ),
    _below(
        "rds-free-storage",
        "FreeStorageSpace",
        {
            "info": "storage_20_percent",
            "warning": "storage_10_percent",
            "critical": "storage_5_percent",
        },
        "The storage is almost full, in bytes, and a full database stops; look at what grows, "
        "and at replication slots.",
    ),
    _below(
        "rds-memory",
        "FreeableMemory",
        {"info": "memory_6_percent", "warning": "memory_3_percent"},
        "Little memory is left, in bytes; look at the connections and at large sorts.",
    ),
    _above(
        "rds-connections",
        "DatabaseConnections",
        "Maximum",
        {
            "info": "connections_30_percent",
            "warning": "connections_60_percent",
            "critical": "connections_90_percent",
        },
        "Many of the connections that the database allows are in use; look for clients without "
        "a pool.",
    ),
    _above(
        "rds-read-latency",
        "ReadLatency",
        "p90",
        {"info": 0.005, "warning": 0.02},
        "Reads from the disk are slow, in seconds; look at IOPS and throughput of the volume.",
    ),
    _above(
        "rds-write-latency",
        "WriteLatency",
        "p90",
        {"info": 0.005, "warning": 0.02},
        "Writes to the disk are slow, in seconds; look at IOPS and throughput of the volume.",
    ),
    _above(
        "rds-queue-depth",
        "DiskQueueDepth",
        "Average",
        {"info": 64},
        "Requests to the disk wait; it needs more IOPS, or statements read too much.",
    ),
    _above(
        "rds-swap",
        "SwapUsage",
        "Maximum",
        {"info": MEBIBYTES_256},
        "The instance swaps, in bytes, because its memory is too small.",
    ),
    _above(
        "rds-xid-age",
        "MaximumUsedTransactionIDs",
        "Maximum",
        {"warning": 1_000_000_000},
        "Vacuum falls behind, and at two thousand million transactions the database stops "
        "writing; look for old transactions.",
        (1, 1),
    ),
    replace(
        _below(
            "rds-cpu-credits",
            "CPUCreditBalance",
            {"warning": FEW_CREDITS},
            "A burstable instance has used up its credits; it is slower now, or costs more.",
            (Need("a burstable class", _has_credits),),
        ),
        period_seconds=CREDITS_SECONDS,
        datapoints=(3, 3),
    ),
    _balance("rds-byte-balance", "EBSByteBalance%", "burst of throughput"),
    _balance("rds-io-balance", "EBSIOBalance%", "burst of IOPS"),
    _above(
        "rds-transaction-logs",
        "TransactionLogsDiskUsage",
        "Maximum",
        {"warning": "storage_20_percent"},
        "A fifth of the storage is transaction logs, in bytes, because something still has to read "
        "them; look for replication slots that nobody reads, and at replicas.",
        (15, 15),
    ),
)
"""Of PostgreSQL."""

ONLY_POSTGRES = ("rds-xid-age", "rds-transaction-logs")
ANY_ENGINE = tuple(row for row in ALARMS if row.id not in ONLY_POSTGRES)


def _has_insights(here: Here[Any]) -> bool:
    found = here.spec.instance_in(here)
    return bool(found and found.performance_insights.enabled)


LOAD = Alarm(
    "rds-load",
    INSTANCE,
    NAMESPACE,
    "DBLoad",
    "Average",
    "above",
    {"warning": "vcpu", "critical": "vcpu_twice"},
    datapoints=(15, 15),
    needs=(Need("Performance Insights", _has_insights),),
    meaning="More sessions are active than the instance has vCPUs; look at Performance "
    "Insights for what they wait for.",
)


def instance(here: Here[Any]) -> Iterator[Subject]:
    name = here.names.of(here.effective.aws_name)
    yield Subject(INSTANCE, "", {"DBInstanceIdentifier": name})
