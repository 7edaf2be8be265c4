"""Events of a key; CloudTrail delivers them, so the account needs a trail in the region."""

from collections.abc import Mapping
from typing import Any

from specgen.sdk import Event, Here, Published


def _goes(here: Here[Any]) -> Mapping[str, Any]:
    """source: https://docs.aws.amazon.com/kms/latest/developerguide/ct-schedule-key-deletion.html

    (2026-11-29): `resources` of the record has the ARN of the key
    """
    return {
        "source": ["aws.kms"],
        "detail-type": ["AWS API Call via CloudTrail"],
        "detail": {
            "eventSource": ["kms.amazonaws.com"],
            "eventName": ["DisableKey", "ScheduleKeyDeletion"],
            "resources": {"ARN": [Published(here, "arn")]},
        },
    }


ALARMS = (
    Event(
        "key-goes",
        "critical",
        _goes,
        says={"call": "$.detail.eventName", "caller": "$.detail.userIdentity.arn"},
        meaning="Somebody disabled the key or scheduled its deletion; what it encrypts cannot be "
        "read any more. Enable the key, or cancel the deletion, then find out who it was.",
    ),
)
