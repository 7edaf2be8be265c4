"""Alarms of threat detection: findings that reach nobody.

source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html (2026-11-29)
"""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "findings-not-delivered",
        "findings_rule",
        "AWS/Events",
        "FailedInvocations",
        "Sum",
        "above",
        {"critical": 0},
        missing="notBreaching",
        meaning="Findings of GuardDuty do not reach their topic; look at the topic's policy and at "
        "the policy of its key.",
        period_seconds=300,
        datapoints=(1, 1),
    ),
)
