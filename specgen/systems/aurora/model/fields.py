"""The keys of an aurora document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import aurora
from specgen.sdk import NAME_PATTERN, Part, Renamable, UnorderedTuple, written_name
from specgen.sdk.aws.engine_values import EngineValue
from specgen.sdk.aws.rds.database_fields import DatabaseFields, DatabasePort

AuroraClass = Annotated[
    str,
    Meta(
        pattern=r"^db\.(serverless|[a-z0-9-]+\.[a-z0-9]+)$",
        examples=["db.r7g.large", "db.serverless"],
    ),
]
Tier = Annotated[int, Meta(ge=0, le=15)]
Parameters = dict[
    Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_]*)?$")],
    EngineValue,
]


class Reader(Renamable, kw_only=True):
    """An instance that answers queries, and takes over if the writer fails."""

    instance_class: Annotated[
        AuroraClass | None, Meta(description="Its class; by default that of the writer")
    ] = None
    promotion_tier: Annotated[
        Tier,
        Meta(
            description="The lower, the sooner it takes over; in tiers 0 and 1 a serverless reader "
            "is always as large as the writer"
        ),
    ] = 1


class Serverless(Part):
    minimum_acu: Annotated[
        float,
        Meta(
            description="Least capacity of each db.serverless instance, in half steps; an ACU has "
            "about 2 GiB; 0 lets it pause",
            ge=0,
        ),
    ]
    maximum_acu: Annotated[
        float, Meta(description="Most capacity of each, in half steps", ge=aurora.LEAST_MAXIMUM_ACU)
    ]
    pause_after_seconds: (
        Annotated[
            int,
            Meta(
                description="Idle time after which an instance pauses, with minimum_acu: 0; "
                "by default 300",
                ge=aurora.PAUSE_SECONDS[0],
                le=aurora.PAUSE_SECONDS[1],
            ),
        ]
        | None
    ) = None


class Fields(DatabaseFields, kw_only=True):
    engine: Annotated[Literal["postgres", "mysql"], Meta(description="What clients speak")]
    engine_version: Annotated[
        str,
        Meta(
            description="Version, in quotes; only a major, such as 16 or 8.0, lets AWS choose the "
            "rest",
            pattern=r"^([0-9]{1,2}(\.[0-9]{1,2})?"
            r"|[58]\.[0-9]\.mysql_aurora\.[0-9]{1,2}(\.[0-9]{1,2}){2,3})$",
            examples=['"16.15"', '"8.0.mysql_aurora.3.10.6"'],
        ),
    ]
    instance_class: Annotated[AuroraClass, Meta(description="Class of the writer, and of readers")]
    readers: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN, max_length=20)], Reader],
        Meta(description="Readers by name; by default none"),
    ] = {}
    serverless: Annotated[
        Serverless | None, Meta(description="Capacity of instances of class db.serverless")
    ] = None
    storage_type: Annotated[
        Literal["standard", "iopt1"],
        Meta(
            description="standard bills each request to storage; iopt1 bills none, and more for "
            "the rest"
        ),
    ] = "standard"
    database_name: (
        Annotated[
            str,
            Meta(description="Database to create; by default none besides the engine's own"),
            written_name("^[A-Za-z][A-Za-z0-9_]{0,62}$"),
        ]
        | None
    ) = None
    port: DatabasePort | None = None
    username: (
        Annotated[
            str,
            Meta(description="Master user; by default postgres, or admin with MySQL"),
            written_name("^[A-Za-z][A-Za-z0-9_]{0,15}$"),
        ]
        | None
    ) = None
    parameters: Annotated[
        Parameters, Meta(description="Parameters of the cluster, values in quotes")
    ] = {}
    instance_parameters: Annotated[
        Parameters,
        Meta(
            description="Parameters of its instances, values in quotes, which go before the "
            "cluster's"
        ),
    ] = {}
    backup_retention_days: Annotated[
        int, Meta(description="Days that automated backups are kept", ge=1, le=35)
    ] = 7
    log_exports: (
        Annotated[
            UnorderedTuple[
                Literal[
                    "audit",
                    "error",
                    "general",
                    "iam-db-auth-error",
                    "instance",
                    "postgresql",
                    "slowquery",
                ]
            ],
            Meta(
                description="Logs that go to CloudWatch; by default postgresql, or error and "
                "slowquery with MySQL"
            ),
        ]
        | None
    ) = None
