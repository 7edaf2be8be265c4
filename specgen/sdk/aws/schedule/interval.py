"""How often a schedule runs."""

import re
from itertools import pairwise

from specgen.sdk.aws.schedule.cron import FIELDS, values

_RATE = re.compile(r"rate\(([0-9]+) (minute|hour|day)s?\)")
_CRON = re.compile(r"cron\((.*)\)")
_MINUTES = {"minute": 1, "hour": 60, "day": 1440}
DAY = 1440


def shortest_minutes(expression: str) -> int | None:
    """The shortest time between two runs; at least a day if there is one run a day.

    None for a single run, and for what is not a schedule
    """
    rate = _RATE.fullmatch(expression)
    if rate is not None:
        return int(rate[1]) * _MINUTES[rate[2]]
    cron = _CRON.fullmatch(expression)
    fields = cron[1].split() if cron else []
    if len(fields) != len(FIELDS):
        return None
    minutes, hours = (sorted(values(FIELDS[i], fields[i])) for i in range(2))
    times = sorted(hour * 60 + minute for hour in hours for minute in minutes)
    if not times:
        return None
    gaps = [later - earlier for earlier, later in pairwise(times)]
    return min([*gaps, times[0] + DAY - times[-1]])


def hours_of(expression: str) -> set[int]:
    """Of a cron expression that runs at certain hours of the day; empty for others."""
    cron = _CRON.fullmatch(expression)
    fields = cron[1].split() if cron else []
    if len(fields) != len(FIELDS) or fields[1].startswith("*"):
        return set()
    return values(FIELDS[1], fields[1])
