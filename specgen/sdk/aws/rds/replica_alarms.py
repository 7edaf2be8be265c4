"""How far a replica lags."""

from specgen.sdk.alarms import Alarm
from specgen.sdk.aws.rds.alarms import INSTANCE, NAMESPACE

LAG = Alarm(
    "rds-replica-lag",
    INSTANCE,
    NAMESPACE,
    "ReplicaLag",
    "Maximum",
    "above",
    {"info": 30, "warning": 120, "critical": 600},
    datapoints=(10, 10),
    meaning="The replica is seconds behind its source; look at long queries on it, and at "
    "the writes.",
)
