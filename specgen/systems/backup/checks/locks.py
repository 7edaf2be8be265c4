"""Locks that nobody can remove."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.backup.model import Backup

LOCK = "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html"


@check(
    "BKP118",
    "a lock in compliance mode is decided, and only in protected environments",
    fact="once it can no longer be changed, neither root nor AWS deletes the vault, "
    "or a recovery point before its time: all of them stay, and are paid",
    source=LOCK,
    date="2026-11-30",
    also=Severity.WARNING,
)
def compliance_is_decided(spec: Backup, here: Here) -> Iterator[Problem]:
    lock = spec.lock
    if lock is None or lock.mode != "compliance" or lock.changeable_for_days is None:
        return  # BKP101
    days, pointer = lock.changeable_for_days, ("lock", "mode")
    if not here.protected:
        message = f"{here.environment} is not protected, but after {days} days nobody could delete"
        yield Problem(pointer, f"{message} its recovery points; write mode: governance")
    else:
        message = f"after {days} days nobody can remove the lock, not even AWS"
        hint = "if the law asks for it, record a decision that says for how long recovery points "
        right = "stay; write mode: governance until then"
        yield Problem(pointer, message, hint + right, severity=Severity.WARNING)


LOCK_CHECKS = (compliance_is_decided,)
