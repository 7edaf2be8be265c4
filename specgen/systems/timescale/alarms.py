"""Alarms of each node: metrics of EC2, of its agent, and those that the node publishes."""

from specgen.sdk import Alarm

SUBJECT = "timeseries_node"
NAMESPACE = "Timescale"
"""Namespace of what the nodes publish themselves: BackupAgeHours and CompressionRatio."""

AGENT = "CWAgent"

ALARMS = (
    Alarm(
        "ts-status", SUBJECT, "AWS/EC2", "StatusCheckFailed", "Maximum", "above", {"critical": 0}
    ),
    Alarm(
        "ts-cpu",
        SUBJECT,
        "AWS/EC2",
        "CPUUtilization",
        "Average",
        "above",
        {"info": 60, "warning": 80, "critical": 95},
    ),
    Alarm(
        "ts-disk",
        SUBJECT,
        AGENT,
        "disk_used_percent",
        "Maximum",
        "above",
        {"info": 70, "warning": 80, "critical": 90},
    ),
    Alarm(
        "ts-memory",
        SUBJECT,
        AGENT,
        "mem_used_percent",
        "Average",
        "above",
        {"info": 80, "warning": 90},
    ),
    Alarm(
        "ts-backup-age",
        SUBJECT,
        NAMESPACE,
        "BackupAgeHours",
        "Maximum",
        "above",
        {"info": 26, "warning": 36},
        # a node that stops reporting the age of its backup is treated as having none
        missing="breaching",
    ),
)
