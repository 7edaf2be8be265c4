"""Events of the repositories of a registry."""

from collections.abc import Mapping
from typing import Any

from specgen.sdk import Event, Here


def _vulnerable(here: Here[Any]) -> Mapping[str, Any]:
    """source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html

    (2026-11-29)
    """
    names = sorted(here.spec.repository(here, name) for name in here.spec.repositories)
    return {
        "source": ["aws.ecr"],
        "detail-type": ["ECR Image Scan"],
        "detail": {
            "repository-name": names,
            "finding-severity-counts": {"CRITICAL": [{"numeric": [">", 0]}]},
        },
    }


ALARMS = (
    Event(
        "image-vulnerable",
        "warning",
        _vulnerable,
        says={"repository": "$.detail.repository-name", "image": "$.detail.image-digest"},
        meaning="The scan of an image found a critical vulnerability; build it again from a newer "
        "base.",
    ),
)
