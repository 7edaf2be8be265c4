"""How often a schedule runs."""

import pytest

from specgen.sdk.aws.schedule.interval import hours_of, shortest_minutes


@pytest.mark.parametrize(
    ("expression", "minutes"),
    [
        ("rate(1 hour)", 60),
        ("rate(2 days)", 2880),
        ("cron(0 3 * * ? *)", 1440),
        ("cron(0/15 * * * ? *)", 15),
        ("cron(0 8,9 * * ? *)", 60),
        ("cron(50 23 * * ? *)", 1440),
        ("cron(10,50 0,23 * * ? *)", 20),
        ("at(2027-01-31T08:00:00)", None),
        ("every day", None),
    ],
)
def test_the_shortest_time_between_runs(expression: str, minutes: int | None) -> None:
    assert shortest_minutes(expression) == minutes


def test_the_hours_of_a_day() -> None:
    assert hours_of("cron(30 2,4 * * ? *)") == {2, 4}
    assert hours_of("cron(30 * * * ? *)") == set()
    assert hours_of("rate(1 hour)") == set()
