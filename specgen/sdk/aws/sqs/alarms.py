"""Alarms of a queue and of its dead letters, and the ages that they compare with.

source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
(2026-11-29)
"""

from specgen.facts.sqs import SECONDS_A_DAY
from specgen.sdk.alarms import Alarm

LEAST_OLD_SECONDS = 300

ALARMS = (
    Alarm(
        "queue-message-age",
        "queue",
        "AWS/SQS",
        "ApproximateAgeOfOldestMessage",
        "Maximum",
        "above",
        {"warning": "old_seconds", "critical": "very_old_seconds"},
        missing="notBreaching",
        period_seconds=60,
        datapoints=(5, 5),
        meaning="Receivers are slower than senders, or none of them runs; look at their tasks.",
    ),
    Alarm(
        "queue-dead-letters",
        "dead_letter_queue",
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        "Maximum",
        "above",
        {"critical": 0},
        missing="notBreaching",
        period_seconds=60,
        datapoints=(1, 1),
        meaning="A message could not be processed and waits here until it is deleted; read it, fix "
        "the receiver, then start a redrive.",
    ),
)


def ages(retention_days: float, visibility_seconds: int, delay_seconds: int) -> dict[str, float]:
    """Of the oldest message: after five attempts, and long before it is deleted."""
    kept = retention_days * SECONDS_A_DAY
    old = max(LEAST_OLD_SECONDS, 5 * visibility_seconds) + delay_seconds
    return {"old_seconds": min(old, kept / 4), "very_old_seconds": min(3 * old, kept / 2)}
