"""Alarms of an instance; storage, memory and connections in percent of its own."""

from specgen.sdk.alarms import Alarm

ALARMS = (
    Alarm(
        "rds-cpu",
        "rds_instance",
        "AWS/RDS",
        "CPUUtilization",
        "Average",
        "above",
        {"info": 60, "warning": 75, "critical": 90},
    ),
    Alarm(
        "rds-free-storage",
        "rds_instance",
        "AWS/RDS",
        "FreeStorageSpace",
        "Minimum",
        "below",
        {
            "info": "storage_20_percent",
            "warning": "storage_10_percent",
            "critical": "storage_5_percent",
        },
    ),
    Alarm(
        "rds-memory",
        "rds_instance",
        "AWS/RDS",
        "FreeableMemory",
        "Minimum",
        "below",
        {"info": "memory_6_percent", "warning": "memory_3_percent"},
    ),
    Alarm(
        "rds-connections",
        "rds_instance",
        "AWS/RDS",
        "DatabaseConnections",
        "Maximum",
        "above",
        {
            "info": "connections_30_percent",
            "warning": "connections_60_percent",
            "critical": "connections_90_percent",
        },
    ),
    Alarm(
        "rds-read-latency",
        "rds_instance",
        "AWS/RDS",
        "ReadLatency",
        "Average",
        "above",
        {"info": 0.005, "warning": 0.02},
    ),
    Alarm(
        "rds-write-latency",
        "rds_instance",
        "AWS/RDS",
        "WriteLatency",
        "Average",
        "above",
        {"info": 0.005, "warning": 0.02},
    ),
    Alarm(
        "rds-queue-depth",
        "rds_instance",
        "AWS/RDS",
        "DiskQueueDepth",
        "Average",
        "above",
        {"info": 64},
    ),
    Alarm(
        "rds-swap", "rds_instance", "AWS/RDS", "SwapUsage", "Maximum", "above", {"info": 268435456}
    ),
    Alarm(
        "rds-xid-age",
        "rds_instance",
        "AWS/RDS",
        "MaximumUsedTransactionIDs",
        "Maximum",
        "above",
        {"warning": 1000000000},
    ),
)
