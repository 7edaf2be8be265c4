"""Alarms of rotations: functions that fail, and secrets that keep their old value.

source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/monitoring-eventbridge.html, and
https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html (2026-11-30)
"""

from collections.abc import Mapping
from typing import Any

from specgen.sdk import Alarm, Event, Here
from specgen.sdk.alarms import Need
from specgen.sdk.aws.rotation.groups import groups, of_functions


def _rotates(here: Here[Any]) -> bool:
    return bool(groups(here)) or any(True for _ in of_functions(here))


def _failed(here: Here[Any]) -> Mapping[str, Any]:
    """Of any secret of the environment: a pattern has room for twenty names or so.

    source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html (2026-11-30)
    """
    below = f"secret:{here.platform.short_name}/{here.environment}/"
    return {
        "source": ["aws.secretsmanager"],
        "detail-type": ["AWS Service Event via CloudTrail"],
        "detail": {
            "eventName": ["RotationFailed"],
            "additionalEventData": {
                "SecretId": [{"prefix": here.names.arn("secretsmanager", below)}]
            },
        },
    }


ALARMS = (
    Alarm(
        "rotation-errors",
        "rotation",
        "AWS/Lambda",
        "Errors",
        "Sum",
        "above",
        {"warning": 0},
        missing="notBreaching",
        meaning="A step of a rotation failed; Secrets Manager tries again. Look at the log group "
        "of the function.",
        period_seconds=300,
        datapoints=(1, 1),
    ),
    Event(
        "rotation-failed",
        "critical",
        _failed,
        meaning="A secret was not rotated and keeps its old value; look at the log group of the "
        "function, then rotate it by hand.",
        needs=(Need("a secret that a function rotates", _rotates),),
        says={"secret": "$.detail.additionalEventData.SecretId"},
    ),
)
