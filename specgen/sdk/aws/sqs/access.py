"""What a document with tasks may do with the queues that name it, and how it finds them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces.messaging import QUEUE, Queue, Way
from specgen.sdk.aws.used import Statement, key_of, key_statement, used_by, variable

# clients ask for the address and the attributes of a queue whose name they know
_LOOK = ("sqs:GetQueueAttributes", "sqs:GetQueueUrl")
SEND = (*_LOOK, "sqs:SendMessage")
RECEIVE = (*_LOOK, "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage")
WAYS: tuple[Way, ...] = ("senders", "receivers")


@dataclass(frozen=True, slots=True)
class Grant:
    queue: Here[Queue]
    sends: bool
    receives: bool

    @property
    def arn(self) -> str:
        return self.queue.spec.arn(self.queue)

    @property
    def key(self) -> Here[Any] | None:
        return key_of(self.queue)

    @property
    def variable(self) -> str:
        """Environment variable with the address."""
        return variable(self.queue, "QUEUE_URL")


def grants(here: Here[Any]) -> list[Grant]:
    """Of the queue in the document's region; else of the environment's."""
    kind, name = here.effective.kind, here.name
    return [
        Grant(queue, *(queue.spec.serves(way, kind, name) for way in WAYS))
        for queue in used_by(QUEUE, here, lambda q: any(q.serves(w, kind, name) for w in WAYS))
    ]


def needed(here: Here[Any]) -> Iterator[Here[Any]]:
    """What must exist before a task starts: queues, and the keys that its role names."""
    for grant in grants(here):
        yield grant.queue
        yield from [grant.key] if grant.key else []


def statements(here: Here[Any], key_arn: Callable[[Here[Any]], str]) -> Iterator[Statement]:
    """key_arn: of a key document"""
    found = grants(here)
    if sent := [grant.arn for grant in found if grant.sends]:
        yield allow("SendMessages", SEND, sent)
    if received := [grant.arn for grant in found if grant.receives]:
        yield allow("ReceiveMessages", RECEIVE, received)
    yield from _keys(found, key_arn)


def _keys(found: Sequence[Grant], key_arn: Callable[[Here[Any]], str]) -> Iterator[Statement]:
    """Who sends decrypts, too: SQS asks KMS for both.

    source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
    (2026-11-29)
    """
    every = [key for grant in found if (key := grant.key)]
    sent = [key for grant in found if grant.sends and (key := grant.key)]
    yield from key_statement("DecryptMessages", ["kms:Decrypt"], every, "sqs", key_arn)
    yield from key_statement("EncryptMessages", ["kms:GenerateDataKey"], sent, "sqs", key_arn)
