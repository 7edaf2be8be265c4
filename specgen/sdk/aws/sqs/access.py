"""What a document with tasks may do with the queues that name it, and how it finds them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import KEY
from specgen.sdk.aws.interfaces.messaging import QUEUE, Queue, Way

Statement = dict[str, Any]

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
        name = self.queue.spec.key
        return KEY.find(self.queue, name) if name else None

    @property
    def variable(self) -> str:
        """Environment variable with the address; a rename of the queue does not change it."""
        return f"{self.queue.effective.aws_name.replace('-', '_').upper()}_QUEUE_URL"


def grants(here: Here[Any]) -> list[Grant]:
    """Of the queue in the document's region; else of the environment's."""
    kind, name = here.effective.kind, here.name
    names = {
        e.name
        for e in QUEUE.all(here.project)
        if e.environment == here.environment and any(e.spec.serves(w, kind, name) for w in WAYS)
    }
    made = []
    for queue in (QUEUE.get(here, queue) for queue in sorted(names)):
        sends, receives = (queue.spec.serves(way, kind, name) for way in WAYS)
        if sends or receives:
            made.append(Grant(queue, sends, receives))
    return sorted(made, key=lambda grant: grant.queue.effective.aws_name)


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
    for sid, action, using in (
        ("DecryptMessages", "kms:Decrypt", list(found)),
        ("EncryptMessages", "kms:GenerateDataKey", [grant for grant in found if grant.sends]),
    ):
        keys = {(key.name, key.region): key for grant in using if (key := grant.key)}
        if keys:
            arns = [key_arn(key) for _, key in sorted(keys.items())]
            via = sorted({f"sqs.{key.region}.{key.names.dns_suffix}" for key in keys.values()})
            through = {"StringEquals": {"kms:ViaService": via if len(via) > 1 else via[0]}}
            yield allow(sid, [action], arns, conditions=through)
