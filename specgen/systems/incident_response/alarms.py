"""Alarms of incident response: findings that nothing answered.

source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html and
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
(2026-11-30)
"""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "playbook-failed",
        "playbook",
        "AWS/Lambda",
        "Errors",
        "Sum",
        "above",
        {"critical": 0},
        missing="notBreaching",
        meaning="A finding may not be contained; look at the log of the function, which is tried "
        "three times, and contain it by hand.",
        period_seconds=300,
        datapoints=(1, 1),
    ),
    Alarm(
        "findings-not-answered",
        "unanswered_findings",
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        "Maximum",
        "above",
        {"critical": 0},
        missing="notBreaching",
        meaning="The queue holds findings that no playbook could answer; contain them by hand, and "
        "remove them from the queue.",
        period_seconds=300,
        datapoints=(1, 1),
    ),
)
