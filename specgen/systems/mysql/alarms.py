"""Alarms of a database: those of an instance, its load, and binary logs."""

from dataclasses import replace

from specgen.sdk import Alarm
from specgen.sdk.aws.rds import alarms

FULL = (
    "The storage is almost full, in bytes, and a full database stops; look at what grows, and at "
    "binary logs."
)


def _of_mysql(row: Alarm) -> Alarm:
    return (
        replace(row, id="mysql-free-storage", meaning=FULL) if row.id == "rds-free-storage" else row
    )


ALARMS = (
    *(_of_mysql(row) for row in alarms.ANY_ENGINE),
    *alarms.EVENTS,
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
