"""Model of an SNS topic document."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import (
    NAME_PATTERN,
    AwsName,
    Bought,
    ByHand,
    Here,
    KeyUse,
    Model,
    Output,
    Part,
    Renamable,
    Subject,
    Unordered,
    Usage,
    reference,
)
from specgen.sdk.aws.interfaces import QUEUE
from specgen.sdk.aws.sns.publishers import PUBLISHERS
from specgen.sdk.aws.users import TaskUsers, is_used

Email = Annotated[
    str, Meta(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254, examples=["ops@example.com"])
]


class Receiver(Renamable, kw_only=True):
    address: Annotated[Email, Meta(description="Address, whose owner must confirm once")]


class Phone(Renamable, kw_only=True):
    """Whose number is passed to Terraform, because a document is no place for it."""


class QueueReceiver(Part):
    """A queue that others made."""

    queue: Annotated[str, reference("queue", "The queue")]
    raw: Annotated[
        bool, Meta(description="Only what was published, without SNS's JSON around it")
    ] = False


class Topic(Model, kw_only=True):
    """An encrypted SNS topic, and who may publish to it."""

    publishers: Annotated[
        Unordered[Annotated[str, Meta(extra_json_schema={"enum": sorted(PUBLISHERS)})]],
        Meta(
            description="AWS services that may publish to the topic; no other service may. Roles "
            "of the account need no entry, because their own policies decide"
        ),
    ] = []
    senders: Annotated[
        TaskUsers,
        Meta(
            description="Services whose tasks publish messages. A function names the topic in its "
            "`permissions` instead"
        ),
    ] = []
    key: (
        Annotated[
            str,
            reference(
                "key",
                "Key that encrypts the messages; defaults to the AWS-managed key, with which no "
                "AWS service can publish",
            ),
        ]
        | None
    ) = None
    severity: Annotated[
        Literal["critical", "warning", "info"] | None,
        Meta(description="Severity of its messages; part of the sender's name of its e-mails"),
    ] = None
    emails: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], Email | Receiver],
        Meta(
            description="Receivers by e-mail: name -> address, whose owner must confirm once; or, "
            "to rename a receiver, a map with the address",
            examples=[{"operations": "ops@example.com"}],
        ),
    ] = {}

    phones: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], Phone],
        Meta(
            description="Receivers by text message: name -> `{}`; the number is passed as "
            "TF_VAR_<topic>_phone_<name>, and lands in the state",
            examples=[{"on-call": {}}],
        ),
    ] = {}

    queues: Annotated[
        Unordered[QueueReceiver],
        Meta(
            description="Queues that others made and that get its messages. A queue of the "
            "platform names the topic in its `subscribes_to` instead"
        ),
    ] = []

    @property
    def notified_queues(self) -> Sequence[str]:
        return [entry.queue for entry in self.queues]

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("topic_requests", "topic-request")
        if self.phones:
            yield Usage("sms_messages", "sms-message", ("phones",))

    def arn(self, here: Here) -> str:
        """Built from its name, so that publishers need not read its state."""
        return here.names.arn("sns", here.names.of(here.effective.aws_name))

    def is_sender(self, kind: str, name: str) -> bool:
        return is_used(self.senders, kind, name)

    def outputs(self, here: Here) -> Iterator[Output]:
        """Only what somebody reads."""
        if self.senders:
            # of the policy: who publishes to it, waits for that
            arn = "arn:{partition}:sns:{region}:{account}:{name}"
            yield Output("arn", arn, (("aws_sns_topic_policy", ""),), "arn")

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        addresses = sorted(
            r.address if isinstance(r, Receiver) else r for r in self.emails.values()
        )
        if addresses:
            yield ByHand(
                f"Confirm the subscription to {here.names.of(here.effective.aws_name)} in the "
                f"mailbox of {', '.join(addresses)}, within two days."
            )

    def watched(self, here: Here) -> Iterator[Subject]:
        yield Subject("topic", "", {"TopicName": here.names.of(here.effective.aws_name)})

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            for service in ("sns", *self.publishers):
                yield KeyUse(self.key, service, ("key",))

    def key_uses_here(self, here: Here) -> Iterator[KeyUse]:
        """SNS encrypts what it sends to a queue."""
        for i, entry in enumerate(self.queues):
            queue = QUEUE.find(here, entry.queue)
            if queue is not None and queue.spec.key:
                yield KeyUse(queue.spec.key, "sns_delivery", ("queues", i, "queue"))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("sns_topic")
