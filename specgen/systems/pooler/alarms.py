"""Alarms of a pooler: its tasks, and whether its load balancer finds any."""

from specgen.sdk import Alarm
from specgen.sdk.aws.ecs.alarms import ALWAYS_RUNS, ECS_ALARMS, ECS_EVENTS

NAMESPACE, GROUP = "AWS/NetworkELB", "network_target_group"

ALARMS = (
    *ECS_ALARMS,
    *ECS_EVENTS,
    Alarm(
        "pooler-no-healthy-host",
        GROUP,
        NAMESPACE,
        "HealthyHostCount",
        "Minimum",
        "below",
        {"critical": 1},
        "breaching",
        datapoints=(2, 3),
        needs=(ALWAYS_RUNS,),
        meaning="No task of the pooler accepts connections, so no service reaches the database; "
        "look at its tasks.",
    ),
    Alarm(
        "pooler-unhealthy",
        GROUP,
        NAMESPACE,
        "UnHealthyHostCount",
        "Maximum",
        "above",
        {"warning": 0},
        meaning="Tasks of the pooler fail their health checks; look at their logs.",
    ),
)
