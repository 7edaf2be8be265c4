"""Locks that S3 refuses, and locks that outlast what people expect."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.bucket.model import Bucket

LOCK_PAGE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html"
MANAGING = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html"
READ = "2026-11-29"


@check(
    "BKT106",
    "a bucket with Object Lock has versions",
    fact="a lock holds a version of an object; S3 turns versioning on with the lock, and refuses "
    "to suspend it",
    source=MANAGING,
    date=READ,
)
def locks_hold_versions(spec: Bucket) -> Iterator[Problem]:
    if spec.object_lock and not spec.versioning:
        message = "`object_lock` locks versions, which `versioning: false` turns off"
        yield Problem(("versioning",), f"{message}; remove one of the two")


@check(
    "BKT107",
    "a lock in compliance mode is decided, and only in protected environments",
    fact="nobody shortens it or deletes a locked version, neither root nor AWS: the bucket stays, "
    "and is paid, until the last lock ends",
    source=LOCK_PAGE,
    date=READ,
    also=Severity.WARNING,
)
def compliance_is_decided(spec: Bucket, here: Here) -> Iterator[Problem]:
    lock = spec.object_lock
    if lock is None or lock.mode != "compliance":
        return
    pointer = ("object_lock", "mode")
    if not here.protected:
        message = f"{here.environment} is not protected, but nobody could ever delete these objects"
        yield Problem(pointer, f"{message} before {lock.days} days; write mode: governance")
    else:
        message = f"nobody can delete an object before {lock.days} days, not even AWS"
        hint = "if the law asks for it, record a decision; write mode: governance until then"
        yield Problem(pointer, message, hint, severity=Severity.WARNING)


@check(
    "BKT108",
    "objects are not expired before their lock ends",
    severity=Severity.WARNING,
    fact="S3 puts a delete marker on them, and keeps what is locked: they look deleted, but are "
    "paid",
    source=MANAGING,
    date=READ,
)
def locks_end_first(spec: Bucket) -> Iterator[Problem]:
    lock, days = spec.object_lock, spec.expire_days
    if lock and days is not None and days < lock.days:
        message = f"objects expire after {days} days, but are locked for {lock.days}"
        right = f"write {lock.days} or more, or a shorter lock"
        yield Problem(("expire_days",), f"{message}; {right}")


LOCK = (locks_hold_versions, compliance_is_decided, locks_end_first)
