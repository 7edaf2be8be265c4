"""The keys of a job document."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.facts.scheduler import MOST_TASKS
from specgen.sdk import Pointer
from specgen.sdk.aws.ecs.sizes import Size
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.schedule.fields import Schedule


class Fields(TaskFields, kw_only=True):
    size: Annotated[Size, Meta(description="Size of a task")]
    count: Annotated[
        int, Meta(description="Tasks that one run starts at a time", ge=1, le=MOST_TASKS)
    ] = 1
    schedule: Annotated[
        Schedule | None,
        Meta(
            description="When it runs; by default only by hand, with the command that `specgen "
            "show` prints"
        ),
    ] = None
    longest_run_minutes: (
        Annotated[
            int,
            Meta(
                description="Longest time that a run takes. ECS does not end it; checks compare it "
                "with the schedule",
                ge=1,
                le=14 * 24 * 60,
            ),
        ]
        | None
    ) = None

    def sizes(self) -> Iterator[tuple[Pointer, Size]]:
        yield ("size",), self.size
