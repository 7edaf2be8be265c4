"""The last day of a cron expression."""

from datetime import date

import pytest

from specgen.sdk.aws.schedule.ends import last_day


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("cron(0 4 1 1 ? 2025)", date(2025, 1, 1)),
        ("cron(0 4 * * ? 2024-2026)", date(2026, 12, 31)),
        ("cron(0 4 31 1,6 ? 2026)", date(2026, 6, 30)),
        ("cron(0 4 ? FEB MON#1 2028)", date(2028, 2, 29)),
        ("cron(0 4 1,LW 3 ? 2026)", date(2026, 3, 31)),
        ("cron(0 4 1 1 ? *)", None),
        ("rate(1 day)", None),
    ],
)
def test_the_last_day_is_never_too_early(expression: str, day: date | None) -> None:
    assert last_day(expression) == day
