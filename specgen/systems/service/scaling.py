"""When a service gets more tasks and fewer: by CPU and memory, and by metrics of its own."""

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicy,
    AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration,
    AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
)
from cdktf_cdktf_provider_aws.appautoscaling_target import AppautoscalingTarget
from cdktf_cdktf_provider_aws.ecs_service import EcsService

from specgen.scope import Scope
from specgen.systems.service.ingress import Entry
from specgen.systems.service.metrics import Watched
from specgen.systems.service.model import Service
from specgen.systems.service.schedule import MOVED, schedule
from specgen.systems.service.steps import steps
from specgen.systems.service.tracking import track

AVERAGES = {
    "cpu": "ECSServiceAverageCPUUtilization",
    "memory": "ECSServiceAverageMemoryUtilization",
}


def scaling(scope: Scope, spec: Service, service: EcsService, way_in: Entry | None) -> None:
    """The target alone where the number of tasks is fixed: it is what holds the number."""
    target = scope.add(
        AppautoscalingTarget,
        service_namespace="ecs",
        scalable_dimension="ecs:service:DesiredCount",
        resource_id=f"service/{scope.read('cluster', spec.cluster, 'name')}/{service.name}",
        min_capacity=spec.tasks.minimum,
        max_capacity=spec.tasks.maximum,
        lifecycle=TerraformResourceLifecycle(ignore_changes=list(MOVED)) if spec.schedule else None,
    )
    schedule(scope, spec, target)
    if spec.tasks.minimum >= spec.tasks.maximum:
        return
    targets = {
        "cpu": spec.target_tracking.cpu_percent,
        "memory": spec.target_tracking.memory_percent,
    }
    for role, percent in targets.items():
        if percent > 0:
            _average(scope, spec, target, role, percent)
    for name, metric in spec.custom_metrics.items():
        watched = Watched(scope, spec, metric, way_in)
        if metric.policy == "step_scaling":
            steps(scope, spec, target, name, watched)
        else:
            track(scope, spec, target, name, watched)


def _average(
    scope: Scope, spec: Service, target: AppautoscalingTarget, role: str, percent: int
) -> None:
    metric = (
        AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification(
            predefined_metric_type=AVERAGES[role]
        )
    )
    tracking = AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration(
        predefined_metric_specification=metric,
        target_value=percent,
        scale_out_cooldown=spec.target_tracking.scale_out_cooldown_seconds,
        scale_in_cooldown=spec.target_tracking.scale_in_cooldown_seconds,
    )
    scope.add(
        AppautoscalingPolicy,
        role,
        name=scope.aws_name(role),
        policy_type="TargetTrackingScaling",
        service_namespace=target.service_namespace,
        scalable_dimension=target.scalable_dimension,
        resource_id=target.resource_id,
        target_tracking_scaling_policy_configuration=tracking,
    )
