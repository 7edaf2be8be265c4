"""The keys of a queue document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import sqs
from specgen.sdk import Model, Unordered, reference
from specgen.sdk.aws.users import TaskUsers
from specgen.systems.queue.model.parts import DeadLetters, RetentionDays, Subscription

SENDING = ("events",)
"""Services of AWS that send to queues, by their keys in facts/kms.py."""


class Fields(Model, kw_only=True):
    fifo: Annotated[
        bool, Meta(description="Messages of a group arrive in order, and each of them once")
    ] = False
    content_based_deduplication: Annotated[
        bool,
        Meta(
            description="FIFO only: two messages with the same body within five minutes count as "
            "one, so that senders need not number them"
        ),
    ] = False
    high_throughput: Annotated[
        bool,
        Meta(description="FIFO only: deduplication and the limit of requests are those of a group"),
    ] = False
    senders: Annotated[
        TaskUsers,
        Meta(
            description="Services whose tasks send messages. A function names the queue in its "
            "`permissions` instead"
        ),
    ] = []
    receivers: Annotated[
        TaskUsers,
        Meta(
            description="Services whose tasks receive and delete messages; each message goes to "
            "one of them. A function names the queue in its `triggers` instead"
        ),
    ] = []
    subscribes_to: Annotated[
        Unordered[Subscription], Meta(description="Topics whose messages it gets")
    ] = []
    publishers: Annotated[
        Unordered[Literal["events"]],
        Meta(
            description="Services of AWS that may send to it: `events` is rules of EventBridge. "
            "Buckets name the queue themselves"
        ),
    ] = []
    visibility_timeout_seconds: Annotated[
        int,
        Meta(
            description="Time that a receiver has for a message before another gets it",
            ge=0,
            le=sqs.LONGEST_VISIBILITY_SECONDS,
        ),
    ] = 60
    delay_seconds: Annotated[
        int,
        Meta(
            description="Time after which a new message can first be received",
            ge=0,
            le=sqs.LONGEST_DELAY_SECONDS,
        ),
    ] = 0
    receive_wait_seconds: Annotated[
        int,
        Meta(
            description="Longest time that a request waits for a message",
            ge=0,
            le=sqs.LONGEST_WAIT_SECONDS,
        ),
    ] = sqs.LONGEST_WAIT_SECONDS
    retention_days: RetentionDays = 4
    largest_message_kib: Annotated[
        int, Meta(description="Size of a message with its attributes", ge=1, le=sqs.LARGEST_KIB)
    ] = sqs.LARGEST_KIB
    dead_letters: Annotated[
        DeadLetters | Literal["none"],
        Meta(
            description="Where messages go that nobody could process; `none` is for a queue that "
            "is itself one for dead letters"
        ),
    ] = DeadLetters()
    key: (
        Annotated[str, reference("key", "Key that encrypts the messages; defaults to SSE-SQS")]
        | None
    ) = None
    key_reuse_seconds: (
        Annotated[
            int,
            Meta(
                description="Time for which SQS uses a data key before it asks KMS for another; "
                f"defaults to {sqs.DEFAULT_KEY_REUSE_SECONDS}",
                ge=sqs.KEY_REUSE_SECONDS[0],
                le=sqs.KEY_REUSE_SECONDS[1],
            ),
        ]
        | None
    ) = None
