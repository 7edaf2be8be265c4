"""Schedules that Scheduler refuses, or that do not mean what they say."""

import re
from collections.abc import Iterator

from specgen.facts.scheduler import GUIDE, READ
from specgen.facts.time_zones import TIME_ZONES
from specgen.sdk import Here, Problem, Severity, check, did_you_mean
from specgen.sdk.aws.schedule.cron import schedule_problems
from specgen.sdk.aws.schedule.meaning import (
    ANOTHER_HOUR,
    has_idle_zone,
    is_skipped,
    moment,
    never_runs,
)
from specgen.systems.job.model import Job

TYPES = f"{GUIDE}/schedule-types.html"
AT = "schedule", "expression"
ZONE = "schedule", "time_zone"
_RATE = re.compile(r"rate\(([0-9]+) (minute|hour|day)s?\)")


@check(
    "JOB101",
    "a schedule is one that EventBridge Scheduler takes",
    fact="cron has six fields, the last one the year; rate is in minutes, hours or days; at is a "
    "moment without a zone",
    source=TYPES,
    date=READ,
)
def schedules_are_understood(spec: Job) -> Iterator[Problem]:
    if spec.schedule is None:
        return
    text = spec.schedule.expression
    if text.startswith("at("):
        if moment(text) is None:
            yield Problem(AT, f"{text} is not a moment; write at(2027-01-31T08:00:00)")
        return
    for message in schedule_problems(_RATE.sub(_in_one_spelling, text)):
        yield Problem(AT, message)


def _in_one_spelling(found: re.Match[str]) -> str:
    """Scheduler takes `rate(1 days)`, too."""
    return f"rate({found[1]} {found[2]}{'' if int(found[1]) == 1 else 's'})"


@check(
    "JOB102",
    "a time zone exists",
    fact="Scheduler takes the names of the IANA database",
    source=TYPES,
    date=READ,
)
def zones_exist(spec: Job) -> Iterator[Problem]:
    if spec.schedule is not None and spec.schedule.time_zone not in TIME_ZONES:
        zone = spec.schedule.time_zone
        guess = did_you_mean(zone, sorted(TIME_ZONES)) or "; write one such as Europe/Berlin"
        yield Problem(ZONE, f"there is no time zone {zone}{guess}")


@check(
    "JOB103",
    "a run lies ahead",
    severity=Severity.WARNING,
    fact="a schedule whose last moment has passed, or whose day no month has, starts nothing, and "
    "stays in the account",
    source=TYPES,
    date=READ,
)
def moments_are_ahead(spec: Job) -> Iterator[Problem]:
    if spec.schedule and (why := never_runs(spec.schedule.expression, "remove `schedule`")):
        yield Problem(AT, why)


@check(
    "JOB104",
    "a run is not skipped when summer time begins",
    severity=Severity.WARNING,
    fact="Scheduler skips a run whose local time does not exist on that day; UTC has no such times",
    source=TYPES,
    date=READ,
)
def runs_are_not_skipped(spec: Job, here: Here) -> Iterator[Problem]:
    schedule = spec.schedule
    if schedule is None:
        return
    if why := is_skipped(schedule.expression, schedule.time_zone):
        yield Problem(AT, f"{why}: {here.name} would not run", ANOTHER_HOUR)


@check(
    "JOB105",
    "a rate has no time zone",
    severity=Severity.WARNING,
    fact="a rate counts from the last run, 24 hours a day, also when a day has 23 or 25",
    source=TYPES,
    date=READ,
)
def rates_have_no_zone(spec: Job) -> Iterator[Problem]:
    schedule = spec.schedule
    if schedule and has_idle_zone(schedule.expression, schedule.time_zone):
        message = f"{schedule.expression} does not follow {schedule.time_zone}"
        yield Problem(ZONE, f"{message}; remove it, or write cron(...)")


SCHEDULE = (
    schedules_are_understood,
    zones_exist,
    moments_are_ahead,
    runs_are_not_skipped,
    rates_have_no_zone,
)
