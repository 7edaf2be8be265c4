"""SQS queues that others made."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta, field

from specgen.facts.sqs import FIFO, LONGEST_VISIBILITY_SECONDS, RETENTION_SECONDS, SECONDS_A_DAY
from specgen.sdk import Command, Here, Model, Output, Subject, Unordered, reference
from specgen.sdk.alarms import Row
from specgen.sdk.aws.interfaces.messaging import Way
from specgen.sdk.aws.sqs.alarms import ALARMS, ages
from specgen.sdk.aws.users import TaskUsers, is_used
from specgen.systems.existing.model.forms import QUEUE_ARN, known
from specgen.systems.existing.model.statements import of_queue

_LEAST, _MOST = (seconds / SECONDS_A_DAY for seconds in RETENTION_SECONDS)


class Queue(Model, kw_only=True):
    """An SQS queue, whose policy, dead letters and settings only its owner changes.

    The defaults are those of SQS: CreateQueue in the API model of botocore 1.44.5 (2026-11-30)
    """

    written: Annotated[
        str,
        Meta(
            description="ARN of the queue; that of a FIFO queue ends in .fifo",
            pattern=QUEUE_ARN,
            examples=["arn:aws:sqs:us-east-1:123456789012:orders"],
        ),
    ] = field(name="arn")
    key: (
        Annotated[str, reference("key", "Key that encrypts the messages; by default SQS's own")]
        | None
    ) = None
    senders: Annotated[
        TaskUsers,
        Meta(description="Services and jobs whose tasks send messages, as in the kind `queue`"),
    ] = []
    receivers: Annotated[
        TaskUsers,
        Meta(
            description="Services and jobs whose tasks receive and delete messages, as in the kind "
            "`queue`"
        ),
    ] = []
    publishers: Annotated[
        Unordered[Literal["events", "s3", "sns"]],
        Meta(
            description="What its policy lets send, as its owner confirms: rules of EventBridge, "
            "buckets, topics"
        ),
    ] = []
    visibility_timeout_seconds: Annotated[
        int,
        Meta(
            description="Time that a receiver has for a message, as its owner set it",
            ge=0,
            le=LONGEST_VISIBILITY_SECONDS,
        ),
    ] = 30
    retention_days: Annotated[
        float,
        Meta(
            description="Days that messages are kept, as its owner set them",
            ge=round(_LEAST, 4),
            le=int(_MOST),
        ),
    ] = 4
    for_dead_letters: Annotated[
        bool,
        Meta(description="It is for dead letters: a message in it is a fault, so an alarm tells"),
    ] = False

    @property
    def fifo(self) -> bool:
        return self.written.endswith(FIFO)

    @property
    def foreign_dead_letters(self) -> str:
        """Its owner knows where they go."""
        return ""

    def name_in_aws(self, here: Here) -> str:
        return self.written.rpartition(":")[2]

    def arn(self, here: Here) -> str:
        return self.written

    def serves(self, way: Way, kind: str, name: str) -> bool:
        return is_used(self.senders if way == "senders" else self.receivers, kind, name)

    def commands(self, here: Here) -> Iterator[Command]:
        yield from of_queue(here, self.written, self.publishers)

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("arn", self.written)
        account = self.written.split(":")[4]
        host = f"sqs.{here.region}.{here.names.dns_suffix}"
        yield known("url", f"https://{host}/{account}/{self.name_in_aws(here)}")

    def alarm_rows(self, here: Here) -> Iterator[Row]:
        yield from ALARMS

    def watched(self, here: Here) -> Iterator[Subject]:
        """CloudWatch has the metrics of a queue in its own account."""
        if self.written.split(":")[4] == here.names.account:
            kind = "dead_letter_queue" if self.for_dead_letters else "queue"
            yield Subject(kind, "", {"QueueName": self.name_in_aws(here)})

    def alarm_numbers(self, here: Here) -> dict[str, float]:
        return ages(self.retention_days, self.visibility_timeout_seconds, 0)
