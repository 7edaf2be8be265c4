"""The nested map of a service document that says when no task runs."""

from typing import Annotated

from msgspec import Meta

from specgen.sdk import Part


class Schedule(Part):
    stop: Annotated[
        str,
        Meta(
            description="When all tasks end: minute, hour, day, month, weekday, year",
            examples=["cron(0 20 ? * MON-FRI *)"],
        ),
    ]
    start: Annotated[
        str,
        Meta(
            description="When they are back, as many as `tasks` says",
            examples=["cron(0 7 ? * MON-FRI *)"],
        ),
    ]
    time_zone: Annotated[
        str,
        Meta(
            description="Of both; the hour moves with summer time where the zone has one",
            pattern=r"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$",
            examples=["Europe/Berlin"],
        ),
    ] = "Etc/UTC"
