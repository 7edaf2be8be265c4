"""What other kinds read of queues and chat channels; interfaces.py has it, too."""

from collections.abc import Iterator
from typing import Any, Literal, Protocol

from specgen.project.project import Here
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


class ChatChannel(Protocol):
    """all_topics: whose messages it posts, in each region"""

    def all_topics(self, here: Here[Any]) -> Iterator[Here[Any]]: ...


CHAT_CHANNEL: Kind[ChatChannel] = Kind("chat_channel")
QUEUE: Kind[Queue] = Kind("queue")
