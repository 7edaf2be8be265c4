"""Events of a private authority."""

from collections.abc import Mapping
from typing import Any

from specgen.sdk import Event, Here, Published


def _refused(here: Here[Any]) -> Mapping[str, Any]:
    """source: https://docs.aws.amazon.com/privateca/latest/userguide/CloudWatchEvents.html

    (2026-11-29)
    """
    return {
        "source": ["aws.acm-pca"],
        "detail-type": ["ACM Private CA Certificate Issuance"],
        "resources": [Published(here, "arn")],
        "detail": {"result": ["failure"]},
    }


ALARMS = (
    Event(
        "ca-issuance-failed",
        "warning",
        _refused,
        meaning="The authority did not issue a certificate; look at its state and at the request.",
    ),
)
