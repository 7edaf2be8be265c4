"""Step scaling: two alarms and two policies per metric, because a policy has one cooldown."""

from typing import Any

from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicy,
    AppautoscalingPolicyStepScalingPolicyConfiguration,
)
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicyStepScalingPolicyConfigurationStepAdjustment as Adjustment,
)
from cdktf_cdktf_provider_aws.cloudwatch_metric_alarm import (
    CloudwatchMetricAlarm,
    CloudwatchMetricAlarmMetricQuery,
    CloudwatchMetricAlarmMetricQueryMetric,
)

from specgen.sdk import PartName
from specgen.sdk.aws.ecs.scaling import Target
from specgen.sdk.construct import Scope
from specgen.systems.service.construct.metrics import Expression, Value, Watched
from specgen.systems.service.model import Service
from specgen.systems.service.model.scaling import ScaleIn, ScaleOut

PERIOD_SECONDS = 60
PLAIN = {"Average", "Sum", "Minimum", "Maximum", "SampleCount"}


def steps(scope: Scope, spec: Service, target: Target, name: PartName, watched: Watched) -> None:
    metric, scaling = watched.metric, spec.step_scaling
    if metric.scale_out_above is not None:
        role = name.map("{}-out".format)
        step = _step(scaling.scale_out.percent, lower="0")
        _alarm(
            scope,
            role,
            watched.above(),
            threshold=metric.scale_out_above,
            comparison_operator="GreaterThanThreshold",
            evaluation_periods=metric.scale_out_after_minutes,
            treat_missing_data=metric.treat_missing_data,
            alarm_actions=[_policy(scope, target, role, scaling.scale_out, step).arn],
        )
    if metric.scale_in_below is not None:
        role = name.map("{}-in".format)
        step = _step(scaling.scale_in.percent, upper="0")
        _alarm(
            scope,
            role,
            watched.below(metric.scale_in_below),
            threshold=metric.scale_in_below,
            comparison_operator="LessThanThreshold",
            evaluation_periods=metric.scale_in_after_minutes,
            treat_missing_data=metric.treat_missing_data,
            alarm_actions=[_policy(scope, target, role, scaling.scale_in, step).arn],
        )


def _step(percent: int, *, lower: str | None = None, upper: str | None = None) -> Adjustment:
    """One step for everything beyond the alarm's threshold."""
    return Adjustment(
        scaling_adjustment=percent,
        metric_interval_lower_bound=lower,
        metric_interval_upper_bound=upper,
    )


def _policy(
    scope: Scope,
    target: Target,
    role: str,
    scaling: ScaleOut | ScaleIn,
    step: Adjustment,
) -> AppautoscalingPolicy:
    configuration = AppautoscalingPolicyStepScalingPolicyConfiguration(
        adjustment_type="PercentChangeInCapacity",
        cooldown=scaling.cooldown_seconds,
        metric_aggregation_type="Average",
        # 10 % of 5 tasks is half a task
        min_adjustment_magnitude=scaling.minimum_adjustment_tasks,
        step_adjustment=[step],
    )
    return scope.add(
        AppautoscalingPolicy,
        role,
        name=scope.aws_name(role),
        policy_type="StepScaling",
        service_namespace=target.service_namespace,
        scalable_dimension=target.scalable_dimension,
        resource_id=target.resource_id,
        step_scaling_policy_configuration=configuration,
    )


def _alarm(scope: Scope, role: str, expression: Expression, **arguments: Any) -> None:
    watch = _one(expression.values[0]) if not expression.text else _math(expression)
    scope.add(
        CloudwatchMetricAlarm,
        role,
        alarm_name=scope.aws_name(role),
        alarm_description=f"Scales {scope.aws_name()}; nobody has to act",
        **watch,
        **arguments,
    )


def _one(value: Value) -> dict[str, Any]:
    key = "statistic" if value.statistic in PLAIN else "extended_statistic"
    return {
        "namespace": value.namespace,
        "metric_name": value.metric,
        "dimensions": value.dimensions,
        "period": PERIOD_SECONDS,
        key: value.statistic,
    }


def _math(expression: Expression) -> dict[str, Any]:
    values = [
        CloudwatchMetricAlarmMetricQuery(
            id=value.id,
            metric=CloudwatchMetricAlarmMetricQueryMetric(
                namespace=value.namespace,
                metric_name=value.metric,
                dimensions=value.dimensions,
                period=PERIOD_SECONDS,
                stat=value.statistic,
            ),
        )
        for value in expression.values
    ]
    result = CloudwatchMetricAlarmMetricQuery(
        id="result", expression=expression.text, return_data=True
    )
    return {"metric_query": [*values, result]}
