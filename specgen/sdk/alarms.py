"""Alarm matrices: which metrics of a system's resources are watched, by severity."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Severity = Literal["info", "warning", "critical"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "critical")


@dataclass(frozen=True, slots=True)
class Alarm:
    """A metric of one resource, and the thresholds at which it raises an alarm.

    id: its name within the resource's; subject: what gets the alarm, such as a redis_node
    statistic: CloudWatch's word, or a percentile such as p95
    thresholds: severity -> number in the metric's unit, or the name of one of the document's
    `alarm_numbers`
    missing: how CloudWatch treats missing data
    """

    id: str
    subject: str
    namespace: str
    metric: str
    statistic: str
    operator: Literal["above", "below"]
    thresholds: Mapping[Severity, float | str]
    missing: Literal["missing", "breaching", "notBreaching", "ignore"] = "missing"


def alarm_problems(
    alarms: Sequence[Alarm], numbers: Mapping[str, float] | None = None
) -> Iterator[str]:
    """What makes a matrix misleading or useless, as sentences.

    numbers: a document's; if None, named thresholds are not compared
    """
    yield from _twins(alarms)
    for alarm in alarms:
        yield from _unordered(alarm, numbers)


def _twins(alarms: Sequence[Alarm]) -> Iterator[str]:
    """A second alarm on the same statistic of the same subject adds nothing."""
    seen: dict[tuple[str, ...], int] = {}
    for i, alarm in enumerate(alarms):
        for key in (("id", alarm.id), _watched(alarm)):
            first = seen.setdefault(key, i)
            if first != i:
                yield f"{alarm.id} duplicates {alarms[first].id}: the same {_word(key)}"


def _word(key: tuple[str, ...]) -> str:
    return "id" if key[0] == "id" else "statistic of the same metric"


def _watched(alarm: Alarm) -> tuple[str, ...]:
    return (alarm.subject, alarm.namespace, alarm.metric, alarm.statistic, alarm.operator)


def _unordered(alarm: Alarm, numbers: Mapping[str, float] | None) -> Iterator[str]:
    if not alarm.thresholds:
        yield f"{alarm.id} has no threshold"
    levels = [(s, level(alarm, s, numbers)) for s in SEVERITIES if s in alarm.thresholds]
    known = [(severity, value) for severity, value in levels if value is not None]
    if numbers is not None and len(known) < len(levels):
        yield f"{alarm.id} names a number that the document does not give"
    sign = 1 if alarm.operator == "above" else -1
    for (less, low), (more, high) in pairwise(known):
        if sign * low >= sign * high:
            yield f"{alarm.id}: {more} {high:g} is not {alarm.operator} {less} {low:g}"


def level(alarm: Alarm, severity: Severity, numbers: Mapping[str, float] | None) -> float | None:
    """The threshold as a number; None if it names one that is not given."""
    threshold = alarm.thresholds[severity]
    if isinstance(threshold, str):
        return (numbers or {}).get(threshold)
    return threshold
