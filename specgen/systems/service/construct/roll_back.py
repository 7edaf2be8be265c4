"""Alarms that end a deployment, and what ECS does then."""

from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_metric_alarm import CloudwatchMetricAlarm
from cdktf_cdktf_provider_aws.ecs_service import EcsServiceAlarms

from specgen.sdk.aws.permitted import resource_here
from specgen.sdk.construct import Scope
from specgen.systems.service.construct.ingress import Entry
from specgen.systems.service.model import Service
from specgen.systems.service.model.roll_back import OF_INGRESS, Metric, RollBack, alarm_role

BALANCER, ECS = "AWS/ApplicationELB", "AWS/ECS"
WATCHED: dict[Metric, dict[str, str]] = {
    "5xx": {
        "namespace": BALANCER,
        "metric_name": "HTTPCode_Target_5XX_Count",
        "statistic": "Sum",
    },
    "latency": {
        "namespace": BALANCER,
        "metric_name": "TargetResponseTime",
        "extended_statistic": "p95",
    },
    "cpu": {"namespace": ECS, "metric_name": "CPUUtilization", "statistic": "Average"},
    "memory": {"namespace": ECS, "metric_name": "MemoryUtilization", "statistic": "Average"},
}


def roll_back(scope: Scope, spec: Service, way_in: Entry | None) -> EcsServiceAlarms | None:
    """way_in: that of `ingress`"""
    if spec.roll_back_if is None:
        return None
    made = [
        _alarm(scope, spec, spec.roll_back_if, metric, threshold, way_in)
        for metric, _, threshold in spec.roll_back_if.bounds()
    ]
    named = [resource_here(scope, name) for name in spec.roll_back_if.alarms]
    return EcsServiceAlarms(
        alarm_names=[*(alarm.alarm_name for alarm in made), *named], enable=True, rollback=True
    )


def _alarm(  # noqa: PLR0913  what an alarm measures
    scope: Scope,
    spec: Service,
    limits: RollBack,
    metric: Metric,
    threshold: float,
    way_in: Entry | None,
) -> CloudwatchMetricAlarm:
    role, watched = alarm_role(metric), WATCHED[metric]
    arguments: dict[str, Any] = {**watched, "dimensions": _dimensions(scope, spec, metric, way_in)}
    return scope.add(
        CloudwatchMetricAlarm,
        role,
        alarm_name=scope.aws_name(role),
        alarm_description=f"Ends deployments of {scope.aws_name()}; nobody has to act",
        comparison_operator="GreaterThanThreshold",
        threshold=threshold,
        period=60,
        evaluation_periods=limits.minutes,
        treat_missing_data="notBreaching",
        **arguments,
    )


def _dimensions(
    scope: Scope, spec: Service, metric: Metric, way_in: Entry | None
) -> dict[str, str]:
    if metric in OF_INGRESS and way_in is not None:  # CMP183 refuses one without
        balancer = scope.read("load_balancer", way_in.load_balancer, "arn_suffix")
        return {"LoadBalancer": balancer, "TargetGroup": way_in.target_group.arn_suffix}
    cluster = scope.read("cluster", spec.cluster, "name")
    return {"ClusterName": cluster, "ServiceName": scope.aws_name()}
