"""Probes of the fixes of cloudwatch."""

from typing import Any

from probes import Clients, Probe
from specgen.prove.emulator.fixes import cloudwatch
from specgen.prove.emulator.fixes.fix import Fix

ALARM: dict[str, Any] = {
    "Namespace": "AWS/ApplicationELB",
    "MetricName": "TargetResponseTime",
    "Period": 60,
    "EvaluationPeriods": 1,
    "Threshold": 1,
    "ComparisonOperator": "LessThanThreshold",
}


def a_composite_alarm_is_as_it_was_made(aws: Clients) -> bool:
    client = aws("cloudwatch")
    client.put_composite_alarm(
        AlarmName="both",
        AlarmRule='ALARM("one") OR ALARM("two")',
        ActionsSuppressor="other",
        ActionsSuppressorWaitPeriod=120,
        ActionsSuppressorExtensionPeriod=60,
    )
    found = client.describe_alarms(AlarmNames=["both"], AlarmTypes=["CompositeAlarm"])
    (alarm,) = found["CompositeAlarms"]
    read = alarm["ActionsSuppressor"], alarm["ActionsSuppressorWaitPeriod"]
    return bool(
        read == ("other", 120)
        and alarm["ActionsSuppressorExtensionPeriod"] == 60
        and alarm["AlarmRule"] == 'ALARM("one") OR ALARM("two")'
    )


def a_share_of_values_is_a_statistic(aws: Clients) -> bool:
    client = aws("cloudwatch")
    client.put_metric_alarm(AlarmName="slow", ExtendedStatistic="PR(:0.3)", **ALARM)
    (alarm,) = client.describe_alarms(AlarmNames=["slow"])["MetricAlarms"]
    return bool(alarm.get("ExtendedStatistic") == "PR(:0.3)")


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (cloudwatch.makes_composite_alarms, a_composite_alarm_is_as_it_was_made),
    (cloudwatch.takes_every_statistic, a_share_of_values_is_a_statistic),
)
