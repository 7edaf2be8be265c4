"""What follows from a queue document: its names, and who needs what of it."""

from collections.abc import Iterator
from typing import ClassVar

from specgen.facts.sqs import FIFO
from specgen.sdk import AwsName, Bought, Claim, Here, Keeps, KeyUse, Kind, Output, Subject, Usage
from specgen.sdk.aws.interfaces.messaging import Way
from specgen.sdk.aws.readers import readers
from specgen.sdk.aws.sqs.alarms import ages
from specgen.sdk.aws.sqs.names import DEAD_LETTERS, FIFO_NAME, queue_arn, queue_name
from specgen.sdk.aws.users import is_used
from specgen.systems.queue.model.fields import Fields
from specgen.systems.queue.model.parts import DeadLetters


class Queue(Fields, kw_only=True):
    """An SQS queue with its dead letters: encrypted, reached over TLS only."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("policy", "queue_policy"),
            "the policy follows from `subscribes_to`, `publishers` and buckets that name it; "
            "roles of tasks from `senders` and `receivers`",
        ),
        **dict.fromkeys(
            ("redrive_policy", "redrive_allow_policy", "dead_letter_queue"),
            "`dead_letters` sets where messages go that nobody could process",
        ),
        **dict.fromkeys(
            ("name_in_aws", "queue_name", "fifo_queue"),
            "its name in AWS follows from the document's name, and from `fifo`",
        ),
    }

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("queue_requests", "queue-request")

    @property
    def own_dead_letters(self) -> DeadLetters | None:
        """If the document makes the dead-letter queue, too."""
        dead = self.dead_letters
        return dead if isinstance(dead, DeadLetters) and dead.queue is None else None

    @property
    def foreign_dead_letters(self) -> str:
        """The queue document that gets them; empty if there is none."""
        dead = self.dead_letters
        return dead.queue or "" if isinstance(dead, DeadLetters) else ""

    def name_in_aws(self, here: Here) -> str:
        return queue_name(here.names, here.effective.aws_name, fifo=self.fifo)

    def arn(self, here: Here) -> str:
        """Built from its name, so that senders need not read its state."""
        return queue_arn(here.names, here.effective.aws_name, fifo=self.fifo)

    def serves(self, way: Way, kind: str, name: str) -> bool:
        return is_used(self.senders if way == "senders" else self.receivers, kind, name)

    def outputs(self, here: Here) -> Iterator[Output]:
        """Only what somebody reads."""
        end = FIFO if self.fifo else ""
        if self.senders or self.receivers:
            # of the policy: who sends to it, waits for that
            yield Output(
                "url",
                f"https://sqs.{{region}}.amazonaws.com/{{account}}/{{name}}{end}",
                (("aws_sqs_queue_policy", ""),),
                "queue_url",
            )
        if any(other.kind != "bucket" for other in readers(here)):
            arn = f"arn:{{partition}}:sqs:{{region}}:{{account}}:{{name}}{end}"
            yield Output("arn", arn, (("aws_sqs_queue", ""),), "arn")

    def keeps(self, here: Here) -> Iterator[Keeps]:
        yield Keeps("messages", bool(self.key))

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "sqs", ("key",))
            for service in self.publishers:
                yield KeyUse(self.key, service, ("key",))
            if self.subscribes_to:
                yield KeyUse(self.key, "sns_delivery", ("key",))

    def aws_names(self) -> Iterator[AwsName]:
        for role in ("", DEAD_LETTERS) if self.own_dead_letters else ("",):
            yield AwsName(FIFO_NAME if self.fifo else "sqs_queue", role)

    def claims(self, here: Here) -> Iterator[Claim]:
        """Names of standard queues are claimed as they are; the others have an end."""
        if self.fifo:
            for role in ("", DEAD_LETTERS) if self.own_dead_letters else ("",):
                name = queue_name(here.names, here.effective.aws_name, role, fifo=True)
                yield Claim("aws_sqs_queue", (name,), f"queue {name}")

    def watched(self, here: Here) -> Iterator[Subject]:
        kind = "dead_letter_queue" if self.dead_letters == "none" else "queue"
        yield Subject(kind, "", {"QueueName": self.name_in_aws(here)})
        if self.own_dead_letters:
            name = queue_name(here.names, here.effective.aws_name, DEAD_LETTERS, fifo=self.fifo)
            yield Subject("dead_letter_queue", DEAD_LETTERS, {"QueueName": name})

    def alarm_numbers(self, here: Here) -> dict[str, float]:
        return ages(self.retention_days, self.visibility_timeout_seconds, self.delay_seconds)


QUEUE: Kind[Queue] = Kind("queue")


def sources(here: Here[Queue]) -> list[Here[Queue]]:
    """Queues whose dead letters it gets, by name."""
    found = [q for q in QUEUE.near(here) if q.spec.foreign_dead_letters == here.name]
    return sorted(found, key=lambda queue: queue.effective.aws_name)
