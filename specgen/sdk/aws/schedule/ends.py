"""Cron expressions whose runs are over, or that never had any."""

import re
from calendar import monthrange
from datetime import date

from specgen.sdk.aws.schedule.cron import FIELDS, MONTH_DAY, values

MONTH, YEAR = 3, 5
LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
"""Days of the months that have fewer than 31."""
_CRON = re.compile(r"cron\((.*)\)")


def last_day(expression: str) -> date | None:
    """After it nothing runs; None if it has no end, and for what is not a cron expression.

    The end of its last month, if its days are weekdays, L or W.
    """
    fields = _fields(expression)
    if not fields or fields[YEAR] == "*":
        return None
    year = max(values(FIELDS[YEAR], fields[YEAR]), default=None)
    if year is None:
        return None
    month = max(values(FIELDS[MONTH], fields[MONTH]), default=12)
    length = monthrange(year, month)[1]
    parts = [values(FIELDS[MONTH_DAY], part) for part in fields[MONTH_DAY].split(",")]
    days = {day for day in set().union(*parts) if day <= length} if all(parts) else {length}
    return date(year, month, max(days, default=length))


def missing_day(expression: str) -> str:
    """That none of its months has any of its days; empty if one has."""
    fields = _fields(expression)
    if not fields:
        return ""
    parts = [values(FIELDS[MONTH_DAY], part) for part in fields[MONTH_DAY].split(",")]
    months = values(FIELDS[MONTH], fields[MONTH])
    if not all(parts) or not months:
        return ""  # L, W and ? are days of every month
    first = min(set().union(*parts))
    if any(first <= LONGEST.get(month, 31) for month in months):
        return ""
    return f"month {fields[MONTH]} has no day {first}"


def _fields(expression: str) -> list[str]:
    cron = _CRON.fullmatch(expression)
    fields = cron[1].split() if cron else []
    return fields if len(fields) == len(FIELDS) else []
