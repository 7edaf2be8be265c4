"""Objects that move, or are deleted, other than the document says."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.facts.s3 import INFREQUENT_ACCESS, STORAGE_CLASSES
from specgen.sdk import Problem, Severity, check
from specgen.sdk.aws.s3.steps import Step, wrong_steps
from specgen.systems.bucket.model import Bucket
from specgen.systems.bucket.model.fields import DEFAULT_NONCURRENT_DAYS

GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
MOVES = f"{GUIDE}/lifecycle-transition-general-considerations.html"
READ = "2026-11-29"


def _ways(spec: Bucket) -> list[list[Step]]:
    """The steps of the same objects, in the order of time."""
    found: dict[str, list[Step]] = defaultdict(list)
    for i, move in enumerate(spec.transitions):
        found[move.prefix].append(Step(move.days, move.storage_class, i))
    return [sorted(steps, key=lambda step: step.days) for steps in found.values()]


@check(
    "BKT101",
    "objects move to ever deeper storage, before they expire",
    fact="S3 refuses a step back, two steps on one day, and STANDARD_IA or ONEZONE_IA before 30 "
    "days or for less than 30; the provider plans them all",
    source="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html",
    date=READ,
    dated=True,
)
def objects_sink(spec: Bucket) -> Iterator[Problem]:
    for steps in _ways(spec):
        for wrong in wrong_steps(steps, spec.expire_days):
            at = ("transitions", wrong.step.at, wrong.key)
            yield Problem(at, wrong.message, dated=wrong.dated)


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
        following = [step.days for step in steps[1:]]
        for move, end in zip(steps, [*following, spec.expire_days], strict=True):
            paid = STORAGE_CLASSES[move.storage_class].minimum_days
            stay = paid if end is None else end - move.days
            if move.storage_class in INFREQUENT_ACCESS and end in following:
                continue  # refused, not only paid
            if 0 < stay < paid:
                message = f"the objects leave {move.storage_class} after {stay:g} days, "
                right = "move them later, or not at all"
                problem = f"{message}but {paid} are paid; {right}"
                yield Problem(("transitions", move.at, "storage_class"), problem)


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
        if STORAGE_CLASSES[move.storage_class].asleep and not move.prefix:
            message = f"CloudFront gets a 403 for objects in {move.storage_class}"
            right = "write GLACIER_IR, or a `prefix` that nobody asks for"
            yield Problem(("transitions", i, "storage_class"), f"{message}; {right}")


LIFECYCLE = (objects_sink, stays_are_used, versions_are_kept, served_objects_are_awake)
