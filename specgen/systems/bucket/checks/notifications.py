"""Notifications that S3 refuses, or that nobody gets."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, check
from specgen.sdk.aws.interfaces import QUEUE
from specgen.sdk.aws.s3.filters import FACT, SOURCE, Filter, overlapping
from specgen.systems.bucket.model import Bucket, notified
from specgen.systems.bucket.model.parts import Events

PUBLISHER = "s3_events"
READ = "2026-11-29"


@check(
    "BKT119",
    "an event of an object has one topic or queue",
    fact=FACT,
    source=SOURCE,
    date=READ,
)
def rules_are_apart(spec: Bucket) -> Iterator[Problem]:
    found = list(_rules(spec))
    filters = [Filter(rule.events, rule.prefix, rule.suffix) for _, _, rule in found]
    for i, j, event in overlapping(filters):
        message = f"{event} of the same objects goes to {found[i][1]} already"
        right = "write other prefixes or suffixes, or a topic to which both subscribe"
        yield Problem(found[j][0], f"{message}; {right}")


def _rules(spec: Bucket) -> Iterator[tuple[Pointer, str, Events]]:
    """Place and receiver of each."""
    for i, topic in enumerate(spec.notifications.topics):
        yield ("notifications", "topics", i), f"topic/{topic.topic}", topic
    for i, queue in enumerate(spec.notifications.queues):
        yield ("notifications", "queues", i), f"queue/{queue.queue}", queue


@check(
    "BKT120",
    "filters of notifications have no wildcard",
    fact="S3 compares the beginning and the end of a key as they are written: * means itself",
    source=SOURCE,
    date=READ,
)
def filters_are_literal(spec: Bucket) -> Iterator[Problem]:
    for pointer, _, rule in _rules(spec):
        for key, text in (("prefix", rule.prefix), ("suffix", rule.suffix)):
            if "*" in text:
                plain = text.strip("*")
                right = f"write {plain}" if plain and "*" not in plain else "remove the *"
                message = f"{text} fits only keys with a * in them; {right}"
                yield Problem((*pointer, key), message)


@check(
    "BKT121",
    "a topic that a bucket tells lets S3 publish",
    fact="S3 sends a test message first, and refuses the notification if the topic refuses it",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
    date=READ,
)
def topics_let_s3_publish(_spec: Bucket, here: Here) -> Iterator[Problem]:
    for i, topic in notified(here):
        if PUBLISHER not in topic.spec.publishers:
            message = f"topic/{topic.name} does not let S3 publish; add {PUBLISHER} to its "
            yield Problem(("notifications", "topics", i, "topic"), f"{message}`publishers`")


@check(
    "BKT126",
    "a queue that a bucket tells is a standard one",
    fact="S3 refuses FIFO queues as receivers of its notifications",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html",
    date=READ,
)
def queues_are_standard(spec: Bucket, here: Here) -> Iterator[Problem]:
    for i, entry in enumerate(spec.notifications.queues):
        queue = QUEUE.find(here, entry.queue)
        if queue is not None and queue.spec.fifo:
            message = f"queue/{queue.name} is a FIFO queue, and S3 tells only standard ones"
            hint = "name a standard queue, or set event_bridge: true and send with a rule"
            yield Problem(("notifications", "queues", i, "queue"), message, hint)


NOTIFICATIONS = (
    rules_are_apart,
    filters_are_literal,
    topics_let_s3_publish,
    queues_are_standard,
)
