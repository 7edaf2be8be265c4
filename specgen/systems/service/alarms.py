"""Alarms of a service, its target group and its queue."""

from dataclasses import replace
from typing import Any

from specgen.sdk import Alarm, Here, Need
from specgen.sdk.aws.ecs.alarms import ALWAYS_RUNS, ECS_ALARMS, ECS_EVENTS, EPHEMERAL

GROUP, BALANCER = "target_group", "AWS/ApplicationELB"


def _on_fargate(here: Here[Any]) -> bool:
    return all(share.provider in {"fargate", "fargate_spot"} for share in here.spec.shares())


ALARMS = (
    *ECS_ALARMS,
    *ECS_EVENTS,
    replace(EPHEMERAL, needs=(*EPHEMERAL.needs, Need("tasks on Fargate", _on_fargate))),
    Alarm(
        "tg-no-healthy-host",
        GROUP,
        BALANCER,
        "HealthyHostCount",
        "Minimum",
        "below",
        {"critical": 1},
        "breaching",
        datapoints=(2, 3),
        needs=(ALWAYS_RUNS,),
        meaning="No task answers the load balancer, so users get errors; look at the health "
        "checks and the last deployment.",
    ),
    Alarm(
        "tg-unhealthy",
        GROUP,
        BALANCER,
        "UnHealthyHostCount",
        "Maximum",
        "above",
        {"warning": 0},
        meaning="Tasks fail the health checks of the load balancer; look at their logs.",
    ),
    Alarm(
        "tg-4xx",
        GROUP,
        BALANCER,
        "HTTPCode_Target_4XX_Count",
        "Sum",
        "above",
        {"info": 500},
        "notBreaching",
        meaning="Many requests are refused; look for a broken client, or for somebody who "
        "tries things out.",
    ),
    Alarm(
        "tg-connection-errors",
        GROUP,
        BALANCER,
        "TargetConnectionErrorCount",
        "Sum",
        "above",
        {"warning": 10},
        "notBreaching",
        meaning="The load balancer cannot connect to tasks; look at security groups, and whether "
        "tasks accept connections.",
    ),
    Alarm(
        "queue-age",
        "queue",
        "AWS/SQS",
        "ApproximateAgeOfOldestMessage",
        "Maximum",
        "above",
        {"info": 60, "warning": 300, "critical": 900},
        "notBreaching",
        meaning="Messages wait longer than they should, in seconds; look at the tasks that take "
        "them.",
    ),
    Alarm(
        "queue-dead-letter",
        "dead_letter_queue",
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        "Maximum",
        "above",
        {"warning": 0},
        "notBreaching",
        datapoints=(1, 1),
        meaning="Messages failed every attempt and are dead letters; read one, then send them "
        "back or delete them.",
    ),
)
