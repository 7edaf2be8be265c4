"""Alarms of a log forwarder: events that its destination does not take.

source: https://docs.aws.amazon.com/firehose/latest/dev/firehose-cloudwatch-metrics-best-practices.html
(2026-11-29)
"""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "forwarding-late",
        "delivery_stream",
        "AWS/Firehose",
        "DeliveryToHttpEndpoint.DataFreshness",
        "Maximum",
        "above",
        {"warning": "late_seconds"},
        missing="notBreaching",
        meaning="Events wait longer than they are gathered, because their destination does not "
        "take them; look at its API key, and into the bucket for failures",
    ),
)
