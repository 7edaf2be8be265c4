"""The nested map of documents that EventBridge Scheduler starts."""

from typing import Annotated

from msgspec import Meta

from specgen.documents.schema.fields import Part, reference
from specgen.facts import scheduler
from specgen.sdk.aws.schedule.interval import shortest_minutes

_LEAST, _MOST = scheduler.MAXIMUM_AGE_SECONDS
USUAL_AGE_SECONDS = 600


class Schedule(Part, kw_only=True):
    expression: Annotated[
        str,
        Meta(
            description="When it runs: cron(...) with six fields, rate(...), or at(...) once",
            examples=["cron(0 3 * * ? *)", "rate(15 minutes)", "at(2027-01-31T08:00:00)"],
        ),
    ]
    time_zone: Annotated[
        str,
        Meta(
            description="Time zone of cron and at; follows summer time if the zone has it",
            pattern=r"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$",
            examples=["Europe/Berlin"],
        ),
    ] = "Etc/UTC"
    flexible_minutes: Annotated[
        int,
        Meta(
            description="Minutes after its time within which a run may begin",
            ge=0,
            le=scheduler.LONGEST_WINDOW_MINUTES,
        ),
    ] = 0
    retries: Annotated[
        int,
        Meta(
            description="Further attempts to start a run, with growing pauses. A run that was "
            "started and failed is not repeated",
            ge=0,
            le=scheduler.MOST_RETRIES,
        ),
    ] = 3
    maximum_age_seconds: (
        Annotated[
            int,
            Meta(
                description="Time after which it gives up to start a run; defaults to 600, or to "
                "the time between two runs if that is shorter",
                ge=_LEAST,
                le=_MOST,
            ),
        ]
        | None
    ) = None
    dead_letters: (
        Annotated[str, reference("queue", "Standard queue that gets runs that could not start")]
        | None
    ) = None
    enabled: Annotated[bool, Meta(description="Whether it starts runs at all")] = True

    @property
    def age_seconds(self) -> int:
        """Time after which it gives up."""
        if self.maximum_age_seconds is not None:
            return self.maximum_age_seconds
        minutes = shortest_minutes(self.expression)
        between = USUAL_AGE_SECONDS if minutes is None else minutes * 60
        return min(max(between, _LEAST), USUAL_AGE_SECONDS)
