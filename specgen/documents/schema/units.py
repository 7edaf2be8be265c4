"""A number that is written with its unit, where the key says the unit."""

import re
from typing import Any

Error = Any  # as in wording.py

UNIT = re.compile(
    r"(?P<number>[0-9]+(\.[0-9]+)?) ?(?P<unit>[KMGTP]i?B|[KMGT]bps|bytes?|vcpus?|cpus?|ms|s|secs?|"
    r"seconds?|mins?|minutes?|hours?|h|days?|d|%|percent|iops)\Z",
    re.IGNORECASE,
)
UNIT_RULE = "PLT015"


def has_unit(error: Error) -> bool:
    """A number was expected, and the text is a number with its unit."""
    return (
        error.validator == "type"
        and error.validator_value in {"integer", "number"}
        and isinstance(error.instance, str)
        and UNIT.match(error.instance) is not None
    )


def say_unit(error: Error) -> tuple[str, str]:
    match = UNIT.match(error.instance)
    number = match["number"] if match else ""
    unit = match["unit"] if match else ""
    key = str(error.absolute_path[-1]) if error.absolute_path else ""
    message = f"{{key}} must be a number without its unit, got {error.instance!r}"
    return message, f"write {number} if `{key}` counts in {unit}; otherwise convert it"
