"""Nested maps of a timescale document: engine, storage, backups."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.quotas import EBS_GP3_GIB_RANGE
from specgen.sdk import Part, documentation, reference, written_name

IDENTIFIER = r"^[a-z_][a-z0-9_]{0,62}$"


class Extension(Part):
    version: Annotated[
        str,
        Meta(
            description="Version of TimescaleDB, in quotes; it is pinned",
            pattern=r"^[0-9]{1,2}\.[0-9]{1,3}\.[0-9]{1,3}$",
            examples=['"2.21.4"'],
        ),
    ]
    license: Annotated[
        Literal["timescale", "apache"],
        Meta(description="Edition; apache has neither compression nor continuous aggregates"),
    ] = "timescale"


class ExpectedInstance(Part):
    vcpu: Annotated[int | None, Meta(description="vCPU that the type must have")] = None
    memory_gib: Annotated[float | None, Meta(description="Memory that the type must have, GiB")] = (
        None
    )


class Storage(Part):
    allocated_gib: Annotated[
        int,
        Meta(
            description="Size of each node's data volume, GiB; it can grow, never shrink",
            ge=10,
            le=EBS_GP3_GIB_RANGE[1],
        ),
    ]
    iops: Annotated[int, Meta(description="IOPS of the volume; 3,000 are included at any size")] = (
        3000
    )
    throughput_mibps: Annotated[
        int, Meta(description="Throughput of the volume, MiB/s; 125 are included")
    ] = 125


class Application(Part):
    user: Annotated[
        str,
        Meta(
            description="Role that reads and writes the tables",
            examples=["app"],
        ),
        written_name(IDENTIFIER),
    ]
    secret: Annotated[
        str,
        reference("secret", "Secret with its password, as text or as JSON with the key `password`"),
    ]


class Backup(Part):
    full_on: Annotated[
        Literal["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
        Meta(description="Day of the weekly full backup; other days are incremental"),
    ] = "sun"
    time_utc: Annotated[
        str,
        Meta(
            description="When backups start, UTC",
            pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$",
            examples=["02:00"],
        ),
    ] = "02:00"
    retention_days: Annotated[
        int, Meta(description="Days that backups are kept", ge=1, le=3650)
    ] = 35
    volume_tag: Annotated[
        Literal["daily", "none"],
        Meta(description="Tag `Backup` of the data volumes, which AWS Backup selects them by"),
    ] = "none"


class Objectives(Part):
    compression_ratio: (
        Annotated[
            float,
            documentation("Size before compression divided by size after; the nodes publish it"),
        ]
        | None
    ) = None
