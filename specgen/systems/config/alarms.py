"""Alarms of AWS Config: a report that nobody gets.

source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html (2026-11-29)
"""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "config-report-failed",
        "config_report",
        "AWS/Lambda",
        "Errors",
        "Sum",
        "above",
        {"warning": 0},
        missing="notBreaching",
        meaning="The daily report of compliance was not written; look at the log of the function.",
        period_seconds=300,
        datapoints=(1, 1),
    ),
)
