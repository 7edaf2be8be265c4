"""The nested maps of a queue document."""

from typing import Annotated

from msgspec import Meta

from specgen.facts.sqs import MOST_RECEIVES, RETENTION_SECONDS, SECONDS_A_DAY
from specgen.sdk import Part, reference

_LEAST, _MOST = RETENTION_SECONDS

RetentionDays = Annotated[
    float,
    Meta(
        description="Days that messages are kept, from when they were sent; parts of a day may be "
        "written, such as 0.5",
        ge=round(_LEAST / SECONDS_A_DAY, 4),
        le=_MOST // SECONDS_A_DAY,
    ),
]


class DeadLetters(Part):
    """Where messages go that nobody could process."""

    max_receive_count: Annotated[
        int,
        Meta(
            description="Times that a message is received before it is a dead letter",
            ge=1,
            le=MOST_RECEIVES,
        ),
    ] = 5
    queue: (
        Annotated[
            str, reference("queue", "The queue that gets them; by default the queue has its own")
        ]
        | None
    ) = None
    retention_days: Annotated[
        RetentionDays | None, Meta(description="As above, in its own dead-letter queue; 14 days")
    ] = None

    @property
    def own_days(self) -> float:
        """Of the dead-letter queue that the document makes."""
        longest = _MOST / SECONDS_A_DAY
        return longest if self.retention_days is None else self.retention_days


class Subscription(Part):
    """A topic whose messages the queue gets."""

    topic: Annotated[str, reference("topic", "The topic")]
    raw: Annotated[
        bool, Meta(description="Only what was published, without SNS's JSON around it")
    ] = False
