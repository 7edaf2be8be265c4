"""Copies in another region that S3 refuses to make."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.systems.bucket.model import Bucket

GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
REQUIREMENTS = f"{GUIDE}/replication-requirements.html"
READ = "2026-11-29"


@check(
    "BKT115",
    "copies go to a bucket in another region",
    fact="a copy in the same region is lost with it; a bucket cannot be its own destination",
    source=f"{GUIDE}/replication.html",
    date=READ,
)
def copies_are_elsewhere(spec: Bucket, here: Here) -> Iterator[Problem]:
    to = spec.replication
    if to is None or (spec.target(here) is not None and to.region != here.region):
        return
    pointer: Pointer = ("replication", "region")
    has = (r for (_, r) in here.project.index.get(("bucket", to.bucket), {}))
    others = ", ".join(sorted({r for r in has if r != here.region}))
    hint = f"bucket/{to.bucket} is in {others}" if others else "place it in another region"
    if to.region == here.region:
        message = f"this bucket is in {to.region} itself; write another region"
        yield Problem(pointer, message, hint)
    else:
        message = f"bucket/{to.bucket} of {here.environment} is not in {to.region}"
        yield Problem(pointer, message, hint)


@check(
    "BKT116",
    "both buckets of a copy have versions",
    fact="S3 refuses replication from or to a bucket without versioning",
    source=REQUIREMENTS,
    date=READ,
)
def both_have_versions(spec: Bucket, here: Here) -> Iterator[Problem]:
    target = spec.target(here)
    if spec.replication and not spec.versioning:
        message = "S3 copies versions, which `versioning: false` turns off; remove it"
        yield Problem(("versioning",), message)
    if target is not None and not target.spec.versioning:
        message = f"bucket/{target.name} in {target.region} has no versions"
        right = "remove its `versioning: false`"
        yield Problem(("replication", "bucket"), f"{message}; {right}")


@check(
    "BKT117",
    "copies of encrypted objects have a key in their own region",
    fact="a rule that copies objects of SSE-KMS must name the key of the copies (InvalidRequest), "
    "and keys do not leave their region",
    source=f"{GUIDE}/replication-config-for-kms-objects.html",
    date=READ,
)
def copies_have_a_key(spec: Bucket, here: Here) -> Iterator[Problem]:
    target = spec.target(here)
    if target is not None and spec.key and not target.spec.key:
        message = f"the objects have the key {spec.key}, but bucket/{target.name} in "
        message += f"{target.region} has none for their copies; write a `key` there"
        yield Problem(("replication", "bucket"), message)


@check(
    "BKT118",
    "the copies of a bucket with Object Lock are locked, too",
    fact="if the source has Object Lock, S3 demands it of the destination, and copies nothing "
    "otherwise (DstBucketObjectLockConfigMissing)",
    source=f"{GUIDE}/object-lock-managing.html",
    date=READ,
)
def copies_are_locked(spec: Bucket, here: Here) -> Iterator[Problem]:
    target = spec.target(here)
    if target is not None and spec.object_lock and not target.spec.object_lock:
        message = f"bucket/{target.name} in {target.region} has no `object_lock`, so that S3 "
        yield Problem(("replication", "bucket"), f"{message}refuses the copies; write one there")


@check(
    "BKT124",
    "copies are not expected to be copied again",
    severity=Severity.WARNING,
    fact="S3 replicates no replica: a bucket hands on only what is written to it",
    source=f"{GUIDE}/replication-what-is-isnot-replicated.html",
    date=READ,
)
def copies_end_there(spec: Bucket, here: Here) -> Iterator[Problem]:
    target = spec.target(here)
    following = target.spec.target(target) if target is not None else None
    if target is None or following is None or following.region == target.region:
        return
    if following.effective is not here.effective:
        message = f"bucket/{target.name} in {target.region} copies to {following.region}, but not "
        message += "what it has as a copy"
        right = f"copy to {following.region} from here, or write to {target.region} as well"
        yield Problem(("replication", "bucket"), f"{message}; {right}")


REPLICATION = (
    copies_are_elsewhere,
    both_have_versions,
    copies_have_a_key,
    copies_are_locked,
    copies_end_there,
)
