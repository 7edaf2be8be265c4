"""Rows of the alarms on metrics that filters make."""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.project.project import Here
from specgen.sdk.alarms import Alarm, Subject
from specgen.sdk.aws.metric_filters.fields import MetricFilter
from specgen.sdk.aws.metrics.rows import Measured, rows


def filter_subjects(filters: Mapping[str, MetricFilter]) -> Iterator[Subject]:
    """MTR109 refuses alarms on a metric with dimensions, whose values nobody knows."""
    for name, found in filters.items():
        if not found.dimensions:
            yield Subject(_subject(name), "", {})


def filter_rows(here: Here[Any], filters: Mapping[str, MetricFilter]) -> Iterator[Alarm]:
    for name, found in filters.items():
        of = here.effective.id
        meaning = f"Events of {of} that match the filter {name}; look at its log group."
        measured = Measured(_subject(name), found.namespace_in(here), found.metric, meaning)
        for statistic, alarm in found.alarms.items():
            yield from rows(measured, statistic, alarm)


def _subject(name: str) -> str:
    return f"filter-{name}"
