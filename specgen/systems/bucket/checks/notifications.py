"""Notifications that S3 refuses, or that nobody gets."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.s3.filters import FACT, SOURCE, Filter, overlapping
from specgen.systems.bucket.model import Bucket, told

PUBLISHER = "s3_events"
READ = "2026-11-29"


@check(
    "BKT119",
    "an event of an object has one topic",
    fact=FACT,
    source=SOURCE,
    date=READ,
)
def rules_are_apart(spec: Bucket) -> Iterator[Problem]:
    topics = spec.notifications.topics
    filters = [Filter(entry.events, entry.prefix, entry.suffix) for entry in topics]
    for i, j, event in overlapping(filters):
        message = f"{event} of the same objects is told to topic/{topics[i].topic} already"
        right = "write other prefixes or suffixes, or give one topic two subscriptions"
        yield Problem(("notifications", "topics", j), f"{message}; {right}")


@check(
    "BKT120",
    "filters of notifications have no wildcard",
    fact="S3 compares the beginning and the end of a key as they are written: * means itself",
    source=SOURCE,
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
