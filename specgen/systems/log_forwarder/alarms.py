"""Alarms of a log forwarder: events that do not arrive.

source: https://docs.aws.amazon.com/firehose/latest/dev/cloudwatch-metrics.html (2026-11-29)
"""

from specgen.sdk import Alarm

ALARMS = (
    Alarm(
        "forwarder-late",
        "delivery_stream",
        "AWS/Firehose",
        "DeliveryToHttpEndpoint.DataFreshness",
        "Maximum",
        "above",
        {"warning": "late_seconds"},
        missing="notBreaching",
        meaning="Datadog does not take events, which go to the bucket of failures when their time "
        "is over; look at the secret with the API key, and at the site.",
    ),
)
