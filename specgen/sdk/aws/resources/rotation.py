"""Schedules on which Secrets Manager does not rotate."""

import re
from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block
from specgen.sdk.aws.schedule import cron

RULES = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html"
LEAST_HOURS = 4
HOURS_A_DAY = 24
_RATE = re.compile(r"rate\(([0-9]+) (minute|hour|day)s?\)")


@resource_check(
    "AWS044",
    "a secret rotates every four hours at most, on a schedule in hours or days",
    "aws_secretsmanager_secret_rotation",
    fact="Secrets Manager refuses rates in minutes, and rotations less than four hours apart",
    source=RULES,
    date="2026-11-29",
)
def secrets_rotate_slowly(_kind: str, block: Block) -> Iterator[Problem]:
    for rules in block.blocks("rotation_rules"):
        text = rules.text("schedule_expression")
        for said in _about(text) if text else ():
            yield rules.problem("schedule_expression", said)


def _about(text: str) -> Iterator[str]:
    if rate := _RATE.fullmatch(text):
        if rate[2] == "minute" or (rate[2] == "hour" and int(rate[1]) < LEAST_HOURS):
            yield f"{text} is too often; write rate({LEAST_HOURS} hours) or more"
        return
    found = list(cron.schedule_problems(text))
    yield from found
    if not found and (apart := _hours_apart(text)) < LEAST_HOURS:
        yield f"{text} rotates every {apart} h; at least {LEAST_HOURS} must lie between, as in 0/4"


def _hours_apart(text: str) -> int:
    """The least number of hours between two rotations of a day, and the next day's first."""
    hours = sorted(cron.values(cron.FIELDS[1], text.removeprefix("cron(").split()[1]))
    following = [*hours[1:], hours[0] + HOURS_A_DAY] if hours else []
    return min((b - a for a, b in zip(hours, following, strict=True)), default=HOURS_A_DAY)


DAYS = (1, 1_000)
LARGEST_BYTES = 65_536
MOST_STAGES = 20
_DURATION = re.compile(r"([0-9]{1,2})h")


@resource_check(
    "AWS065",
    "a rotation has one schedule, and a window within a day",
    "aws_secretsmanager_secret_rotation",
    fact="rotation is set by days or by a schedule, not by both; days are 1 to 1,000; the window, "
    "as 3h, ends before the next one begins, and on the same day",
    source=RULES,
    date="2026-11-29",
)
def windows_are_apart(_kind: str, block: Block) -> Iterator[Problem]:
    for rules in block.blocks("rotation_rules"):
        text, days = rules.text("schedule_expression"), rules.number("automatically_after_days")
        if rules.has("schedule_expression") and rules.has("automatically_after_days"):
            message = "the schedule says when it rotates; remove automatically_after_days"
            yield rules.problem("automatically_after_days", message)
        elif days is not None and not DAYS[0] <= days <= DAYS[1]:
            message = f"automatically_after_days {days:g} is not {DAYS[0]} to {DAYS[1]:,}"
            yield rules.problem("automatically_after_days", f"{message}; write 30, for example")
        if rules.text("duration"):
            for said in _about_window(rules.text("duration"), text):
                yield rules.problem("duration", said)


def _about_window(duration: str, schedule: str) -> Iterator[str]:
    match = _DURATION.fullmatch(duration)
    if match is None:
        yield f"the duration {duration} is not a number of hours; write 3h"
        return
    hours, rate = int(match[1]), _RATE.fullmatch(schedule)
    between = int(rate[1]) if rate and rate[2] == "hour" else HOURS_A_DAY
    if hours > between:
        yield f"a window of {hours} h runs into the next one; write {between}h or less"


@resource_check(
    "AWS066",
    "a version of a secret has a value that Secrets Manager stores",
    "aws_secretsmanager_secret_version",
    fact="a value has 1 to 65,536 bytes, and a version at most 20 staging labels",
    source="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html",
    date="2026-11-29",
)
def values_are_stored(_kind: str, block: Block) -> Iterator[Problem]:
    for key in ("secret_string", "secret_binary"):
        size = len(block.text(key).encode(errors="replace"))
        if size > LARGEST_BYTES:
            message = f"the value has {size:,} bytes, and {LARGEST_BYTES:,} are stored"
            yield block.problem(key, f"{message}; put it into a bucket, and its key here")
    stages = block.texts("version_stages")
    if len(stages) > MOST_STAGES:
        message = f"{len(stages)} staging labels, and a version has at most {MOST_STAGES}"
        yield block.problem("version_stages", f"{message}; remove some")
