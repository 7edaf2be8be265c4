"""Cron expressions of Unix, which EC2 Auto Scaling takes: five fields, and no `?`.

source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
(2026-11-28)
"""

from collections.abc import Iterator

from specgen.sdk.aws.schedule.cron import MONTH_DAYS, MONTHS, WEEKDAYS, Field, field_problems

FIELDS = (
    Field("minutes", 0, 59),
    Field("hours", 0, 23),
    Field(MONTH_DAYS, 1, 31, special="L"),
    Field("month", 1, 12, MONTHS),
    Field("day of week", 0, 7, WEEKDAYS),
)


def problems(text: str) -> Iterator[str]:
    """What EC2 Auto Scaling refuses, as sentences; nothing for a valid expression."""
    fields = text.split()
    if len(fields) != len(FIELDS) or text.startswith(("cron(", "rate(", "at(")):
        names = ", ".join(field.name for field in FIELDS)
        yield f"{text!r} is not five fields of Unix's cron ({names}); write 0 20 * * 1-5"
        return
    for field, part in zip(FIELDS, fields, strict=True):
        yield from field_problems(field, part)
