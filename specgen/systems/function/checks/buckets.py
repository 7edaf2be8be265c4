"""Notifications of buckets that S3 refuses, or that replace each other."""

from collections.abc import Iterator
from itertools import combinations

from specgen.facts import functions
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.interfaces import BUCKET
from specgen.sdk.aws.s3.filters import FACT, SOURCE, Filter, overlapping
from specgen.systems.function.model import FUNCTION, Function

READ = functions.READ


@check(
    "FUN121",
    "one document makes the notification configuration of a bucket",
    fact="a bucket has one; a second one replaces it, and the first receivers hear nothing more",
    source="https://docs.aws.amazon.com/AmazonS3/latest/API/"
    "API_PutBucketNotificationConfiguration.html",
    date=READ,
)
def notifications_have_one_owner(spec: Function, here: Here) -> Iterator[Problem]:
    """Reported at the function whose name sorts last."""
    others = [f for f in FUNCTION.near(here) if f.name < here.name]
    for i, trigger in enumerate(spec.triggers.buckets):
        bucket, pointer = BUCKET.find(here, trigger.bucket), ("triggers", "buckets", i, "bucket")
        if bucket is not None and bucket.spec.notifies:
            message = f"bucket/{bucket.name} has `notifications` of its own, which this would "
            hint = "let it notify a topic, and name that in `triggers.topics`"
            yield Problem(pointer, f"{message}replace", hint)
        for other in others:
            if any(t.bucket == trigger.bucket for t in other.spec.triggers.buckets):
                message = f"bucket/{trigger.bucket} notifies function/{other.name} already"
                hint = "let it notify topics, and name these in `triggers.topics` of both"
                yield Problem(pointer, message, hint)


@check(
    "FUN122",
    "an event of an object invokes a function once, and filters have no wildcard",
    fact=f"{FACT}; in a prefix or suffix, * means itself",
    source=SOURCE,
    date=READ,
)
def rules_are_apart(spec: Function) -> Iterator[Problem]:
    triggers = spec.triggers.buckets
    for i, j in combinations(range(len(triggers)), 2):
        both = (triggers[i], triggers[j])
        filters = [Filter(t.events, t.prefix, t.suffix) for t in both]
        if both[0].bucket == both[1].bucket and (found := next(overlapping(filters), None)):
            message = f"another entry has {found[2]} of the same objects"
            right = "write other prefixes or suffixes, or remove one of the two"
            yield Problem(("triggers", "buckets", j), f"{message}; {right}")
    for i, trigger in enumerate(triggers):
        for key, text in (("prefix", trigger.prefix), ("suffix", trigger.suffix)):
            if "*" in text:
                message = f"{text} fits only keys with a * in them; write it without"
                yield Problem(("triggers", "buckets", i, key), message)


BUCKETS = (notifications_have_one_owner, rules_are_apart)
