"""Checks of alarms on metrics that a document of any kind declares."""

from collections.abc import Iterator
from typing import Protocol

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.checks.check import check
from specgen.sdk.aws.metrics.faults import level_problems, percent_problems, range_problems
from specgen.sdk.aws.metrics.fields import MetricAlarm

API = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
DATE = "2026-11-29"


class HasAlarms(Protocol):
    """declared_alarms: place of each, the alarm, and whether its metric is a percentage"""

    def declared_alarms(self) -> Iterator[tuple[Pointer, MetricAlarm, bool]]: ...


@check(
    "MTR111",
    "an alarm on a declared metric has levels that are in order and can be passed",
    fact="an alarm compares a metric with a threshold or a band",
    source=API,
    date=DATE,
)
def alarms_have_levels(spec: HasAlarms) -> Iterator[Problem]:
    for pointer, alarm, is_percent in spec.declared_alarms():
        yield from level_problems(pointer, alarm)
        if is_percent:
            yield from percent_problems(pointer, alarm)


@check(
    "MTR112",
    "an alarm on a declared metric looks at data points that it can have",
    fact="an alarm looks back one day, or seven with periods of an hour or more; it needs at most "
    "as many bad data points as it looks at",
    source=API,
    date=DATE,
)
def alarms_look_back(spec: HasAlarms) -> Iterator[Problem]:
    for pointer, alarm, _ in spec.declared_alarms():
        yield from range_problems(pointer, alarm)


ALARM_CHECKS = (alarms_have_levels, alarms_look_back)
