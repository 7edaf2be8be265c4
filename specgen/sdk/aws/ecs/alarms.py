"""Alarms of each ECS service, and the numbers that their thresholds refer to.

Without a value below, thresholds are those of AWS's recommended alarms (facts/alarms.py).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.project.here import Here
from specgen.sdk.alarms import Alarm, Event, Math, Need, Row, Severity, Subject, Value
from specgen.sdk.aws.ecs.fields import TargetTracking, Tasks
from specgen.sdk.aws.interfaces import CLUSTER

SUBJECT, ECS, INSIGHTS = "ecs_service", "AWS/ECS", "ECS/ContainerInsights"


def _has_insights(here: Here[Any]) -> bool:
    cluster = CLUSTER.find(here, here.spec.cluster)
    return cluster is not None and cluster.spec.container_insights != "disabled"


def _always_runs(here: Here[Any]) -> bool:
    return here.spec.alarm_numbers(here).get("minimum_tasks", 0) > 0


def _scales(here: Here[Any]) -> bool:
    return here.spec.tasks.minimum < here.spec.tasks.maximum


METRICS_OF_TASKS = Need("Container Insights of the cluster", _has_insights, avoidable=True)
ALWAYS_RUNS = Need("a minimum of one task at all times", _always_runs)
SCALES = Need("a minimum of tasks below the maximum", _scales)

LEVELS: dict[Severity, float | str] = {
    "info": "{}_info",
    "warning": "{}_warning",
    "critical": "{}_critical",
}


def _levels(what: str) -> dict[Severity, float | str]:
    return {severity: str(name).format(what) for severity, name in LEVELS.items()}


ECS_ALARMS: tuple[Row, ...] = (
    Alarm(
        "ecs-cpu",
        SUBJECT,
        ECS,
        "CPUUtilization",
        "Average",
        "above",
        _levels("cpu"),
        meaning="Tasks use more CPU than scaling aims at; look at the number of tasks and at "
        "what they compute.",
    ),
    Alarm(
        "ecs-memory",
        SUBJECT,
        ECS,
        "MemoryUtilization",
        "Average",
        "above",
        _levels("memory"),
        meaning="Tasks use more memory than scaling aims at and may be killed; look for a leak, "
        "or give a task more memory.",
    ),
    Alarm(
        "ecs-running-below-minimum",
        SUBJECT,
        INSIGHTS,
        "RunningTaskCount",
        "Minimum",
        "below",
        {"critical": "minimum_tasks"},
        "breaching",
        needs=(METRICS_OF_TASKS, ALWAYS_RUNS),
        meaning="Fewer tasks run than the minimum; look at the events of the service and why "
        "tasks stopped.",
    ),
    Alarm(
        "ecs-near-maximum",
        SUBJECT,
        INSIGHTS,
        # a deployment runs old and new tasks at once, but does not want more
        "DesiredTaskCount",
        "Maximum",
        "above",
        {"warning": "maximum_tasks_90_percent"},
        needs=(METRICS_OF_TASKS, SCALES),
        meaning="Scaling has almost reached the maximum of tasks; raise it, or find out where "
        "the load comes from.",
    ),
    Alarm(
        "ecs-pending",
        SUBJECT,
        INSIGHTS,
        "PendingTaskCount",
        "Maximum",
        "above",
        {"info": 5},
        needs=(METRICS_OF_TASKS,),
        meaning="Tasks wait for a place or for their image; look at the capacity of the cluster.",
    ),
)


def _arn(here: Here[Any]) -> str:
    cluster = CLUSTER.get(here, here.spec.cluster)
    name = here.names.of(here.effective.aws_name)
    return here.names.arn("ecs", f"service/{cluster.spec.name_in_aws(cluster)}/{name}")


def _failed_deployment(here: Here[Any]) -> Mapping[str, Any]:
    """source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html

    (2026-11-29): the ARN of the service is in `resources`
    """
    return {
        "source": ["aws.ecs"],
        "detail-type": ["ECS Deployment State Change"],
        "resources": [_arn(here)],
        "detail": {"eventName": ["SERVICE_DEPLOYMENT_FAILED"]},
    }


def _no_place(here: Here[Any]) -> Mapping[str, Any]:
    """source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html

    (2026-11-29)
    """
    return {
        "source": ["aws.ecs"],
        "detail-type": ["ECS Service Action"],
        "resources": [_arn(here)],
        "detail": {
            "eventName": [
                "SERVICE_TASK_CONFIGURATION_FAILURE",
                "SERVICE_TASK_PLACEMENT_FAILURE",
                "SERVICE_TASK_START_IMPAIRED",
            ]
        },
    }


def _breaks(here: Here[Any]) -> bool:
    return bool(here.spec.deployment.circuit_breaker.enabled)


ECS_EVENTS: tuple[Row, ...] = (
    Event(
        "ecs-deployment-failed",
        "warning",
        _failed_deployment,
        says={"deployment": "$.detail.deploymentId", "reason": "$.detail.reason"},
        needs=(Need("the circuit breaker of deployments", _breaks),),
        meaning="A deployment failed, so the old version still runs; look at why its tasks "
        "stopped.",
    ),
    Event(
        "ecs-tasks-do-not-start",
        "warning",
        _no_place,
        says={"event": "$.detail.eventName", "reason": "$.detail.reason"},
        meaning="ECS cannot start tasks; look at the events of the service, the capacity of the "
        "cluster and the image.",
    ),
)

EPHEMERAL = Alarm(
    "ecs-ephemeral-storage",
    SUBJECT,
    INSIGHTS,
    "Ephemeral storage in use, percent",
    "Average",
    "above",
    {"warning": 90},
    needs=(METRICS_OF_TASKS,),
    math=Math(
        (
            Value("used", "EphemeralStorageUtilized", "Average"),
            Value("reserved", "EphemeralStorageReserved", "Average"),
        ),
        "100 * used / reserved",
    ),
    meaning="Tasks have almost filled their disk and will fail to write; look for files that "
    "nobody removes.",
)
"""Only Fargate publishes both of its metrics for every task."""


def ecs_service(here: Here[Any]) -> Iterator[Subject]:
    """Of a service or a pooler; without its cluster there is none."""
    cluster = CLUSTER.find(here, here.spec.cluster)
    if cluster is not None:
        dimensions = {
            "ClusterName": cluster.spec.name_in_aws(cluster),
            "ServiceName": here.names.of(here.effective.aws_name),
        }
        yield Subject(SUBJECT, "", dimensions)


BASES: dict[Severity, float] = {"info": 60, "warning": 75, "critical": 90}
PARTS: dict[Severity, float] = {"info": 0.25, "warning": 0.5, "critical": 0.75}
"""How far an alarm is from the target of scaling to 100 %."""


def use_levels(what: str, target: int, peak: float) -> dict[str, float]:
    """Percent of what a task has reserved; none if the target leaves no room above it.

    target: of scaling, 0 if nothing scales by it: an alarm below it would be raised all the time
    peak: how often the reserved amount a task may use, on hosts
    """
    if target >= 100:  # noqa: PLR2004  percent
        return {}
    if not target:
        return {f"{what}_{s}": base * peak for s, base in BASES.items()}
    room = 100 * peak - target
    return {f"{what}_{s}": target + room * part for s, part in PARTS.items()}


OF_EACH_TASK = ("ecs-running-below-minimum", "tg-no-healthy-host", "pooler-no-healthy-host")
"""Rows that count tasks."""


def task_numbers(
    tasks: Tasks, tracking: TargetTracking, cpu_peak: float = 1, memory_peak: float = 1
) -> Mapping[str, float]:
    scales = tasks.minimum < tasks.maximum
    return {
        "minimum_tasks": tasks.minimum,
        "maximum_tasks_90_percent": tasks.maximum * 0.9,
        **dict.fromkeys((f"{row} most" for row in OF_EACH_TASK), tasks.maximum),
        **({"ecs-cpu target": tracking.cpu_percent} if scales else {}),
        **({"ecs-memory target": tracking.memory_percent} if scales else {}),
        **use_levels("cpu", tracking.cpu_percent if scales else 0, cpu_peak),
        **use_levels("memory", tracking.memory_percent if scales else 0, memory_peak),
    }
