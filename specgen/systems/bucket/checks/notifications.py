"""Notifications that S3 refuses, or that nobody gets."""

from collections.abc import Iterator
from itertools import combinations

from specgen.sdk import Here, Problem, check
from specgen.systems.bucket.model import Bucket, told
from specgen.systems.bucket.model.parts import TopicEvents

FILTERS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html"
PUBLISHER = "s3_events"
READ = "2026-11-29"


@check(
    "BKT119",
    "an event of an object is told to one topic",
    fact="S3 refuses two rules that the same event and key may fit: `Configuration is ambiguously "
    "defined`",
    source=FILTERS,
    date=READ,
)
def rules_are_apart(spec: Bucket) -> Iterator[Problem]:
    for (_, one), (j, other) in combinations(enumerate(spec.notifications.topics), 2):
        event = next((e for e in other.events if any(_meet(e, x) for x in one.events)), None)
        if event and _overlap(one, other):
            message = f"{event} of the same objects is told to topic/{one.topic} already"
            right = "write other prefixes or suffixes, or give one topic two subscriptions"
            yield Problem(("notifications", "topics", j), f"{message}; {right}")


def _meet(one: str, other: str) -> bool:
    """s3:ObjectCreated:* is also s3:ObjectCreated:Put."""
    return one == other or any(
        wide.endswith(":*") and narrow.startswith(wide[:-1])
        for wide, narrow in ((one, other), (other, one))
    )


def _overlap(one: TopicEvents, other: TopicEvents) -> bool:
    """Whether a key may have both prefixes and both suffixes."""
    begins = one.prefix.startswith(other.prefix) or other.prefix.startswith(one.prefix)
    ends = one.suffix.endswith(other.suffix) or other.suffix.endswith(one.suffix)
    return begins and ends


@check(
    "BKT120",
    "filters of notifications have no wildcard",
    fact="S3 compares the beginning and the end of a key as they are written: * means itself",
    source=FILTERS,
    date=READ,
)
def filters_are_literal(spec: Bucket) -> Iterator[Problem]:
    for i, entry in enumerate(spec.notifications.topics):
        for key, text in (("prefix", entry.prefix), ("suffix", entry.suffix)):
            if "*" in text:
                plain = text.strip("*")
                right = f"write {plain}" if plain and "*" not in plain else "remove the *"
                message = f"{text} fits only keys with a * in them; {right}"
                yield Problem(("notifications", "topics", i, key), message)


@check(
    "BKT121",
    "a topic that a bucket tells lets S3 publish",
    fact="S3 sends a test message first, and refuses the notification if the topic refuses it",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
    date=READ,
)
def topics_let_s3_publish(_spec: Bucket, here: Here) -> Iterator[Problem]:
    for i, topic in told(here):
        if PUBLISHER not in topic.spec.publishers:
            message = f"topic/{topic.name} does not let S3 publish; add {PUBLISHER} to its "
            yield Problem(("notifications", "topics", i, "topic"), f"{message}`publishers`")


NOTIFICATIONS = (rules_are_apart, filters_are_literal, topics_let_s3_publish)
