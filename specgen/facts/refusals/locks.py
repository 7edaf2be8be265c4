"""Retention that nobody may shorten: vault locks of AWS Backup, Object Lock of S3."""

from specgen.facts.refusals.forms import EMPTY, leaves
from specgen.facts.refusals.refusal import DOCS, Refusal, Step

_VAULT = "aws_backup_vault_lock_configuration"
_GRACE = "changeable_for_days"
_FIXED = f"a vault lock with {_GRACE} never changes once these days are over"
_LOCK = f"{DOCS}/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html"
_OBJECTS = f"{DOCS}/AmazonS3/latest/userguide/object-lock.html"
"""Not verified: only pages of others that describe it could be read."""
_COMPLIANCE = "COMPLIANCE"


def _was_locked(step: Step) -> bool:
    return step.before(_GRACE) not in EMPTY


def _is_earlier(step: Step) -> bool:
    """Times of ISO 8601 in UTC."""
    old, new = str(step.old), str(step.new)
    locked = step.before("object_lock_mode") == _COMPLIANCE
    return locked and old.endswith("Z") and new.endswith("Z") and new < old


ROWS = (
    *(
        Refusal(
            _VAULT,
            path,
            _was_locked,
            _FIXED,
            "write {old} again",
            _LOCK,
            deletes=True,
        )
        for path in (_GRACE, "min_retention_days", "max_retention_days")
    ),
    Refusal(
        "aws_s3_object",
        "object_lock_retain_until_date",
        _is_earlier,
        "in compliance mode nobody shortens the retention of an object ({old} to {new})",
        "write {old} again",
        _OBJECTS,
    ),
    Refusal(
        "aws_s3_object",
        "object_lock_mode",
        leaves(_COMPLIANCE),
        "an object in compliance mode stays in it",
        "write COMPLIANCE again",
        _OBJECTS,
    ),
)
