"""Alarms of rotations: functions that fail, and secrets that keep their old value.

source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/monitoring-eventbridge.html, and
https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html (2026-11-30)
"""

from collections.abc import Mapping
from typing import Any

from specgen.sdk import Alarm, Event, Here
from specgen.sdk.alarms import Need
from specgen.sdk.aws.rotation.groups import groups, of_functions


def rotated(here: Here[Any]) -> list[Here[Any]]:
    """All secrets that a function rotates."""
    own = [secret for group in groups(here) for secret in group.secrets]
    found = {secret.name: secret for secret in (*own, *(s for s, _ in of_functions(here)))}
    return [found[name] for name in sorted(found)]


def _failed(here: Here[Any]) -> Mapping[str, Any]:
    """AWS adds six characters to a secret's name in its ARN."""
    names = (secret.spec.name_in_aws(secret) for secret in rotated(here))
    arns = sorted(here.names.arn("secretsmanager", f"secret:{name}-") for name in names)
    return {
        "source": ["aws.secretsmanager"],
        "detail-type": ["AWS Service Event via CloudTrail"],
        "detail": {
            "eventName": ["RotationFailed"],
            "additionalEventData": {"SecretId": [{"prefix": arn} for arn in arns]},
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
        needs=(Need("a secret that a function rotates", lambda here: bool(rotated(here))),),
        says={"secret": "$.detail.additionalEventData.SecretId"},
    ),
)
