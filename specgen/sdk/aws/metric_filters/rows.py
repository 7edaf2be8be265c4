"""Rows of the alarms on metrics that filters make."""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.project.here import Here
from specgen.project.part_names import PartName, by_first_name, part_name, together
from specgen.sdk.alarms import Alarm, Subject
from specgen.sdk.aws.metric_filters.fields import MetricFilter
from specgen.sdk.aws.metrics.rows import Measured, quiet_row, rows


def filter_subjects(filters: Mapping[str, MetricFilter]) -> Iterator[Subject]:
    """MTR109 refuses alarms on a metric with dimensions, whose values nobody knows."""
    for name, found in filters.items():
        if not found.dimensions:
            yield Subject(_subject(name, found), "", {})


def filter_rows(here: Here[Any], filters: Mapping[str, MetricFilter]) -> Iterator[Alarm]:
    for name in by_first_name(filters):
        found = filters[name]
        measured = _measured(here, name, found)
        for statistic, alarm in found.alarms.items():
            yield from rows(measured, statistic, alarm)


def quiet_filters(here: Here[Any], filters: Mapping[str, MetricFilter]) -> Iterator[Alarm]:
    """For dashboards: filters that raise no alarm. A value that is read is not one to add up."""
    for name in by_first_name(filters):
        found = filters[name]
        if not found.alarms and not found.dimensions:
            statistic = "Average" if isinstance(found.value, str) else "Sum"
            yield quiet_row(_measured(here, name, found), statistic)


def _measured(here: Here[Any], name: str, found: MetricFilter) -> Measured:
    document = f"{here.effective.kind}/{here.effective.aws_name}"
    first = part_name(name, found).first
    meaning = f"Events of {document} that match the filter {first}; look at its log group."
    return Measured(_subject(name, found), found.namespace_in(here), found.metric, meaning)


def _subject(name: str, found: MetricFilter) -> PartName:
    return together("filter", part_name(name, found))
