"""How large the values of a metric can be, and in which unit they are."""

import re
from typing import Any

from specgen.facts import alarms as facts
from specgen.sdk import Here
from specgen.sdk.alarms import Alarm, level, rows_of

PERCENT = (0.0, 100.0)
FEW_PERCENT = 10
"""A row whose levels are below it, such as a share of errors, may well have one below 1 %."""
_SHARE = re.compile(r"(connections|maximum_tasks|memory|storage_mib)_([0-9]+)_percent")


def most_of(other: Here[Any], row: Alarm) -> float | None:
    """What the document has of it: a number `ROW most`, or that of which a level is a share."""
    numbers = other.spec.alarm_numbers(other)
    if (most := numbers.get(f"{row.id} most")) is not None:
        return most
    for name in _defaults(other, row).values():
        share = _SHARE.fullmatch(name) if isinstance(name, str) else None
        if share and name in numbers:
            return round(numbers[name] * 100 / int(share[2]), 3)
    return None


def other_unit(other: Here[Any], row: Alarm, value: float) -> str:
    """That a threshold is in another unit than its metric, and what to write; else empty."""
    if value <= 0:
        return ""
    key = row.namespace, row.metric
    if facts.RANGES.get(key) == PERCENT and value <= 1 and _is_large(other, row):
        return f"{row.metric} is in percent, got {value:g}; write {value * 100:g}"
    unit = facts.UNITS.get(key)
    if unit and (value < unit.least or (unit.most is not None and value > unit.most)):
        right = f"write {value * unit.times:.12g}, if {value:g} {unit.meant} are meant"
        return f"{row.metric} is in {unit.words}, got {value:g}; {right}"
    return ""


def _is_large(other: Here[Any], row: Alarm) -> bool:
    numbers = other.spec.alarm_numbers(other)
    first = _original(other, row)
    levels = [level(first, severity, numbers) for severity in first.thresholds]
    return all(one is not None and one >= FEW_PERCENT for one in levels)


def _defaults(other: Here[Any], row: Alarm) -> dict[str, float | str]:
    return dict(_original(other, row).thresholds)


def _original(other: Here[Any], row: Alarm) -> Alarm:
    """As the kind has it, before this document changes its levels."""
    found = (one for one in rows_of(other) if isinstance(one, Alarm) and one.id == row.id)
    return next(found, row)
