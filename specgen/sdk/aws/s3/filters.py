"""Rules of notifications that the same event of the same object may fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

FACT = (
    "S3 refuses two rules that the same event and key may fit: `Configuration is ambiguously "
    "defined`"
)
SOURCE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html"


@dataclass(frozen=True, slots=True)
class Filter:
    """events: names such as s3:ObjectCreated:*; prefix, suffix: of the keys, empty for any"""

    events: Sequence[str]
    prefix: str
    suffix: str


def overlapping(filters: Sequence[Filter]) -> Iterator[tuple[int, int, str]]:
    """The earlier rule, the later one, and an event of the later one that fits both."""
    for (i, one), (j, other) in combinations(enumerate(filters), 2):
        event = next((e for e in other.events if any(_meet(e, x) for x in one.events)), None)
        if event and _overlap(one, other):
            yield i, j, event


def _meet(one: str, other: str) -> bool:
    """s3:ObjectCreated:* is also s3:ObjectCreated:Put."""
    return one == other or any(
        wide.endswith(":*") and narrow.startswith(wide[:-1])
        for wide, narrow in ((one, other), (other, one))
    )


def _overlap(one: Filter, other: Filter) -> bool:
    """Whether a key may have both prefixes and both suffixes."""
    begins = one.prefix.startswith(other.prefix) or other.prefix.startswith(one.prefix)
    ends = one.suffix.endswith(other.suffix) or other.suffix.endswith(one.suffix)
    return begins and ends
