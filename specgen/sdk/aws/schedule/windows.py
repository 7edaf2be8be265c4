"""Backup and maintenance windows as minutes of the week, UTC."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = f"({'|'.join(_DAYS)})"

BACKUP_PATTERN = f"^{_TIME}-{_TIME}$"
MAINTENANCE_PATTERN = f"^{_DAY}:{_TIME}-{_DAY}:{_TIME}$"

BackupWindow = Annotated[
    str,
    Meta(
        description="Daily time of backups, UTC; AWS chooses one by default",
        pattern=BACKUP_PATTERN,
        examples=["03:00-04:00"],
    ),
]
MaintenanceWindow = Annotated[
    str,
    Meta(
        description="Weekly time of maintenance, UTC; AWS chooses one by default",
        pattern=MAINTENANCE_PATTERN,
        examples=["sun:05:00-sun:06:00"],
    ),
]

DAY = 24 * 60
WEEK = 7 * DAY

Span = tuple[int, int]
"""First minute and length; a span may run over the end of the week."""


def _minutes(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def _moment(text: str) -> int:
    day, _, time = text.partition(":")
    return _DAYS.index(day) * DAY + _minutes(time)


def backup_length(window: str) -> int:
    """Minutes."""
    start, _, end = window.partition("-")
    return (_minutes(end) - _minutes(start)) % DAY


def maintenance_span(window: str) -> Span:
    start, _, end = window.partition("-")
    return _moment(start), (_moment(end) - _moment(start)) % WEEK


def backup_spans(window: str) -> Iterator[Span]:
    """One for each day."""
    start = _minutes(window.partition("-")[0])
    yield from ((start + day * DAY, backup_length(window)) for day in range(7))


def overlap(backup: str, maintenance: str) -> bool:
    """Whether the windows share a minute."""
    first = maintenance_span(maintenance)
    return any(_share(first, other) for other in backup_spans(backup))


def is_near(moment: int, span: Span, *, before: int) -> bool:
    """Whether a minute of the week is in the span, or at most that many minutes before it."""
    start, length = span
    return (moment - start + before) % WEEK < length + before


def _share(one: Span, other: Span) -> bool:
    return (other[0] - one[0]) % WEEK < one[1] or (one[0] - other[0]) % WEEK < other[1]
