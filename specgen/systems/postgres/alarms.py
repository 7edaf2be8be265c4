"""Alarms of a primary: those of an instance, its load, and slots that nobody reads."""

from typing import Any

from specgen.sdk import Alarm, Here, Need
from specgen.sdk.aws.rds import alarms
from specgen.sdk.aws.rds.events import EVENTS
from specgen.sdk.aws.rds.replicas import followers_of


def _followed(here: Here[Any]) -> bool:
    return any(followers_of(here))


ALARMS = (
    *alarms.ALARMS,
    *EVENTS,
    Alarm(
        "rds-slot-lag",
        alarms.INSTANCE,
        alarms.NAMESPACE,
        "OldestReplicationSlotLag",
        "Maximum",
        "above",
        {"warning": "storage_5_percent"},
        datapoints=(15, 15),
        needs=(Need("replicas", _followed),),
        meaning="The slowest replica has far to read, in bytes, and its transaction logs are kept "
        "until then; look at that replica.",
    ),
    alarms.LOAD,
)
