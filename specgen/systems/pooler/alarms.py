"""Alarms of a pooler: its tasks, and whether its load balancer finds any."""

from specgen.sdk import Alarm
from specgen.sdk.aws.ecs.alarms import ECS_ALARMS

NAMESPACE = "AWS/NetworkELB"

ALARMS = (
    *ECS_ALARMS,
    Alarm(
        "pooler-no-healthy-host",
        "network_target_group",
        NAMESPACE,
        "HealthyHostCount",
        "Minimum",
        "below",
        {"critical": 1},
    ),
    Alarm(
        "pooler-unhealthy",
        "network_target_group",
        NAMESPACE,
        "UnHealthyHostCount",
        "Maximum",
        "above",
        {"warning": 1},
    ),
)
