"""Metric filters of a log group -> resources."""

from collections.abc import Mapping
from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_log_metric_filter import (
    CloudwatchLogMetricFilter,
    CloudwatchLogMetricFilterMetricTransformation,
)

from specgen.project.part_names import part_name
from specgen.sdk.aws.metric_filters.fields import MetricFilter
from specgen.sdk.construct.scope import Scope


def metric_filters(scope: Scope, filters: Mapping[str, MetricFilter], group: str) -> None:
    """group: name of the log group"""
    for key, found in filters.items():
        name = part_name(key, found)
        scope.add(
            CloudwatchLogMetricFilter,
            name,
            name=name.first,
            pattern=found.pattern,
            log_group_name=group,
            metric_transformation=CloudwatchLogMetricFilterMetricTransformation(
                name=found.metric,
                namespace=found.namespace_in(scope.here),
                value=_number(found.value),
                default_value=None if found.default is None else _number(found.default),
                dimensions=dict(found.dimensions) or None,
                unit=found.unit,
            ),
        )


def _number(value: Any) -> str:
    """As people write it: 1, not 1.0."""
    return value if isinstance(value, str) else f"{value:.15g}"
