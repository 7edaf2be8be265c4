"""Schedules of EventBridge Scheduler that it takes, and that do not mean what they say."""

import re
from datetime import UTC, datetime

from specgen.facts.summer_time import SKIPPED_HOURS
from specgen.sdk.aws.schedule.ends import last_day, missing_day
from specgen.sdk.aws.schedule.interval import hours_of, shortest_minutes

_MOMENT = re.compile(r"at\((.*)\)")
ANOTHER_HOUR = "write another hour, or the same time in Etc/UTC"


def moment(expression: str) -> datetime | None:
    """Of at(2027-01-31T08:00:00); None for what is no moment."""
    found = _MOMENT.fullmatch(expression)
    try:
        return datetime.strptime(found[1] if found else "", "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def never_runs(expression: str, remove: str) -> str:
    """Why, and what to write; empty if a run lies ahead.

    By the date alone, so that a run of today does not depend on the hour of the check.
    remove: what would end the schedule
    """
    at, today = moment(expression), datetime.now(UTC).date()
    last = at.date() if at else last_day(expression)
    if last and last < today:
        return f"{last} has passed, so it never runs; write a later date, or {remove}"
    missing = missing_day(expression)
    return f"{missing}, so it never runs; write another day or month" if missing else ""


def is_skipped(expression: str, time_zone: str) -> str:
    """That a run is left out when summer time begins; empty if none is."""
    skipped = sorted(hours_of(expression) & SKIPPED_HOURS.get(time_zone, set()))
    if not skipped:
        return ""
    what = f"{skipped[0]:02}:00 to {skipped[0]:02}:59"
    return f"{time_zone} has no {what} on the day on which summer time begins"


def has_idle_zone(expression: str, time_zone: str) -> bool:
    """A rate counts from the last run, whatever the time zone is."""
    is_utc = time_zone.startswith("Etc/") or time_zone in {"UTC", "GMT"}
    return expression.startswith("rate(") and not is_utc


def windows_meet(expression: str, window_minutes: int) -> str:
    """That two runs may begin together, and what to write; empty if they do not."""
    minutes = shortest_minutes(expression)
    if minutes is None or window_minutes < minutes:
        return ""
    message = f"a run may begin {window_minutes} minutes late"
    return f"{message}, but the next one is due after {minutes}; write less than {minutes}"
