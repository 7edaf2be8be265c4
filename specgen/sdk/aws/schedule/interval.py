"""How often a schedule runs."""

import re
from itertools import pairwise

from specgen.sdk.aws.schedule.cron import FIELDS, MONTH_DAY, WEEK_DAY, values

_RATE = re.compile(r"rate\(([0-9]+) (minute|hour|day)s?\)")
_CRON = re.compile(r"cron\((.*)\)")
_MINUTES = {"minute": 1, "hour": 60, "day": 1440}
DAY = 1440
WEEK, SHORTEST_MONTH = 7, 28
"""In days."""


def shortest_minutes(expression: str) -> int | None:
    """The shortest time between two runs; None for a single run, and for what is not a schedule."""
    rate = _RATE.fullmatch(expression)
    if rate is not None:
        return int(rate[1]) * _MINUTES[rate[2]] or None
    cron = _CRON.fullmatch(expression)
    fields = cron[1].split() if cron else []
    if len(fields) != len(FIELDS):
        return None
    minutes, hours = (sorted(values(FIELDS[i], fields[i])) for i in range(2))
    times = sorted(hour * 60 + minute for hour in hours for minute in minutes)
    if not times:
        return None
    gaps = [later - earlier for earlier, later in pairwise(times)]
    days = _fewest_days(fields[MONTH_DAY], fields[WEEK_DAY])
    return min([*gaps, times[0] + days * DAY - times[-1]])


def _fewest_days(month_day: str, week_day: str) -> int:
    """From a day with runs to the next one; 1 if that cannot be seen, as with L, W and #."""
    in_week = month_day == "?"
    field, text = (FIELDS[WEEK_DAY], week_day) if in_week else (FIELDS[MONTH_DAY], month_day)
    parts = [values(field, part) for part in text.split(",")]
    if not all(parts):
        return 1
    days = sorted(set().union(*parts))
    around = days[0] + (WEEK if in_week else SHORTEST_MONTH) - days[-1]
    gaps = (later - earlier for earlier, later in pairwise(days))
    return min([*gaps, max(around, 1)])


def hours_of(expression: str) -> set[int]:
    """Of a cron expression that runs at certain hours of the day; empty for others."""
    cron = _CRON.fullmatch(expression)
    fields = cron[1].split() if cron else []
    if len(fields) != len(FIELDS) or fields[1].startswith("*"):
        return set()
    return values(FIELDS[1], fields[1])
