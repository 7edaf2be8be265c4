"""Beginnings of keys that hardly any key has."""

from collections.abc import Iterator

from specgen.sdk import Pointer, Problem, Severity, check
from specgen.systems.bucket.model import Bucket


@check(
    "BKT123",
    "a prefix has no slash in front",
    severity=Severity.WARNING,
    fact="the key of an object is its whole name, and begins with a slash only if somebody wrote "
    "one; S3 has no folders",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html",
    date="2026-11-29",
)
def prefixes_begin_keys(spec: Bucket) -> Iterator[Problem]:
    for pointer, prefix in _prefixes(spec):
        if prefix.startswith("/"):
            right = prefix.lstrip("/")
            instead = f"write {right}" if right else "remove it"
            yield Problem(
                pointer, f"no key begins with {prefix}, unless it is written so; {instead}"
            )


@check(
    "BKT125",
    "a prefix has no wildcard",
    severity=Severity.WARNING,
    fact="S3 compares the beginning of a key as it is written: * means itself",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-filters.html",
    date="2026-11-29",
)
def prefixes_are_literal(spec: Bucket) -> Iterator[Problem]:
    """Those of notifications are filters, which S3 has a rule of its own for."""
    for pointer, prefix in _prefixes(spec):
        if "*" in prefix and pointer[0] != "notifications":
            begins = prefix.partition("*")[0]
            right = f"write {begins}" if begins else "remove it"
            message = f"{prefix} fits only keys with a * in them"
            yield Problem(pointer, f"{message}; {right}")


def _prefixes(spec: Bucket) -> Iterator[tuple[Pointer, str]]:
    lists = {
        "transitions": spec.transitions,
        "readers": spec.readers,
        "writers": spec.writers,
        "notifications.topics": spec.notifications.topics,
    }
    for key, entries in lists.items():
        for i, entry in enumerate(entries):
            if not isinstance(entry, str):
                yield (*key.split("."), i, "prefix"), entry.prefix
    if spec.replication:
        yield ("replication", "prefix"), spec.replication.prefix
    if spec.access_logs:
        yield ("access_logs", "prefix"), spec.access_logs.prefix or ""


PREFIXES = (prefixes_begin_keys, prefixes_are_literal)
