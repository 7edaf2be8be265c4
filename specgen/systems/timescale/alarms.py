"""Alarms of each node: metrics of EC2, of its agent, and those that the node publishes."""

from typing import Any

from specgen.facts.ec2 import bursts_to_volumes
from specgen.sdk import Alarm, Here, Need

SUBJECT, EC2 = "timeseries_node", "AWS/EC2"
NAMESPACE = "Timescale"
"""Namespace of what the nodes publish themselves: BackupAgeHours and CompressionRatio."""

AGENT = "CWAgent"
FEW_PERCENT = 10
"""Of what a small type has for reaching its volumes faster; as RDS has it for its own."""
HOURLY = 3_600
BASIC_MONITORING = 300
"""Without detailed monitoring, EC2 publishes the metrics of a host every five minutes."""


def _bursts(here: Here[Any]) -> bool:
    return bursts_to_volumes(here.spec.instance_type)


def _balance(id_: str, metric: str, of: str) -> Alarm:
    """source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
    (2026-11-30): of small sizes, and by basic monitoring only
    """
    return Alarm(
        id_,
        SUBJECT,
        EC2,
        metric,
        "Average",
        "below",
        {"warning": FEW_PERCENT},
        period_seconds=BASIC_MONITORING,
        datapoints=(3, 3),
        needs=(Need("a type that bursts to its volumes", _bursts),),
        meaning=f"The node has almost used up its {of} and will be slower; take a larger type, or "
        "look at what reads and writes.",
    )


ALARMS = (
    _balance("ts-byte-balance", "EBSByteBalance%", "burst of throughput"),
    _balance("ts-io-balance", "EBSIOBalance%", "burst of IOPS"),
    Alarm(
        "ts-status",
        SUBJECT,
        EC2,
        "StatusCheckFailed",
        "Maximum",
        "above",
        {"critical": 0},
        datapoints=(2, 3),
        meaning="The node or its host fails; if AWS does not recover it, promote the standby.",
    ),
    Alarm(
        "ts-volume-status",
        SUBJECT,
        EC2,
        "StatusCheckFailed_AttachedEBS",
        "Maximum",
        "above",
        {"critical": 0},
        datapoints=(10, 10),
        meaning="The node does not reach its volumes; if it lasts, promote the standby.",
    ),
    Alarm(
        "ts-cpu",
        SUBJECT,
        EC2,
        "CPUUtilization",
        "Average",
        "above",
        {"info": 60, "warning": 80, "critical": 95},
        period_seconds=BASIC_MONITORING,
        datapoints=(3, 3),
        meaning="The database is busy; look for the statements with the most load.",
    ),
    Alarm(
        "ts-disk",
        SUBJECT,
        AGENT,
        "disk_used_percent",
        "Maximum",
        "above",
        {"info": 70, "warning": 80, "critical": 90},
        "breaching",
        meaning="The volume is almost full, or the agent is silent; look at retention and "
        "compression.",
    ),
    Alarm(
        "ts-memory",
        SUBJECT,
        AGENT,
        "mem_used_percent",
        "Average",
        "above",
        {"info": 80, "warning": 90},
        meaning="Little memory is left; look at the connections and at large sorts.",
    ),
    Alarm(
        "ts-backup-age",
        SUBJECT,
        NAMESPACE,
        "BackupAgeHours",
        "Maximum",
        "above",
        {"info": 26, "warning": 36, "critical": 50},
        # a node that stops reporting the age of its backup is treated as having none
        "breaching",
        period_seconds=HOURLY,
        datapoints=(2, 2),
        meaning="The last backup is too old, in hours, or the node does not say; look at the "
        "timers of the node.",
    ),
)
