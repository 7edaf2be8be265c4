"""Alarms of a queue and of its dead letters.

source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
(2026-11-29)
"""

from specgen.sdk import Alarm

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
