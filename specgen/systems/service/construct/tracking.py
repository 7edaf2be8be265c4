"""Target tracking of a custom metric: for values that fall as tasks are added."""

from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicy,
)
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration as Configuration,
)
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecification as Specification,  # noqa: E501  their name
)
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetrics as Metric,  # noqa: E501  their name
)
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricsMetricStat as Stat,  # noqa: E501  their name
)
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricsMetricStatMetric as Name,  # noqa: E501  their name
)
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricsMetricStatMetricDimensions as Dimension,  # noqa: E501  their name
)

from specgen.sdk import PartName
from specgen.sdk.aws.ecs.scaling import Target
from specgen.sdk.construct import Scope
from specgen.systems.service.construct.metrics import Value, Watched
from specgen.systems.service.model import Service


def track(scope: Scope, spec: Service, target: Target, name: PartName, watched: Watched) -> None:
    level = watched.level()
    metrics = [_metric(value, result=not level.text) for value in level.values]
    if level.text:
        metrics.append(Metric(id="result", expression=level.text, return_data=True))
    scope.add(
        AppautoscalingPolicy,
        name,
        name=scope.aws_name(name),
        policy_type="TargetTrackingScaling",
        service_namespace=target.service_namespace,
        scalable_dimension=target.scalable_dimension,
        resource_id=target.resource_id,
        target_tracking_scaling_policy_configuration=Configuration(
            customized_metric_specification=Specification(metrics=metrics),
            target_value=watched.metric.target or 0,  # CMP118 refuses a metric without one
            scale_out_cooldown=spec.target_tracking.scale_out_cooldown_seconds,
            scale_in_cooldown=spec.target_tracking.scale_in_cooldown_seconds,
        ),
    )


def _metric(value: Value, *, result: bool) -> Metric:
    dimensions = [Dimension(name=n, value=v) for n, v in sorted(value.dimensions.items())]
    metric = Name(namespace=value.namespace, metric_name=value.metric, dimensions=dimensions)
    stat = Stat(metric=metric, stat=value.statistic)
    return Metric(id=value.id, metric_stat=stat, return_data=result)
