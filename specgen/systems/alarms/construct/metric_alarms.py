"""Rows -> metric alarms; one block for all subjects of a document that has several."""

import json
from collections.abc import Mapping
from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_metric_alarm import (
    CloudwatchMetricAlarm,
    CloudwatchMetricAlarmMetricQuery,
    CloudwatchMetricAlarmMetricQueryMetric,
)

from specgen.sdk import Published, escape
from specgen.sdk.alarms import Alarm, Dimensions, Subject, Value
from specgen.sdk.construct import Scope
from specgen.systems.alarms.construct.actions import Arguments
from specgen.systems.alarms.construct.words import described, tags
from specgen.systems.alarms.model.names import aws_name, key_of, role
from specgen.systems.alarms.model.plan import Planned, Watched

PLAIN = frozenset({"Average", "Sum", "Minimum", "Maximum", "SampleCount"})
OPERATORS = {"above": "GreaterThanThreshold", "below": "LessThanThreshold"}
BANDS = {"above": "GreaterThanUpperThreshold", "below": "LessThanLowerThreshold"}
"""source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
(2026-11-29)
"""

Places = Mapping[str, str]
"""Kind of subject -> the local value with the dimensions of each of its keys."""


def subjects(scope: Scope, watched: Watched) -> Places:
    """A local value for each kind of subject of which the document has several."""
    found: dict[str, tuple[Subject, ...]] = {}
    for planned in watched.blocks:
        if planned.keyed:
            found[planned.row.subject] = planned.subjects
    return {
        kind: scope.local(
            role(scope.here, watched.here, kind),
            {key_of(s): _dimensions(scope, s.dimensions) for s in of_kind},
        )
        for kind, of_kind in found.items()
    }


def metric_alarm(
    scope: Scope, watched: Watched, planned: Planned, places: Places, actions: Arguments
) -> None:
    key = "${each.key}-" if planned.keyed else ""
    made = scope.add(
        CloudwatchMetricAlarm,
        role(scope.here, watched.here, planned.role),
        alarm_name=aws_name(scope.here, watched.here, f"{key}{planned.role.first}"),
        alarm_description=described(watched, planned.severity, planned.row.meaning, planned.keyed),
        evaluation_periods=planned.row.datapoints[1],
        datapoints_to_alarm=planned.row.datapoints[0],
        treat_missing_data=planned.row.missing,
        tags=tags(watched, planned.severity, planned.row.id),
        **_condition(planned),
        **_watch(scope, watched, planned),
        **actions,
    )
    if planned.keyed:
        made.add_override("for_each", f"${{{places[planned.row.subject]}}}")


def _condition(planned: Planned) -> dict[str, Any]:
    row = planned.row
    found: dict[str, Any] = {}
    if row.band is None:
        found = {"comparison_operator": OPERATORS[row.operator], "threshold": planned.level}
    else:
        found = {"comparison_operator": BANDS[row.operator], "threshold_metric_id": "band"}
    if row.low_samples == "ignore":
        found["evaluate_low_sample_count_percentiles"] = "ignore"
    return found


def _watch(scope: Scope, watched: Watched, planned: Planned) -> dict[str, Any]:
    row = planned.row
    if row.math is None and row.band is None:
        key = "statistic" if row.statistic in PLAIN else "extended_statistic"
        return {
            "namespace": escape(row.namespace),
            "metric_name": escape(row.metric),
            "dimensions": _of_block(scope, planned),
            "period": row.period_seconds,
            key: row.statistic,
        }
    values = row.math.values if row.math else (Value("value", row.metric, row.statistic),)
    queries = [_value(scope, watched, planned, value) for value in values]
    return {"metric_query": [*queries, *_results(row)]}


def _results(row: Alarm) -> list[CloudwatchMetricAlarmMetricQuery]:
    """One query returns data, or two with a band: what is compared, and the band."""
    result = []
    if row.math is not None:
        result.append(
            CloudwatchMetricAlarmMetricQuery(
                id="result", expression=row.math.text, label=escape(row.metric), return_data=True
            )
        )
    if row.band is None:
        return result
    band = f"ANOMALY_DETECTION_BAND({'result' if row.math else 'value'}, {row.band:g})"
    return [
        *result,
        CloudwatchMetricAlarmMetricQuery(
            id="band", expression=band, label=f"Usual {escape(row.metric)}", return_data=True
        ),
    ]


def _value(
    scope: Scope, watched: Watched, planned: Planned, value: Value
) -> CloudwatchMetricAlarmMetricQuery:
    row = planned.row
    own = value.dimensions is None
    dimensions = (
        _of_block(scope, planned) if own else _dimensions(scope, value.dimensions(watched.here))
    )
    return CloudwatchMetricAlarmMetricQuery(
        id=value.id,
        metric=CloudwatchMetricAlarmMetricQueryMetric(
            namespace=escape(value.namespace or row.namespace),
            metric_name=escape(value.metric),
            dimensions=dimensions,
            period=row.period_seconds,
            stat=value.statistic,
        ),
        return_data=True if row.math is None else None,
    )


def _of_block(scope: Scope, planned: Planned) -> dict[str, str]:
    first = planned.subjects[0].dimensions
    if planned.keyed:
        return {
            escape(name): f"${{each.value[{json.dumps(escape(name), ensure_ascii=False)}]}}"
            for name in first
        }
    return _dimensions(scope, first)


def _dimensions(scope: Scope, dimensions: Dimensions) -> dict[str, str]:
    return {escape(name): _text(scope, value) for name, value in dimensions.items()}


def _text(scope: Scope, value: str | Published) -> str:
    if not isinstance(value, Published):
        return str(escape(value))
    if value.index is None:
        return scope.read_of(value.of, value.output)
    return scope.read_item_of(value.of, value.output, value.index)
