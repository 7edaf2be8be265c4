"""Alarms of a replica: those of an instance, and how far it lags."""

from specgen.sdk import Alarm
from specgen.sdk.aws.rds import alarms

ALARMS = (
    *alarms.ALARMS,
    *alarms.EVENTS,
    Alarm(
        "rds-replica-lag",
        alarms.INSTANCE,
        alarms.NAMESPACE,
        "ReplicaLag",
        "Maximum",
        "above",
        {"info": 30, "warning": 120, "critical": 600},
        datapoints=(10, 10),
        meaning="The replica is seconds behind its source; look at long queries on it, and at "
        "the writes.",
    ),
)
