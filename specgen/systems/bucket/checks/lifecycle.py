"""Objects that move, or are deleted, other than the document says."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from specgen.facts.s3 import (
    DAYS_BEFORE_INFREQUENT_ACCESS,
    INFREQUENT_ACCESS,
    STORAGE_CLASSES,
)
from specgen.sdk import Problem, Severity, check
from specgen.systems.bucket.model import Bucket
from specgen.systems.bucket.model.fields import DEFAULT_NONCURRENT_DAYS
from specgen.systems.bucket.model.parts import Transition

GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
MOVES = f"{GUIDE}/lifecycle-transition-general-considerations.html"
READ = "2026-11-29"

Step = tuple[int, Transition]
"""With its place in the list."""


def _ways(spec: Bucket) -> list[list[Step]]:
    """The steps of the same objects, in the order of time."""
    found: dict[str, list[Step]] = defaultdict(list)
    for step in enumerate(spec.transitions):
        found[step[1].prefix].append(step)
    return [sorted(steps, key=lambda step: step[1].days) for steps in found.values()]


@check(
    "BKT101",
    "objects move to ever deeper storage, before they expire",
    fact="S3 refuses a step back, two steps on one day, and STANDARD_IA or ONEZONE_IA before 30 "
    "days; the provider plans them all",
    source="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html",
    date=READ,
    dated=True,
)
def objects_sink(spec: Bucket) -> Iterator[Problem]:
    for i, move in enumerate(spec.transitions):
        at, least = ("transitions", i, "days"), DAYS_BEFORE_INFREQUENT_ACCESS
        if move.storage_class in INFREQUENT_ACCESS and move.days < least:
            message = f"S3 moves nothing to {move.storage_class} before {least} days"
            yield Problem(at, f"{message}; write {least} or more", dated=True)
        if spec.expire_days is not None and move.days >= spec.expire_days:
            message = f"the objects expire after {spec.expire_days} days, before they move"
            yield Problem(at, f"{message}; write fewer days, or remove this step")
    for steps in _ways(spec):
        for (_, before), (i, after) in pairwise(steps):
            yield from _sinks(i, before, after)


def _sinks(i: int, before: Transition, after: Transition) -> Iterator[Problem]:
    if before.days == after.days:
        message = f"after {after.days} days the objects also move to {before.storage_class}"
        yield Problem(("transitions", i, "days"), f"{message}; write another day, or remove one")
        return
    deeper = STORAGE_CLASSES[before.storage_class].deeper
    if after.storage_class not in deeper:
        message = f"after {before.days} days the objects are in {before.storage_class}, from which "
        message += f"S3 does not move them to {after.storage_class}"
        right = f"write {', '.join(deeper)}" if deeper else "remove this step"
        yield Problem(("transitions", i, "storage_class"), f"{message}; {right}")


@check(
    "BKT102",
    "objects stay in a storage class for as long as they are paid there",
    severity=Severity.WARNING,
    fact="30 days in the infrequent-access classes, 90 in Glacier, 180 in Deep Archive are paid, "
    "also of objects that leave earlier",
    source=MOVES,
    date=READ,
)
def stays_are_used(spec: Bucket) -> Iterator[Problem]:
    for steps in _ways(spec):
        following = [step[1].days for step in steps[1:]]
        for (i, move), end in zip(steps, [*following, spec.expire_days], strict=True):
            paid = STORAGE_CLASSES[move.storage_class].minimum_days
            stay = paid if end is None else end - move.days
            if 0 < stay < paid:
                message = f"the objects leave {move.storage_class} after {stay} days, "
                right = "move them later, or not at all"
                problem = f"{message}but {paid} are paid; {right}"
                yield Problem(("transitions", i, "storage_class"), problem)


@check(
    "BKT104",
    "only a bucket with versions keeps earlier ones",
    severity=Severity.WARNING,
    fact="without versioning S3 has one version of an object, and what is overwritten is gone",
    source=f"{GUIDE}/Versioning.html",
    date=READ,
)
def versions_are_kept(spec: Bucket) -> Iterator[Problem]:
    if not spec.versioning and spec.noncurrent_days != DEFAULT_NONCURRENT_DAYS:
        message = "with `versioning: false` there are no earlier versions to keep"
        yield Problem(("noncurrent_days",), f"{message}; remove it, or `versioning: false`")


@check(
    "BKT105",
    "what CloudFront serves can be read at once",
    severity=Severity.WARNING,
    fact="objects in GLACIER and DEEP_ARCHIVE must be restored first; until then S3 answers 403, "
    "InvalidObjectState",
    source=f"{GUIDE}/archived-objects.html",
    date=READ,
)
def served_objects_are_awake(spec: Bucket) -> Iterator[Problem]:
    for i, move in enumerate(spec.transitions if spec.serves else ()):
        if STORAGE_CLASSES[move.storage_class].asleep:
            message = f"CloudFront gets a 403 for objects in {move.storage_class}"
            right = "write GLACIER_IR, or a `prefix` that nobody asks for"
            yield Problem(("transitions", i, "storage_class"), f"{message}; {right}")


LIFECYCLE = (objects_sink, stays_are_used, versions_are_kept, served_objects_are_awake)
