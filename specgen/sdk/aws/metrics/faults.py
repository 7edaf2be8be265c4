"""What makes an alarm on a declared metric useless, or refused."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.sdk.alarms import SEVERITIES
from specgen.sdk.aws.metrics.fields import DAY_SECONDS, HOUR_SECONDS, Levels, MetricAlarm

WHOLE = 100
_IDS = ("Id", "Ids", "Uuid", "Guid", "Email", "Token", "Session", "Ip", "Address")
_AN_ID = re.compile(
    rf"(?:^|[_. -])(?i:{'|'.join(_IDS)})$|[a-z0-9](?:{'|'.join(_IDS)}|ID|IDs|UUID|IP)$"
)


def is_an_id(name: str) -> bool:
    """Whether a dimension of that name has a value of its own for each user, request or so."""
    return _AN_ID.search(name) is not None


def dimension_problems(pointer: Pointer, names: Sequence[str]) -> Iterator[Problem]:
    for name in names:
        if is_an_id(name):
            message = f"{name} is an id, and each value of it would be a metric of its own"
            hint = "keep ids in the log line, where Logs Insights finds them; remove the dimension"
            yield Problem((*pointer, name), message, hint, at_key=True)


def range_problems(pointer: Pointer, alarm: MetricAlarm) -> Iterator[Problem]:
    """source: EvaluationPeriods in API_PutMetricAlarm.html (2026-11-29)"""
    if alarm.needed > alarm.points:
        message = f"{alarm.needed} of {alarm.points} data points can never be bad"
        yield Problem((*pointer, "points_to_alarm"), f"{message}; write at most {alarm.points}")
    seconds = alarm.period_seconds * alarm.points
    days = 7 if alarm.period_seconds >= HOUR_SECONDS else 1
    if seconds > days * DAY_SECONDS:
        what = "a week" if days > 1 else "a day"
        most = days * DAY_SECONDS // alarm.period_seconds
        message = f"an alarm looks back {what} at most, got {seconds:,} s"
        yield Problem((*pointer, "points"), f"{message}; write at most {most}")


def level_problems(pointer: Pointer, alarm: MetricAlarm) -> Iterator[Problem]:
    """No level at all, levels that are not in order, and levels that always alarm."""
    if not alarm.above and not alarm.below and alarm.band is None:
        yield Problem(
            pointer, "an alarm needs a level; write `above`, `below` or `band`", at_key=True
        )
    yield from _order((*pointer, "above"), alarm.above, 1)
    yield from _order((*pointer, "below"), alarm.below, -1)
    if alarm.above and alarm.below:
        high, low = min(alarm.above.values()), max(alarm.below.values())
        if low > high:
            message = f"every value is above {high:g} or below {low:g}, so it always alarms"
            yield Problem((*pointer, "below"), message, at_key=True)


def _order(pointer: Pointer, levels: Levels, sign: int) -> Iterator[Problem]:
    written = [(s, levels[s]) for s in SEVERITIES if s in levels]
    word = "above" if sign > 0 else "below"
    for (less, low), (more, high) in pairwise(written):
        if sign * high <= sign * low:
            message = f"{more} {high:g} is not {word} {less} {low:g}, so {less} is never alone"
            yield Problem((*pointer, more), message)


def percent_problems(pointer: Pointer, alarm: MetricAlarm) -> Iterator[Problem]:
    """Of a metric that is between 0 and 100."""
    for severity, value in alarm.above.items():
        if not 0 <= value < WHOLE:
            why = "never" if value >= WHOLE else "always"
            message = f"a percentage is {why} above {value:g}; write a number from 0 to 99.9"
            yield Problem((*pointer, "above", severity), message)
    for severity, value in alarm.below.items():
        if not 0 < value <= WHOLE:
            why = "never" if value <= 0 else "always"
            message = f"a percentage is {why} below {value:g}; write a number from 0.1 to 100"
            yield Problem((*pointer, "below", severity), message)
