"""Alarms of each node: metrics of EC2, of its agent, and those that the node publishes."""

from specgen.sdk import Alarm

SUBJECT, EC2 = "timeseries_node", "AWS/EC2"
NAMESPACE = "Timescale"
"""Namespace of what the nodes publish themselves: BackupAgeHours and CompressionRatio."""

AGENT = "CWAgent"
HOURLY = 3_600
BASIC_MONITORING = 300
"""Without detailed monitoring, EC2 publishes the metrics of a host every five minutes."""

ALARMS = (
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
