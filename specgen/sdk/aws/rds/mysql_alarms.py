"""Alarms of every instance of MySQL or MariaDB, databases and replicas."""

from dataclasses import replace

from specgen.sdk.alarms import Alarm, Row
from specgen.sdk.aws.rds import alarms
from specgen.sdk.aws.rds.events import EVENTS

FULL = (
    "The storage is almost full, in bytes, and a full database stops; look at what grows, and at "
    "binary logs."
)


def _of_mysql(row: Alarm) -> Alarm:
    return (
        replace(row, id="mysql-free-storage", meaning=FULL) if row.id == "rds-free-storage" else row
    )


MYSQL_ALARMS: tuple[Row, ...] = (
    *(_of_mysql(row) for row in alarms.ANY_ENGINE),
    *EVENTS,
    alarms.LOAD,
    Alarm(
        "rds-binary-logs",
        alarms.INSTANCE,
        alarms.NAMESPACE,
        "BinLogDiskUsage",
        "Maximum",
        "above",
        {"warning": "storage_20_percent"},
        datapoints=(15, 15),
        meaning="A fifth of the storage is binary logs, in bytes, because somebody keeps them; "
        "look at `binlog retention hours`, and at who reads them.",
    ),
)
