"""What other kinds read of queues, topics and what sends messages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, Protocol

from specgen.project.here import Here
from specgen.sdk.kind import Kind

Way = Literal["senders", "receivers"]
"""What a document with tasks is to a queue."""


class Queue(Protocol):
    """fifo: it keeps the order of its messages, and its name in AWS ends in .fifo

    arn: known before the queue exists; serves: whether a document sends to it, or receives from it
    """

    @property
    def key(self) -> str | None: ...
    @property
    def fifo(self) -> bool: ...
    @property
    def visibility_timeout_seconds(self) -> int: ...
    def name_in_aws(self, here: Here[Any]) -> str: ...
    def arn(self, here: Here[Any]) -> str: ...
    def serves(self, way: Way, kind: str, name: str) -> bool: ...


class Topic(Protocol):
    @property
    def emails(self) -> Mapping[str, Any]: ...
    @property
    def phones(self) -> Sequence[Any] | Mapping[str, Any]: ...
    @property
    def key(self) -> str | None: ...
    @property
    def publishers(self) -> Sequence[str]: ...
    @property
    def notified_queues(self) -> Sequence[str]: ...
    def is_sender(self, kind: str, name: str) -> bool: ...
    def arn(self, here: Here[Any]) -> str: ...


class Sms(Protocol):
    @property
    def message_type(self) -> str: ...
    @property
    def in_sandbox(self) -> bool: ...


class Datadog(Protocol):
    @property
    def site(self) -> str: ...
    @property
    def regions(self) -> Sequence[str]: ...
    @property
    def api_key(self) -> str | None: ...


class ChatChannel(Protocol):
    """all_topics: whose messages it posts, in each region"""

    def all_topics(self, here: Here[Any]) -> Iterator[Here[Any]]: ...


QUEUE: Kind[Queue] = Kind("queue")
TOPIC: Kind[Topic] = Kind("topic")
SMS: Kind[Sms] = Kind("sms")
DATADOG: Kind[Datadog] = Kind("datadog")
CHAT_CHANNEL: Kind[ChatChannel] = Kind("chat_channel")
