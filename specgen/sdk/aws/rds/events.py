"""What RDS reports of an instance besides metrics."""

from collections.abc import Mapping
from typing import Any

from specgen.project.here import Here
from specgen.sdk.alarms import Event, Row


def _failure(here: Here[Any]) -> Mapping[str, Any]:
    """source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-cloud-watch-events.html

    (2026-11-29): the names of the categories and the ARN are in `detail`
    """
    name = here.names.of(here.effective.aws_name)
    return {
        "source": ["aws.rds"],
        "detail-type": ["RDS DB Instance Event"],
        "detail": {
            "EventCategories": ["failure", "failover", "low storage"],
            "SourceArn": [here.names.arn("rds", f"db:{name}")],
        },
    }


EVENTS: tuple[Row, ...] = (
    Event(
        "rds-event",
        "warning",
        _failure,
        says={"event": "$.detail.EventID", "text": "$.detail.Message"},
        meaning="RDS reports a failure, a failover or low storage; its text says which.",
    ),
)
