"""Alarms of a topic; they go to another topic than the one that fails."""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "topic-failed",
        "topic",
        "AWS/SNS",
        "NumberOfNotificationsFailed",
        "Sum",
        "above",
        {"warning": 0},
        "notBreaching",
        datapoints=(1, 1),
        meaning="Messages of the topic were not delivered; look at its subscriptions.",
    ),
)
