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
