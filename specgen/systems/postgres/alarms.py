"""Alarms of a primary: those of an instance, its load, and slots that nobody reads."""

from typing import Any

from specgen.sdk import Alarm, Here, Need
from specgen.sdk.aws.rds import alarms


def _insights(here: Here[Any]) -> bool:
    return bool(here.spec.performance_insights.enabled)


ALARMS = (
    *alarms.ALARMS,
    *alarms.EVENTS,
    Alarm(
        "rds-load",
        alarms.INSTANCE,
        alarms.NAMESPACE,
        "DBLoad",
        "Average",
        "above",
        {"warning": "vcpu", "critical": "vcpu_twice"},
        datapoints=(15, 15),
        needs=(Need("Performance Insights", _insights),),
        meaning="More sessions are active than the instance has vCPUs; look at Performance "
        "Insights for what they wait for.",
    ),
)
