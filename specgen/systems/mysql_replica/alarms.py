"""Alarms of a replica: those of an instance, how far it lags, and that it no longer follows."""

from specgen.sdk import Alarm
from specgen.sdk.aws.rds import alarms
from specgen.sdk.aws.rds.mysql_alarms import MYSQL_ALARMS
from specgen.sdk.aws.rds.replica_alarms import LAG

ALARMS = (
    *MYSQL_ALARMS,
    LAG,
    Alarm(
        "mysql-replication-stopped",
        alarms.INSTANCE,
        alarms.NAMESPACE,
        "ReplicaLag",
        "Maximum",
        "below",
        {"critical": 0},
        datapoints=(5, 5),
        meaning="The replica follows its source no longer: the metric is -1 while replication is "
        "stopped, and after 30 days RDS ends it for good. Look at SHOW REPLICA STATUS for the "
        "error.",
    ),
)
"""source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/
USER_MySQL.Replication.ReadReplicas.Monitor.html, USER_ReadRepl.Monitoring.html (2026-11-30)
"""
