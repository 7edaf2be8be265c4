"""When the plans of a backup run, and how long what they make is kept."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces.databases import INSTANCES, BackedUp, database_of
from specgen.sdk.aws.schedule import cron, windows
from specgen.sdk.aws.schedule.meaning import never_runs
from specgen.systems.backup.checks.plan import CRON, GUIDE
from specgen.systems.backup.model import Backup
from specgen.systems.backup.model.cold import fields_of
from specgen.systems.backup.model.parts import Plan

READ = "2026-11-29"

BEFORE_MINUTES = 60
"""Before a window, in which RDS starts no backup either."""

YEAR = 5
"""Of the fields of a schedule."""
FIRST = date(2024, 1, 1)
DAYS = 4 * 366
"""A leap year and the three after it have every day there is; FIRST is a Monday."""


@check(
    "BKP114",
    "backups of a database start outside its windows",
    severity=Severity.WARNING,
    fact="RDS starts no backup during the maintenance or the automated backups of a database, nor "
    "in the hour before",
    source=f"{GUIDE}/troubleshooting.html",
    date=READ,
)
def windows_are_elsewhere(spec: Backup, here: Here) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        starts = list(_starts(plan))
        instances = (database_of(here, database, INSTANCES) for database in plan.databases)
        for database in (one for one in instances if one is not None):
            for what, window, spans in _windows(database):
                if any(_is_near(at, span) for at in starts for span in spans):
                    message = f"{database.effective.id} has its {what} at {window}"
                    right = "start after that, or more than an hour before"
                    yield Problem(("plans", name, "schedule"), f"{message}; {right}")


def _is_near(start: int, span: windows.Span) -> bool:
    return windows.is_near(start, span, before=BEFORE_MINUTES)


def _windows(found: Here[BackedUp]) -> Iterator[tuple[str, str, list[windows.Span]]]:
    if (window := found.spec.maintenance_window_utc) is not None:
        yield "maintenance", window, [windows.maintenance_span(window)]
    if (window := found.spec.backup_window_utc) and found.spec.backup_retention_days:
        yield "automated backups", window, list(windows.backup_spans(window))


def _starts(plan: Plan) -> Iterator[int]:
    """Minutes of the week, of plans that run every week; others seldom meet a window."""
    minutes, hours, month_day, _, week_day, _ = fields_of(plan)
    for day in _week_days(week_day) if month_day in {"*", "?"} else ():
        for hour in cron.values(cron.FIELDS[1], hours):
            for minute in cron.values(cron.FIELDS[0], minutes):
                yield day * windows.DAY + hour * 60 + minute


def _week_days(text: str) -> set[int]:
    """0 is Monday; AWS counts from Sunday, 1."""
    every = "*" if text == "?" else text
    return {(day - 2) % 7 for day in cron.values(cron.FIELDS[cron.WEEK_DAY], every)}


@check(
    "BKP115",
    "a run of a schedule lies ahead",
    fact="a plan starts if all fields match, and some days never come, as the 31st of April, or "
    "have passed",
    source=CRON,
    date=READ,
    also=Severity.WARNING,
)
def days_are_there(spec: Backup) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        pointer = ("plans", name, "schedule")
        days = _days((*fields_of(plan)[:YEAR], "*"))
        if days is not None and not days:
            message = "no month of it has this day; the plan would never run"
            yield Problem(pointer, f"{message}; write cron(0 4 L * ? *)")
        elif why := never_runs(plan.schedule, f"remove `{name}`"):
            yield Problem(pointer, why, severity=Severity.WARNING)


@check(
    "BKP116",
    "recovery points are kept until the next one is there",
    severity=Severity.WARNING,
    fact="AWS Backup deletes a recovery point after its days, also the last one",
    source=f"{GUIDE}/API_Lifecycle.html",
    date=READ,
)
def one_is_always_there(spec: Backup) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        days = _days(fields_of(plan)) or ()
        gap = max(((b - a).days for a, b in pairwise(days)), default=0)
        if plan.delete_after_days < gap:
            kept = plan.delete_after_days
            message = f"up to {gap} days lie between two backups, but each is kept {kept}"
            yield Problem(("plans", name, "delete_after_days"), f"{message}; write {gap} or more")


@cache
def _days(texts: tuple[str, ...]) -> tuple[date, ...] | None:
    """Days of four years on which it runs; None if that is unknown, or a field is wrong."""
    wrong = any(
        any(cron.field_problems(field, text))
        for field, text in zip(cron.FIELDS, texts, strict=True)
    )
    _, _, month_day, month, week_day, year = texts
    if wrong or year != "*" or any(set("LW#") & set(_unnamed(t)) for t in (month_day, week_day)):
        return None
    months = cron.values(cron.FIELDS[3], month)
    month_days = cron.values(cron.FIELDS[cron.MONTH_DAY], "*" if month_day == "?" else month_day)
    week_days = _week_days(week_day)
    if not (months and month_days and week_days):
        return None
    every = (FIRST + timedelta(days=n) for n in range(DAYS))
    matching = (day for day in every if day.month in months and day.day in month_days)
    return tuple(day for day in matching if day.weekday() in week_days)


def _unnamed(text: str) -> str:
    """Without the names of weekdays, which have an L or a W, too."""
    upper = text.upper()
    for name in cron.WEEKDAYS:
        upper = upper.replace(name, "")
    return upper


RUN_CHECKS = (windows_are_elsewhere, days_are_there, one_is_always_there)
