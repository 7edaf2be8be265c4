"""Alarms of a replica: those of an instance, and how far it lags."""

from specgen.sdk import Alarm
from specgen.sdk.aws.rds import alarms

ALARMS = (
    *alarms.ALARMS,
    Alarm(
        "rds-replica-lag",
        "rds_replica",
        "AWS/RDS",
        "ReplicaLag",
        "Maximum",
        "above",
        {"info": 30, "warning": 120, "critical": 600},
    ),
)
