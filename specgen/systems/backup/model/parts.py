"""Nested maps of a backup document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Part, Renamable, Unordered, reference

CRON = r"^cron\([^ ()]+( [^ ()]+){5}\)$"
LONGEST_DAYS = 36_500

TagKey = Annotated[str, Meta(min_length=1, max_length=128)]
TagValue = Annotated[str, Meta(max_length=256)]


class Lock(Part):
    mode: Annotated[
        Literal["governance", "compliance"],
        Meta(
            description="governance: whoever may change vault locks can remove it. compliance: "
            "nobody can, not even AWS, once `changeable_for_days` are over"
        ),
    ]
    minimum_retention_days: (
        Annotated[
            int,
            Meta(
                description="Minimum retention; jobs with a shorter one fail",
                ge=1,
                le=LONGEST_DAYS,
            ),
        ]
        | None
    ) = None
    maximum_retention_days: (
        Annotated[
            int,
            Meta(
                description="Maximum retention; jobs with a longer one fail",
                ge=1,
                le=LONGEST_DAYS,
            ),
        ]
        | None
    ) = None
    changeable_for_days: (
        Annotated[
            int,
            Meta(
                description="Days until a lock in compliance mode becomes permanent",
                ge=3,
                le=LONGEST_DAYS,
            ),
        ]
        | None
    ) = None


class Copy(Part):
    to: Annotated[
        str,
        reference(
            "backup",
            "The vault that receives the copies: of another region, or one that exists once in "
            "another account of the platform",
            any_region=True,
            any_account="by_name",
        ),
    ]
    delete_after_days: (
        Annotated[
            int,
            Meta(
                description="Days that the copies are kept; defaults to the plan's",
                ge=1,
                le=LONGEST_DAYS,
            ),
        ]
        | None
    ) = None


class Plan(Renamable, kw_only=True):
    schedule: Annotated[
        str,
        Meta(
            description="When it starts, UTC: minutes, hours, day of the month, month, day of the "
            "week, year; one of the two days is ?",
            pattern=CRON,
            examples=["cron(0 4 * * ? *)"],
        ),
    ]
    delete_after_days: Annotated[
        int, Meta(description="Days that recovery points are kept", ge=1, le=LONGEST_DAYS)
    ]
    cold_storage_after_days: (
        Annotated[
            int,
            Meta(
                description="Days after which recovery points move to cold storage; those of "
                "volumes only if the plan runs at most once a month",
                ge=1,
                le=LONGEST_DAYS,
            ),
        ]
        | None
    ) = None
    copies: Annotated[
        Unordered[Copy], Meta(description="Vaults that each recovery point is also copied to")
    ] = []
    databases: Annotated[
        Unordered[
            Annotated[
                str,
                reference("postgres", "A database of this region", others=("mysql", "aurora")),
            ]
        ],
        Meta(description="Databases that are backed up"),
    ] = []
    tags: Annotated[
        dict[
            Annotated[str, Meta(min_length=1, max_length=128)], Annotated[str, Meta(max_length=256)]
        ],
        Meta(
            description="Also backs up what carries all of these tags in this environment and "
            "region, whatever made it",
            examples=[{"Backup": "daily"}],
        ),
    ] = {}


class DatabaseBackups(Part):
    database: Annotated[
        str,
        reference(
            "postgres",
            "A database, usually of another region; RDS copies none of aurora",
            any_region=True,
            others=("mysql",),
        ),
    ]
    retention_days: Annotated[
        int, Meta(description="Days that its backups are kept here", ge=1)
    ] = 7
