"""Scheduled actions that stop all tasks and start them again."""

from cdktf_cdktf_provider_aws.appautoscaling_scheduled_action import (
    AppautoscalingScheduledAction,
    AppautoscalingScheduledActionScalableTargetAction,
)

from specgen.sdk.aws.ecs.scaling import Target
from specgen.sdk.construct import Scope
from specgen.systems.service.model import Service

MOVED = ("max_capacity", "min_capacity")
"""Attributes that scheduled actions change; otherwise Terraform would start tasks at night.

source: https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-overview.html
(2026-11-24)
"""


def schedule(scope: Scope, spec: Service, target: Target) -> None:
    if spec.schedule is None:
        return
    tasks = spec.tasks
    actions = {
        "stop": (spec.schedule.stop, 0, 0),
        "start": (spec.schedule.start, tasks.minimum, tasks.maximum),
    }
    for role, (when, least, most) in actions.items():
        scope.add(
            AppautoscalingScheduledAction,
            role,
            name=scope.aws_name(role),
            service_namespace=target.service_namespace,
            scalable_dimension=target.scalable_dimension,
            resource_id=target.resource_id,
            schedule=when,
            timezone=spec.schedule.time_zone,
            scalable_target_action=AppautoscalingScheduledActionScalableTargetAction(
                min_capacity=str(least), max_capacity=str(most)
            ),
        )
