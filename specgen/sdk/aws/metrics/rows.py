"""Rows of the alarms on a declared metric."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specgen.project.part_names import together
from specgen.sdk.alarms import Alarm, Math
from specgen.sdk.aws.metrics.fields import MetricAlarm

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_REST = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Measured:
    """id: of its rows, and of its subject; meaning: one sentence"""

    id: str
    namespace: str
    metric: str
    meaning: str
    math: Math | None = None


def row_id(name: str) -> str:
    """As rows are called: `OrderLatency` becomes `order-latency`, p99.9 becomes p99-9."""
    return _REST.sub("-", _CAPITAL.sub("-", name).lower()).strip("-")


def quiet_row(of: Measured, statistic: str) -> Alarm:
    """For dashboards: a metric that raises no alarm."""
    name = together(of.id, row_id(statistic))
    return Alarm(name, of.id, of.namespace, of.metric, statistic, "above", {}, meaning=of.meaning)


def rows(of: Measured, statistic: str, alarm: MetricAlarm) -> Iterator[Alarm]:
    """statistic: also of the values in its math"""
    start = of.id if of.math else together(of.id, row_id(statistic))
    usual: dict[str, Any] = {
        "missing": alarm.treat_missing_data,
        "meaning": of.meaning,
        "period_seconds": alarm.period_seconds,
        "datapoints": (alarm.needed, alarm.points),
        "math": of.math,
        "low_samples": "ignore" if statistic[0] == "p" else "evaluate",
    }
    metric = (of.id, of.namespace, of.metric, statistic)
    if alarm.above:
        yield Alarm(together(start, "high"), *metric, "above", dict(alarm.above), **usual)
    if alarm.below:
        yield Alarm(together(start, "low"), *metric, "below", dict(alarm.below), **usual)
    if band := alarm.band:
        levels = {band.severity: band.width}
        yield Alarm(together(start, "band"), *metric, band.leaves, levels, band=band.width, **usual)
