"""The keys of a timescale document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Ordered, documentation, reference, written_name
from specgen.sdk.aws.network.placement import Placed
from specgen.systems.timescale.model.parts import (
    IDENTIFIER,
    Application,
    Backup,
    ExpectedInstance,
    Extension,
    Objectives,
    Storage,
)
from specgen.systems.timescale.model.tables import Compression, Hypertable, Identifier, Level

LEVEL_NAME = r"^[a-z0-9_]{1,20}$"


class Fields(Placed, kw_only=True):
    engine_version: Annotated[
        str,
        Meta(
            description="Major version of PostgreSQL, in quotes; its minors come with updates",
            pattern="^(15|16|17|18)$",
            examples=['"17"'],
        ),
    ]
    extension: Annotated[Extension, Meta(description="TimescaleDB itself")]
    instance_type: Annotated[
        str,
        Meta(
            description="EC2 instance type of each node",
            pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+){1,2}$",
            examples=["r6g.4xlarge"],
        ),
    ]
    storage: Annotated[Storage, Meta(description="Data volume of each node: gp3, encrypted")]
    hypertables: Annotated[
        dict[Identifier, Hypertable],
        Meta(description="Tables by name", min_length=1, max_length=100),
    ]
    product: Annotated[
        Literal["self_managed_ec2", "rds", "aurora"],
        Meta(description="Where PostgreSQL runs; RDS and Aurora are refused"),
    ] = "self_managed_ec2"
    packages: Annotated[
        Literal["apt", "bucket", "image"],
        Meta(
            description="Where the packages come from: their public repositories, through NAT; a "
            "bucket that you fill; or your own image that contains them"
        ),
    ] = "apt"
    image: (
        Annotated[
            str,
            Meta(
                description="Image of the nodes: its id, or the SSM parameter that holds it; "
                "defaults to Ubuntu 22.04 for the type's architecture",
                pattern=r"^(ami-[0-9a-f]{8,17}|/[A-Za-z0-9_./-]+)$",
                examples=["/images/timescale/arm64"],
            ),
        ]
        | None
    ) = None
    expected_instance: Annotated[
        ExpectedInstance | None,
        Meta(description="What the type is expected to have; checked, not set"),
    ] = None
    standby: Annotated[
        bool, Meta(description="Keep a streaming copy in another zone, for manual promotion")
    ] = True
    zones: Annotated[
        Ordered[Annotated[str, Meta(pattern="^[a-z]$", examples=["a"])]],
        Meta(
            description="Zones of the primary and of the standby; defaults to the network's first "
            "ones by letter, so name them before it gets a zone with an earlier letter",
            max_length=2,
            examples=[["b", "c"]],
        ),
    ] = []
    replication_secret: (
        Annotated[
            str,
            reference("secret", "Secret with the password that the standby uses on the primary"),
        ]
        | None
    ) = None
    key: (
        Annotated[str, reference("key", "Key of volumes and buckets; defaults to AWS's own")] | None
    ) = None
    database_name: Annotated[
        str, Meta(description="Database that holds the tables"), written_name(IDENTIFIER)
    ] = "timeseries"
    port: Annotated[int, Meta(description="Port it listens on", ge=1024, le=65535)] = 5432
    application: Annotated[
        Application | None, Meta(description="Role of the applications; by default none")
    ] = None
    parameters: Annotated[
        dict[
            Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")],
            Annotated[str, Meta(min_length=1, max_length=1024, pattern=r"^[^\n\r]*$")],
        ],
        Meta(
            description="Parameters of PostgreSQL, values in quotes; they add to those that follow "
            "from the instance, or override them",
            examples=[{"max_connections": "400"}],
        ),
    ] = {}
    retention_days: (
        Annotated[
            int,
            Meta(description="Days that rows of hypertables are kept; by default for ever", ge=1),
        ]
        | None
    ) = None
    compression: Annotated[
        Compression | None, Meta(description="Native compression of old chunks; by default none")
    ] = None
    levels: Annotated[
        dict[Annotated[str, Meta(pattern=LEVEL_NAME)], Level],
        Meta(
            description="Continuous aggregates of every hypertable with values, called "
            "<table>_<level>; each reads the next finer one, and the finest reads the table",
            examples=[{"1m": {"bucket_seconds": 60}, "1h": {"bucket_seconds": 3600}}],
        ),
    ] = {}
    backup: Annotated[Backup, Meta(description="Backups by pgBackRest, into a bucket")] = Backup()
    objectives: Annotated[Objectives, documentation("What the database aims for")] = Objectives()
