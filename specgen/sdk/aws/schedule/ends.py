"""Cron expressions whose runs are over, or that never had any."""

import re

from specgen.sdk.aws.schedule.cron import FIELDS, MONTH_DAY, values

MONTH, YEAR = 3, 5
LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
"""Days of the months that have fewer than 31."""
_CRON = re.compile(r"cron\((.*)\)")


def last_year(expression: str) -> int | None:
    """The last one with runs; None if it has no end, and for what is not a cron expression."""
    fields = _fields(expression)
    if not fields or fields[YEAR] == "*":
        return None
    return max(values(FIELDS[YEAR], fields[YEAR]), default=None)


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
