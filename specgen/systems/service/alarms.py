"""What is watched of a service."""

from specgen.alarms import Alarm

ECS = "AWS/ECS"
INSIGHTS = "ECS/ContainerInsights"

ALARMS = (
    Alarm(
        "cpu",
        "ecs_service",
        ECS,
        "CPUUtilization",
        "Average",
        "above",
        {"info": 60, "warning": 75, "critical": 90},
    ),
    Alarm(
        "memory",
        "ecs_service",
        ECS,
        "MemoryUtilization",
        "Average",
        "above",
        {"info": 70, "warning": 80, "critical": 90},
    ),
    Alarm(
        "running-below-minimum",
        "ecs_service",
        INSIGHTS,
        "RunningTaskCount",
        "Minimum",
        "below",
        {"critical": "minimum_tasks"},
    ),
    Alarm(
        "near-maximum",
        "ecs_service",
        INSIGHTS,
        "RunningTaskCount",
        "Maximum",
        "above",
        {"warning": "most_tasks_90_percent"},
    ),
    Alarm(
        "pending",
        "ecs_service",
        INSIGHTS,
        "PendingTaskCount",
        "Maximum",
        "above",
        {"info": 5},
    ),
)
