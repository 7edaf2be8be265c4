"""Alarms of a service, its target group and its queue."""

from specgen.sdk import Alarm
from specgen.sdk.aws.ecs.alarms import ECS_ALARMS

ALARMS = (
    *ECS_ALARMS,
    Alarm(
        "tg-no-healthy-host",
        "target_group",
        "AWS/ApplicationELB",
        "HealthyHostCount",
        "Minimum",
        "below",
        {"critical": 1},
    ),
    Alarm(
        "tg-unhealthy",
        "target_group",
        "AWS/ApplicationELB",
        "UnHealthyHostCount",
        "Maximum",
        "above",
        {"warning": 1},
    ),
    Alarm(
        "tg-4xx",
        "target_group",
        "AWS/ApplicationELB",
        "HTTPCode_Target_4XX_Count",
        "Sum",
        "above",
        {"info": 500},
    ),
    Alarm(
        "queue-age",
        "queue",
        "AWS/SQS",
        "ApproximateAgeOfOldestMessage",
        "Maximum",
        "above",
        {"info": 60, "warning": 300, "critical": 900},
    ),
    Alarm(
        "queue-dead-letter",
        "dead_letter_queue",
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        "Maximum",
        "above",
        {"warning": 0},
    ),
)
