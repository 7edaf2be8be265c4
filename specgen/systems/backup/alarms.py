"""Events of a vault, unless it has a topic of its own."""

from collections.abc import Mapping
from typing import Any

from specgen.sdk import Event, Here


def _failed(here: Here[Any]) -> Mapping[str, Any]:
    """source: https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html

    (2026-11-29)
    """
    return {
        "source": ["aws.backup"],
        "detail-type": ["Backup Job State Change"],
        "detail": {
            "state": ["ABORTED", "EXPIRED", "FAILED"],
            "backupVaultName": [here.names.of(here.effective.aws_name)],
        },
    }


ALARMS = (
    Event(
        "backup-failed",
        "critical",
        _failed,
        meaning="A backup was not made; look at the job in AWS Backup, and start it again.",
    ),
)
