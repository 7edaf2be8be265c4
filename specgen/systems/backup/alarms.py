"""Events of a vault, unless it has a topic of its own."""

from collections.abc import Mapping
from typing import Any

from specgen.sdk import Event, Here, Need


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


def _not_copied(here: Here[Any]) -> Mapping[str, Any]:
    """The event of a copy names both vaults, and comes in the region of the first one.

    source: the page above; states of a copy: botocore 1.44.5, CopyJobState (2026-11-29)
    """
    name = here.names.of(here.effective.aws_name)
    return {
        "source": ["aws.backup"],
        "detail-type": ["Copy Job State Change"],
        "detail": {
            "state": ["FAILED"],
            "sourceBackupVaultArn": [here.names.arn("backup", f"backup-vault:{name}")],
        },
    }


def _copies(here: Here[Any]) -> bool:
    return any(plan.copies for plan in here.spec.plans.values())


ALARMS = (
    Event(
        "backup-failed",
        "critical",
        _failed,
        says={"job": "$.detail.backupJobId", "resource": "$.detail.resourceArn"},
        meaning="A backup was not made; look at the job in AWS Backup, and start it again.",
    ),
    Event(
        "backup-not-copied",
        "critical",
        _not_copied,
        says={"job": "$.detail.copyJobId", "resource": "$.detail.resourceArn"},
        needs=(Need("a plan with `copies`", _copies),),
        meaning="A backup was not copied to the other vault; look at the job in AWS Backup, and "
        "at the keys of both vaults.",
    ),
)
