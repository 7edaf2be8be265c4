"""AWS's cron expressions, which are not those of Unix: six fields, `?`, years, `L`, `W` and `#`.

source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html
(2026-11-24)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
WEEKDAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
MONTH_DAYS = "day of month"
UNITS = ("minute", "hour", "day")
_CRON = re.compile(r"cron\((.*)\)")
_RATE = re.compile(r"rate\(([0-9]+) ([a-z]+)\)")


@dataclass(frozen=True, slots=True)
class Field:
    """names: for numbers, from the least on; special: forms other than numbers and ranges"""

    name: str
    least: int
    most: int
    names: tuple[str, ...] = ()
    may_be_any: bool = False
    special: str = r"(?!)"


FIELDS = (
    Field("minutes", 0, 59),
    Field("hours", 0, 23),
    Field(MONTH_DAYS, 1, 31, may_be_any=True, special=r"L|LW|([1-9]|[12][0-9]|3[01])W"),
    Field("month", 1, 12, MONTHS),
    Field(
        "day of week",
        1,
        7,
        WEEKDAYS,
        may_be_any=True,
        special=r"L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5])",
    ),
    Field("year", 1970, 2199),
)
MONTH_DAY, WEEK_DAY = 2, 4


def schedule_problems(text: str) -> Iterator[str]:
    """What AWS refuses in a `cron(...)` or `rate(...)`, as sentences; nothing for a valid one."""
    rate = _RATE.fullmatch(text)
    if rate is not None:
        yield from _rate_problems(int(rate[1]), rate[2])
        return
    cron = _CRON.fullmatch(text)
    if cron is None:
        meant = from_unix(text)
        advice = f"write {meant}" if meant else "write one such as cron(0 20 ? * MON-FRI *)"
        yield f"{text!r} is not a schedule; {advice}"
        return
    yield from _cron_problems(cron[1].split())


def from_unix(text: str) -> str | None:
    """The same schedule in AWS's form; None if the text is not Unix's cron, or names both days."""
    fields = text.split()
    if len(fields) != len(FIELDS) - 1:
        return None
    minutes, hours, day, month, weekday = fields
    if weekday == "*":
        made = f"cron({minutes} {hours} {day} {month} ? *)"
    elif day == "*" and (named := _weekdays_by_name(weekday)):
        made = f"cron({minutes} {hours} ? {month} {named} *)"
    else:
        return None
    return None if any(True for _ in schedule_problems(made)) else made


def _weekdays_by_name(field: str) -> str:
    """Unix counts from Sunday as 0 or 7, AWS from Sunday as 1; empty for steps."""
    if "/" in field:
        return ""
    days = (*WEEKDAYS, "SUN")
    return re.sub("[0-7]", lambda found: days[int(found[0])], field).upper()


def _rate_problems(value: int, unit: str) -> Iterator[str]:
    if unit.removesuffix("s") not in UNITS:
        yield f"a rate is in minutes, hours or days, not {unit}"
    elif value < 1:
        yield "a rate is 1 or more"
    elif (value == 1) == unit.endswith("s"):
        right = unit.removesuffix("s") if value == 1 else f"{unit}s"
        yield f"AWS wants `rate({value} {right})`, not {unit}"


def _cron_problems(fields: list[str]) -> Iterator[str]:
    if len(fields) != len(FIELDS):
        names = ", ".join(field.name for field in FIELDS)
        five = "; the year is missing: write * for it" if len(fields) == len(FIELDS) - 1 else ""
        yield f"{len(fields)} fields, but AWS takes six: {names}{five}"
        return
    for field, text in zip(FIELDS, fields, strict=True):
        yield from field_problems(field, text)
    days = [fields[MONTH_DAY] == "?", fields[WEEK_DAY] == "?"]
    if not any(days):
        yield "day of month or day of week must be ?; AWS does not take both"
    elif all(days):
        yield "only one of day of month and day of week may be ?; write * for the other"


def field_problems(field: Field, text: str) -> Iterator[str]:
    """What is wrong with one field of an expression, as sentences."""
    if text == "?" and not field.may_be_any:
        yield f"{field.name} cannot be ?; write *"
    if text in {"*", "?"} or re.fullmatch(field.special, text.upper()):
        return
    for part in text.split(","):
        if field.name != MONTH_DAYS or not re.fullmatch(field.special, part.upper()):
            yield from _part_problems(field, part)


def values(field: Field, text: str) -> set[int]:
    """Every value of a field that is a list of numbers, ranges and steps; wrong parts have none."""
    found: set[int] = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        ends = [field.least, field.most] if span == "*" else _ends(field, span, has_step=bool(step))
        if ends and (not step or step.isdecimal()):
            found.update(range(ends[0], ends[-1] + 1, max(int(step or 1), 1)))
    return found


def _ends(field: Field, span: str, *, has_step: bool) -> list[int]:
    """First and last; a number with a step goes on to the end, as in 0/15."""
    ends = [number for end in span.split("-") if (number := _number(field, end)) is not None]
    return [*ends, field.most] if has_step and len(ends) == 1 else ends


def _part_problems(field: Field, part: str) -> Iterator[str]:
    """A number, a range, either of them with a step, or * with a step."""
    span, slash, step = part.partition("/")
    if slash and (not step.isdecimal() or int(step) == 0):
        yield f"{field.name} {part}: a step is a number above 0"
    if span == "*" and slash:
        return
    ends = [_number(field, end) for end in span.split("-")]
    most_ends = 2
    if None in ends or len(ends) > most_ends:
        allowed = f"{field.least} to {field.most}"
        names = f" or {field.names[0]} to {field.names[-1]}" if field.names else ""
        yield f"{field.name} {part!r} is not {allowed}{names}"


def _number(field: Field, text: str) -> int | None:
    """None if the field has no such value."""
    if text.upper() in field.names:
        return field.names.index(text.upper()) + field.least
    if text.isdecimal() and field.least <= int(text) <= field.most:
        return int(text)
    return None
