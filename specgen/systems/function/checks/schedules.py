"""Schedules that EventBridge Scheduler refuses."""

import re
from collections.abc import Iterator

from specgen.facts import functions
from specgen.facts.scheduler import GUIDE
from specgen.facts.time_zones import TIME_ZONES
from specgen.sdk import Problem, Severity, check, did_you_mean
from specgen.sdk.aws.schedule.cron import schedule_problems
from specgen.sdk.aws.schedule.meaning import (
    ANOTHER_HOUR,
    has_idle_zone,
    is_skipped,
    moment,
    never_runs,
    windows_meet,
)
from specgen.systems.function.model import Function

READ = functions.READ
DATE = "2026-11-30"
TYPES = f"{GUIDE}/schedule-types.html"
_ONE_OR_MANY = re.compile(r"rate\(([0-9]+) (minute|hour|day)s?\)")


@check(
    "FUN125",
    "a schedule is one that EventBridge Scheduler takes",
    fact="cron(...) has six fields, rate(...) minutes, hours or days, at(...) a moment without a "
    "zone",
    source=TYPES,
    date=READ,
)
def schedules_run(spec: Function) -> Iterator[Problem]:
    for name, schedule in spec.triggers.schedules.items():
        for problem in _problems(schedule.expression):
            yield Problem(("triggers", "schedules", name, "expression"), problem)


def _problems(text: str) -> Iterator[str]:
    if not text.startswith("at("):
        yield from schedule_problems(_ONE_OR_MANY.sub(_as_cron_takes_it, text))
    elif moment(text) is None:
        yield f"{text} is not a moment; write at(2027-01-31T08:00:00)"


def _as_cron_takes_it(found: re.Match[str]) -> str:
    """Scheduler takes `rate(1 days)`, too."""
    return f"rate({found[1]} {found[2]}{'' if int(found[1]) == 1 else 's'})"


@check(
    "FUN126",
    "the time zone of a schedule exists",
    fact="Scheduler takes names of the IANA database",
    source=TYPES,
    date=READ,
)
def zones_exist(spec: Function) -> Iterator[Problem]:
    for name, schedule in spec.triggers.schedules.items():
        if schedule.time_zone not in TIME_ZONES:
            guess = did_you_mean(schedule.time_zone, sorted(TIME_ZONES))
            message = f"there is no time zone `{schedule.time_zone}`{guess}"
            pointer = ("triggers", "schedules", name, "time_zone")
            yield Problem(pointer, message, "write one such as Europe/Berlin")


@check(
    "FUN137",
    "a run of a schedule lies ahead",
    severity=Severity.WARNING,
    fact="a schedule whose last moment has passed, or whose day no month has, starts nothing, and "
    "stays in the account",
    source=TYPES,
    date=DATE,
)
def runs_lie_ahead(spec: Function) -> Iterator[Problem]:
    for name, schedule in spec.triggers.schedules.items():
        if why := never_runs(schedule.expression, f"remove `{name}`"):
            yield Problem(("triggers", "schedules", name, "expression"), why)


@check(
    "FUN138",
    "a run is not skipped when summer time begins",
    severity=Severity.WARNING,
    fact="Scheduler skips a run whose local time does not exist on that day; UTC has no such times",
    source=TYPES,
    date=DATE,
)
def runs_are_not_skipped(spec: Function) -> Iterator[Problem]:
    for name, schedule in spec.triggers.schedules.items():
        if why := is_skipped(schedule.expression, schedule.time_zone):
            message = f"{why}: the function would not run"
            yield Problem(("triggers", "schedules", name, "expression"), message, ANOTHER_HOUR)


@check(
    "FUN139",
    "a rate has no time zone, and its window is shorter than the time between runs",
    severity=Severity.WARNING,
    fact="a rate counts from the last run; a run begins at any moment of its window, so that two "
    "runs may begin together",
    source=f"{GUIDE}/managing-schedule-flexible-time-windows.html",
    date=DATE,
)
def windows_are_apart(spec: Function) -> Iterator[Problem]:
    for name, schedule in spec.triggers.schedules.items():
        pointer = ("triggers", "schedules", name)
        if has_idle_zone(schedule.expression, schedule.time_zone):
            message = f"{schedule.expression} does not follow {schedule.time_zone}"
            yield Problem((*pointer, "time_zone"), f"{message}; remove it, or write cron(...)")
        if why := windows_meet(schedule.expression, schedule.flexible_minutes):
            yield Problem((*pointer, "flexible_minutes"), why)


SCHEDULE_CHECKS = (
    schedules_run,
    zones_exist,
    runs_lie_ahead,
    runs_are_not_skipped,
    windows_are_apart,
)
