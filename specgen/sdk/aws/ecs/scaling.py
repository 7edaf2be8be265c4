"""When tasks are added and removed: their bounds, and the averages that are tracked."""

from collections.abc import Sequence
from dataclasses import dataclass

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicy,
    AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration,
    AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
)
from cdktf_cdktf_provider_aws.appautoscaling_target import AppautoscalingTarget
from cdktf_cdktf_provider_aws.ecs_service import EcsService

from specgen.sdk.aws.ecs.fields import TargetTracking, Tasks
from specgen.sdk.construct.scope import Scope

AVERAGES = {
    "cpu": "ECSServiceAverageCPUUtilization",
    "memory": "ECSServiceAverageMemoryUtilization",
}


@dataclass(frozen=True, slots=True)
class Target:
    """What scales, as policies refer to it: attributes of the one target, read once."""

    service_namespace: str
    scalable_dimension: str
    resource_id: str


def scalable(
    scope: Scope, cluster: str, service: EcsService, tasks: Tasks, *, moved: Sequence[str] = ()
) -> Target:
    """moved: arguments that something else changes at run time, which Terraform leaves alone"""
    ignored = TerraformResourceLifecycle(ignore_changes=list(moved)) if moved else None
    made = scope.add(
        AppautoscalingTarget,
        service_namespace="ecs",
        scalable_dimension="ecs:service:DesiredCount",
        resource_id=f"service/{scope.read('cluster', cluster, 'name')}/{service.name}",
        min_capacity=tasks.minimum,
        max_capacity=tasks.maximum,
        lifecycle=ignored,
    )
    return Target(made.service_namespace, made.scalable_dimension, made.resource_id)


def track_averages(scope: Scope, tracking: TargetTracking, target: Target) -> None:
    percents = {"cpu": tracking.cpu_percent, "memory": tracking.memory_percent}
    for role, percent in percents.items():
        if percent > 0:
            _average(scope, tracking, target, role, percent)


def _average(
    scope: Scope, tracking: TargetTracking, target: Target, role: str, percent: int
) -> None:
    metric = (
        AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification(
            predefined_metric_type=AVERAGES[role]
        )
    )
    configuration = AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration(
        predefined_metric_specification=metric,
        target_value=percent,
        scale_out_cooldown=tracking.scale_out_cooldown_seconds,
        scale_in_cooldown=tracking.scale_in_cooldown_seconds,
    )
    scope.add(
        AppautoscalingPolicy,
        role,
        name=scope.aws_name(role),
        policy_type="TargetTrackingScaling",
        service_namespace=target.service_namespace,
        scalable_dimension=target.scalable_dimension,
        resource_id=target.resource_id,
        target_tracking_scaling_policy_configuration=configuration,
    )
