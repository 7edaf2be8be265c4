"""Alarms of a function: errors, refused invocations, time, and events that are lost.

source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html, and
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
(2026-11-29)
"""

from typing import Any

from specgen.sdk import Alarm, Here
from specgen.sdk.alarms import Need

_ASYNCHRONOUS = Need(
    "a schedule, a bucket or a topic that invokes it",
    lambda here: bool(here.spec.triggers.asynchronous()),
)
MINUTE = 60_000


def _has_receiver(here: Here[Any]) -> bool:
    return here.spec.asynchronous.on_failure is not None


ALARMS = (
    Alarm(
        "function-errors",
        "function",
        "AWS/Lambda",
        "Errors",
        "Sum",
        "above",
        {"warning": 0, "critical": 10},
        missing="notBreaching",
        datapoints=(3, 5),
        meaning="Invocations end in an error or at the timeout; look at the function's log group.",
    ),
    Alarm(
        "function-throttles",
        "function",
        "AWS/Lambda",
        "Throttles",
        "Sum",
        "above",
        {"warning": 0, "critical": 100},
        missing="notBreaching",
        datapoints=(5, 5),
        meaning="Lambda refuses invocations because the reserved concurrency or the account's is "
        "used up; compare ConcurrentExecutions with both.",
    ),
    Alarm(
        "function-duration",
        "function",
        "AWS/Lambda",
        "Duration",
        "p95",
        "above",
        {"info": "three_quarters_of_timeout", "warning": "most_of_timeout"},
        missing="notBreaching",
        low_samples="ignore",
        meaning="Invocations take nearly as long as the timeout allows; look at what the function "
        "waits for, or raise timeout_seconds.",
    ),
    Alarm(
        "function-events-dropped",
        "function",
        "AWS/Lambda",
        "AsyncEventsDropped",
        "Sum",
        "above",
        {"critical": 0},
        missing="notBreaching",
        datapoints=(1, 1),
        needs=(_ASYNCHRONOUS,),
        meaning="Lambda gave up events of a schedule, a bucket or a topic; look at what "
        "asynchronous.on_failure received, and at the function's log group.",
    ),
    Alarm(
        "function-failures-lost",
        "function",
        "AWS/Lambda",
        "DestinationDeliveryFailures",
        "Sum",
        "above",
        {"critical": 0},
        missing="notBreaching",
        datapoints=(1, 1),
        needs=(Need("a receiver of its failures", _has_receiver),),
        meaning="Lambda could not hand over a failed event, which is lost; look at the receiver's "
        "policy and key.",
    ),
    Alarm(
        "function-stream-age",
        "function",
        "AWS/Lambda",
        "IteratorAge",
        "Maximum",
        "above",
        {"warning": 10 * MINUTE, "critical": 6 * 60 * MINUTE},
        missing="notBreaching",
        datapoints=(5, 5),
        needs=(Need("a table that invokes it", lambda here: bool(here.spec.triggers.tables)),),
        meaning="The function is behind the changes of a table, which expire after a day; look for "
        "one that fails each time, or write more `parallel`.",
    ),
)
