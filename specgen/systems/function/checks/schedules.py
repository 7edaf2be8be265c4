"""Schedules that EventBridge Scheduler refuses."""

import re
from collections.abc import Iterator
from datetime import datetime

from specgen.facts import functions
from specgen.facts.time_zones import TIME_ZONES
from specgen.sdk import Problem, check, did_you_mean
from specgen.sdk.aws.schedule.cron import schedule_problems
from specgen.systems.function.model import Function

READ = functions.READ
_ONE_OR_MANY = re.compile(r"rate\(([0-9]+) (minute|hour|day)s?\)")


@check(
    "FUN125",
    "a schedule is one that EventBridge Scheduler takes",
    fact="cron(...) has six fields, rate(...) minutes, hours or days, at(...) a moment without a "
    "zone",
    source="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
    date=READ,
)
def schedules_run(spec: Function) -> Iterator[Problem]:
    for name, schedule in spec.triggers.schedules.items():
        for problem in _problems(schedule.expression):
            yield Problem(("triggers", "schedules", name, "expression"), problem)


def _problems(text: str) -> Iterator[str]:
    moment = re.fullmatch(r"at\((.*)\)", text)
    if moment is None:
        yield from schedule_problems(_ONE_OR_MANY.sub(_as_cron_takes_it, text))
        return
    try:
        datetime.strptime(moment[1], "%Y-%m-%dT%H:%M:%S")  # noqa: DTZ007  Scheduler takes no zone
    except ValueError:
        yield f"{text} is not a moment; write at(2027-01-31T08:00:00)"


def _as_cron_takes_it(found: re.Match[str]) -> str:
    """Scheduler takes `rate(1 days)`, too."""
    return f"rate({found[1]} {found[2]}{'' if int(found[1]) == 1 else 's'})"


@check(
    "FUN126",
    "the time zone of a schedule exists",
    fact="Scheduler takes names of the IANA database",
    source="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
    date=READ,
)
def zones_exist(spec: Function) -> Iterator[Problem]:
    for name, schedule in spec.triggers.schedules.items():
        if schedule.time_zone not in TIME_ZONES:
            guess = did_you_mean(schedule.time_zone, sorted(TIME_ZONES))
            message = f"there is no time zone `{schedule.time_zone}`{guess}"
            pointer = ("triggers", "schedules", name, "time_zone")
            yield Problem(pointer, message, "write one such as Europe/Berlin")


SCHEDULE_CHECKS = (schedules_run, zones_exist)
