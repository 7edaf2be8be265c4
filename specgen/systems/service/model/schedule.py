"""The nested map of a service document for hours without tasks."""

from typing import Annotated

from msgspec import Meta

from specgen.sdk import Part


class Schedule(Part):
    stop: Annotated[
        str,
        Meta(
            description="When all tasks stop: minute, hour, day, month, weekday, year",
            examples=["cron(0 20 ? * MON-FRI *)"],
        ),
    ]
    start: Annotated[
        str,
        Meta(
            description="When they start again, as many as `tasks` sets",
            examples=["cron(0 7 ? * MON-FRI *)"],
        ),
    ]
    time_zone: Annotated[
        str,
        Meta(
            description="Time zone of both; follows summer time if the zone has it",
            pattern=r"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$",
            examples=["Europe/Berlin"],
        ),
    ] = "Etc/UTC"
