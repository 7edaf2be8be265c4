"""How much of the time something runs that a schedule stops and starts."""

from functools import cache

from specgen.sdk.aws.schedule.cron import FIELDS, schedule_problems, values

_DAYS, _HOURS_A_DAY, _MINUTES = 7, 24, 60
_WEEK = _DAYS * _HOURS_A_DAY * _MINUTES


@cache
def running_share(stop: str, start: str) -> float:
    """Of a week, 0 to 1; 1 for expressions that depend on the day of a month, or are wrong.

    Counted as if no hour were skipped or doubled for summer time.
    """
    stops, starts = _minutes(stop), _minutes(start)
    if not stops or not starts:
        return 1.0
    events = sorted([(at, False) for at in stops] + [(at, True) for at in starts])
    runs, since, total = events[-1][1], 0, 0
    for at, starts_now in events:
        total += at - since if runs else 0
        runs, since = starts_now, at
    return (total + (_WEEK - since if runs else 0)) / _WEEK


def _minutes(expression: str) -> list[int]:
    """Minutes of a week, from Sunday, at which it is due; empty if weeks differ."""
    if any(True for _ in schedule_problems(expression)) or not expression.startswith("cron("):
        return []
    fields = expression[len("cron(") : -1].split()
    minute, hour, month_day, month, week_day, year = fields
    if month_day not in {"?", "*"} or month != "*" or year != "*":
        return []
    every = week_day in {"?", "*"}
    days = set(range(1, _DAYS + 1)) if every else values(FIELDS[4], week_day)
    return [
        ((day - 1) * _HOURS_A_DAY + at) * _MINUTES + past
        for day in days
        for at in values(FIELDS[1], hour)
        for past in values(FIELDS[0], minute)
    ]
