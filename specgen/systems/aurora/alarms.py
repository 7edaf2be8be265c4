"""Alarms of a cluster's instances, of its serverless ones, of its readers, and its events.

A paused instance has no metrics, so silence is not a fault.
"""

from collections.abc import Mapping
from typing import Any, Literal

from specgen.sdk import Alarm, Event, Here, Need
from specgen.sdk.alarms import Severity
from specgen.sdk.aws.rds.alarms import NAMESPACE

Thresholds = Mapping[Severity, float | str]
GIB = 2**30


def _row(  # noqa: PLR0913  the parts of a row
    id_: str,
    subject: str,
    metric: str,
    statistic: str,
    thresholds: Thresholds,
    meaning: str,
    datapoints: tuple[int, int] = (4, 5),
    needs: tuple[Need, ...] = (),
    operator: Literal["above", "below"] = "above",
) -> Alarm:
    return Alarm(
        id_,
        subject,
        NAMESPACE,
        metric,
        statistic,
        operator,
        thresholds,
        datapoints=datapoints,
        needs=needs,
        meaning=meaning,
    )


def _has_insights(here: Here[Any]) -> bool:
    return bool(here.spec.performance_insights.enabled)


def _is_postgres(here: Here[Any]) -> bool:
    return bool(here.spec.is_postgres)


def _failure(here: Here[Any]) -> Mapping[str, Any]:
    """source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-cloud-watch-events.html

    (2026-11-30): the names of the categories and the ARN are in `detail`
    """
    name = here.names.of(here.effective.aws_name)
    return {
        "source": ["aws.rds"],
        "detail-type": ["RDS DB Cluster Event"],
        "detail": {
            "EventCategories": ["failover", "failure"],
            "SourceArn": [here.names.arn("rds", f"cluster:{name}")],
        },
    }


ALARMS = (
    _row(
        "aurora-cpu",
        "aurora_instance",
        "CPUUtilization",
        "Average",
        {"info": 60, "warning": 75, "critical": 90},
        "The instance is busy; look for the statements with the most load.",
    ),
    _row(
        "aurora-acu",
        "aurora_serverless",
        "ACUUtilization",
        "Average",
        {"info": 80, "warning": 95},
        "The instance has almost the most capacity it may have, in percent of maximum_acu; raise "
        "that, or look for what loads it.",
        (15, 15),
    ),
    _row(
        "aurora-memory",
        "aurora_provisioned",
        "FreeableMemory",
        "Minimum",
        {"info": "memory_6_percent", "warning": "memory_3_percent"},
        "Little memory is left, in bytes; look at the connections and at large sorts.",
        operator="below",
    ),
    _row(
        "aurora-local-storage",
        "aurora_provisioned",
        "FreeLocalStorage",
        "Minimum",
        {"warning": 5 * GIB, "critical": GIB},
        "The instance's own disk for temporary tables and logs is almost full, in bytes; look at "
        "large sorts, or take a larger class.",
        operator="below",
    ),
    _row(
        "aurora-replica-lag",
        "aurora_reader",
        "AuroraReplicaLag",
        "Maximum",
        {"warning": 1_000, "critical": 10_000},
        "The reader is behind the writer, in milliseconds, and restarts if that goes on; look at "
        "the writes, and at its size.",
        (10, 10),
    ),
    _row(
        "aurora-load",
        "aurora_provisioned",
        "DBLoad",
        "Average",
        {"warning": "vcpu", "critical": "vcpu_twice"},
        "More sessions are active than the instance has vCPUs; look at Performance Insights for "
        "what they wait for.",
        (15, 15),
        (Need("Performance Insights", _has_insights),),
    ),
    _row(
        "aurora-xid-age",
        "aurora_instance",
        "MaximumUsedTransactionIDs",
        "Maximum",
        {"warning": 1_000_000_000},
        "Vacuum falls behind, and at two thousand million transactions the database stops writing; "
        "look for old transactions.",
        (1, 1),
        (Need("engine: postgres", _is_postgres),),
    ),
    Event(
        "aurora-event",
        "warning",
        _failure,
        says={"event": "$.detail.EventID", "text": "$.detail.Message"},
        meaning="RDS reports a failure or a failover of the cluster; its text says which.",
    ),
)
