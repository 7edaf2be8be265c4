"""Alarms of each ECS service, and the numbers that their thresholds refer to."""

from collections.abc import Mapping

from specgen.sdk.alarms import Alarm
from specgen.sdk.aws.ecs.fields import Tasks

ECS_ALARMS = (
    Alarm(
        "ecs-cpu",
        "ecs_service",
        "AWS/ECS",
        "CPUUtilization",
        "Average",
        "above",
        {"info": 60, "warning": 75, "critical": 90},
    ),
    Alarm(
        "ecs-memory",
        "ecs_service",
        "AWS/ECS",
        "MemoryUtilization",
        "Average",
        "above",
        {"info": 70, "warning": 80, "critical": 90},
    ),
    Alarm(
        "ecs-running-below-minimum",
        "ecs_service",
        "ECS/ContainerInsights",
        "RunningTaskCount",
        "Minimum",
        "below",
        {"critical": "minimum_tasks"},
    ),
    Alarm(
        "ecs-near-maximum",
        "ecs_service",
        "ECS/ContainerInsights",
        "RunningTaskCount",
        "Maximum",
        "above",
        {"warning": "maximum_tasks_90_percent"},
    ),
    Alarm(
        "ecs-pending",
        "ecs_service",
        "ECS/ContainerInsights",
        "PendingTaskCount",
        "Maximum",
        "above",
        {"info": 5},
    ),
)


def task_numbers(tasks: Tasks) -> Mapping[str, float]:
    return {"minimum_tasks": tasks.minimum, "maximum_tasks_90_percent": tasks.maximum * 0.9}
