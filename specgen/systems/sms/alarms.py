"""Alarm of what text messages of an account have cost in a region this month.

source: facts/recommended_alarms.py, and
https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html (2026-11-30)
"""

from specgen.sdk import Alarm

SUBJECT = "sms"
FEW_MINUTES = 300

ALARMS = (
    Alarm(
        "sms-spent",
        SUBJECT,
        "AWS/SNS",
        "SMSMonthToDateSpentUSD",
        "Maximum",
        "above",
        {"warning": "limit_80_percent"},
        "notBreaching",  # it exists only if messages are sent
        period_seconds=FEW_MINUTES,
        datapoints=(1, 1),
        meaning="Text messages have cost most of what they may in this month, in US dollars; at "
        "the limit, SNS sends no more of them.",
    ),
)
