"""The nested map of a service document for its own queue."""

from typing import Annotated

from msgspec import Meta

from specgen.sdk import Part, reference

DEAD_LETTER_DAYS = 14


class Queue(Part):
    """The service's own queue, with a dead-letter queue."""

    visibility_timeout_seconds: Annotated[
        int,
        Meta(description="Time a task has for a message before another gets it", ge=0, le=43200),
    ] = 60
    retention_days: Annotated[
        int, Meta(description="Days that messages are kept; dead letters 14", ge=1, le=14)
    ] = 4
    max_receive_count: Annotated[
        int, Meta(description="Attempts until a message is a dead letter", ge=1, le=1000)
    ] = 5
    key: Annotated[str, reference("key", "Key of both queues; defaults to SSE-SQS")] | None = None
