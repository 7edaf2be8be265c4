"""Alarms of a replica: those of an instance, and how far it lags."""

from specgen.sdk.aws.rds import alarms
from specgen.sdk.aws.rds.events import EVENTS
from specgen.sdk.aws.rds.replica_alarms import LAG

ALARMS = (*alarms.ALARMS, *EVENTS, LAG)
