"""AWS's cron expressions: what AWS accepts, and what it refuses."""

import pytest

from specgen.sdk.aws.schedule.cron import FIELDS, schedule_problems, values


@pytest.mark.parametrize(
    "text",
    [
        "cron(0 20 ? * MON-FRI *)",
        "cron(0/15 * * * ? *)",
        "cron(0 6 1,15 JAN-JUN/2 ? 2026-2030)",
        "cron(0 8 L * ? *)",
        "cron(0 8 LW * ? *)",
        "cron(0 8 3W * ? *)",
        "cron(0 8 ? * 6L *)",
        "cron(0 8 ? * mon#2 *)",
        "cron(*/5 0-8 * * ? *)",
        "rate(1 day)",
        "rate(12 hours)",
    ],
)
def test_takes(text: str) -> None:
    assert list(schedule_problems(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0 20 * * 1-5", "is not a schedule; write cron(0 20 ? * MON-FRI *)"),
        ("0 3 * * *", "write cron(0 3 * * ? *)"),
        ("0 8 * * 0,6", "write cron(0 8 ? * SUN,SAT *)"),
        ("0 0 1 * 1", "write one such as"),
        ("every day", "write one such as"),
        ("cron(0 20 * * MON-FRI)", "the year is missing"),
        ("cron(0 20 * * MON-FRI *)", "day of month or day of week must be ?"),
        ("cron(0 20 ? * ? *)", "only one of"),
        ("cron(60 20 ? * MON *)", "minutes '60' is not 0 to 59"),
        ("cron(0 24 ? * MON *)", "hours '24' is not 0 to 23"),
        ("cron(0 8 ? 13 MON *)", "month '13' is not 1 to 12 or JAN to DEC"),
        ("cron(0 8 ? * 0 *)", "day of week '0' is not 1 to 7 or SUN to SAT"),
        ("cron(0 8 32 * ? *)", "day of month '32'"),
        ("cron(0 8 ? * MON 1969)", "year '1969'"),
        ("cron(0 8 ? * MON#6 *)", "day of week 'MON#6'"),
        ("cron(? 8 ? * MON *)", "minutes cannot be ?"),
        ("cron(0/0 8 ? * MON *)", "a step is a number above 0"),
        ("cron(0 8-9-10 ? * MON *)", "hours '8-9-10'"),
        ("rate(1 days)", "rate(1 day)"),
        ("rate(5 minute)", "rate(5 minutes)"),
        ("rate(0 days)", "1 or more"),
        ("rate(2 weeks)", "minutes, hours or days"),
    ],
)
def test_refuses(text: str, words: str) -> None:
    assert any(words in message for message in schedule_problems(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", {0}),
        ("*", set(range(60))),
        ("0,30", {0, 30}),
        ("10-12", {10, 11, 12}),
        ("0/20", {0, 20, 40}),
        ("*/30", {0, 30}),
        ("5-20/10", {5, 15}),
        ("15/60", {15}),
        ("61", set()),
    ],
)
def test_lists_the_values_of_a_field(text: str, expected: set[int]) -> None:
    assert values(FIELDS[0], text) == expected
