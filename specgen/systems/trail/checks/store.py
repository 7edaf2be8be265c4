"""How long log files are kept, and who could delete them."""

from collections.abc import Iterator

from specgen.facts.s3 import STORAGE_CLASSES
from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.trail.model import Trail
from specgen.systems.trail.model.parts import LONGEST_LOCK_DAYS

LOCK = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html"
MANAGING = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html"
MOVING = (
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
    "lifecycle-transition-general-considerations.html"
)
READ = "2026-11-29"
YEAR = 365
YEARS_WITH_LEAP_DAYS = 4


@check(
    "AUD003",
    "a retention of whole years counts their leap days",
    severity=Severity.WARNING,
    fact="seven years have 2,556 or 2,557 days, because one or two of them are leap years",
    source="https://docs.python.org/3/library/calendar.html#calendar.leapdays",
    date=READ,
)
def years_are_whole(spec: Trail) -> Iterator[Problem]:
    days = spec.store.retention_days
    years, rest = divmod(days, YEAR)
    whole = days + -(-years // YEARS_WITH_LEAP_DAYS)
    if not rest and years >= YEARS_WITH_LEAP_DAYS and whole <= LONGEST_LOCK_DAYS:
        message = f"{years} years can have {whole} days, {whole - days} more than {days}"
        yield Problem(("store", "retention_days"), f"{message}; write {whole}")


@check(
    "AUD005",
    "whoever may delete objects cannot delete the trail",
    severity=Severity.INFO,
    fact="Object Lock can be put on a bucket with versions at any time, and never removed",
    source=MANAGING,
    date=READ,
)
def files_are_locked(spec: Trail) -> Iterator[Problem]:
    if spec.store.lock == "none":
        message = "whoever may delete objects can delete log files, with what he did"
        yield Problem(("store", "lock"), f"{message}; `lock: governance` can be added later")


@check(
    "AUD108",
    "log files move to colder storage before they are deleted, and in order",
    fact="S3 moves nothing out of STANDARD_IA in its first 30 days, nor what has expired",
    source=MOVING,
    date=READ,
)
def moves_are_in_order(spec: Trail) -> Iterator[Problem]:
    keeps = spec.store
    warm, cold = keeps.to_ia_after_days, keeps.to_deep_archive_after_days
    for key, days in (("to_ia_after_days", warm), ("to_deep_archive_after_days", cold)):
        if days is not None and days >= keeps.retention_days:
            message = f"they are deleted after {keeps.retention_days} days; write fewer, or remove"
            yield Problem(("store", key), f"{message} `{key}`")
    least = STORAGE_CLASSES["STANDARD_IA"].minimum_days
    if warm is not None and cold is not None and cold < warm + least:
        message = f"objects stay in STANDARD_IA for {least} days at least"
        fits = warm + least < keeps.retention_days
        right = f"write {warm + least} or more" if fits else "remove one of the two moves"
        yield Problem(("store", "to_deep_archive_after_days"), f"{message}; {right}")


@check(
    "AUD109",
    "a lock in compliance mode is decided, and only in protected environments",
    fact="nobody shortens it or deletes a locked file, neither root nor AWS: the bucket stays, and "
    "is paid, until the last lock ends",
    source=LOCK,
    date=READ,
    also=Severity.WARNING,
)
def compliance_is_decided(spec: Trail, here: Here) -> Iterator[Problem]:
    keeps, pointer = spec.store, ("store", "lock")
    if keeps.lock != "compliance":
        return
    if not here.protected:
        message = f"{here.environment} is not protected, but nobody could ever delete these files"
        yield Problem(
            pointer, f"{message} before {keeps.retention_days} days; write lock: governance"
        )
        return
    message = f"nobody can delete a log file before {keeps.retention_days} days, not even AWS"
    hint = "record a decision that says for how long; write lock: governance in the first month"
    yield Problem(pointer, message, hint, severity=Severity.WARNING)


STORE = (years_are_whole, files_are_locked, moves_are_in_order, compliance_is_decided)
