"""The nested maps of a failover document."""

from typing import Annotated

from msgspec import Meta

from specgen.sdk import NAME_PATTERN, Part, Unordered, reference, written_name

LABEL_PATTERN = r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"


class Promoted(Part):
    instance_class: (
        Annotated[
            str,
            Meta(
                description="Class of the new writer; defaults to the old writer's",
                pattern=r"^db\.[a-z0-9-]+\.[a-z0-9]+$",
                examples=["db.r6g.8xlarge"],
            ),
        ]
        | None
    ) = None
    multi_az: Annotated[
        bool | None,
        Meta(description="Whether it gets a standby in another zone; defaults to the old writer's"),
    ] = None
    backup_retention_days: (
        Annotated[
            int,
            Meta(
                description="Days that its backups are kept; defaults to the old writer's. "
                "Only a database with backups can have replicas",
                ge=1,
                le=35,
            ),
        ]
        | None
    ) = None


class Trigger(Part):
    armed: Annotated[
        bool,
        Meta(
            description="Start the promotion when all probes fail; false leaves it to people, for "
            "a rehearsal and after a promotion"
        ),
    ] = True
    sustained_minutes: Annotated[
        int,
        Meta(description="Minutes for which every probe must fail without a break", ge=1, le=60),
    ] = 5


class Probes(Part):
    network: Annotated[
        str, reference("network", "Network that the probes are in, in each of their regions")
    ]
    tier: Annotated[
        str,
        Meta(
            description="Tier of their addresses; it must reach CloudWatch",
            pattern=NAME_PATTERN,
        ),
    ]
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "A group of the probes")]],
        Meta(description="Their security groups, in each of their regions", min_length=1),
    ]
    regions: Annotated[
        Unordered[str],
        Meta(
            description="Regions with a probe that checks the writer; defaults to the document's "
            "own. Each has a vote; only all votes together start a promotion",
            examples=[["us-west-2", "eu-west-1"]],
        ),
    ] = []


class Record(Part):
    zone: Annotated[
        str,
        reference("private_zone", "Zone that the writer's name is in", any_region=True),
    ]
    name: Annotated[
        str,
        Meta(
            description="First label of the name at which applications find the writer",
            examples=["db-writer"],
        ),
        written_name(LABEL_PATTERN),
    ] = "db-writer"
    ttl_seconds: Annotated[
        int,
        Meta(description="Seconds that resolvers cache the address", ge=1, le=86400),
    ] = 30


class Objectives(Part):
    recovery_time_minutes: (
        Annotated[
            int,
            Meta(
                description="Minutes until there is a writer again; shown to whoever approves", ge=1
            ),
        ]
        | None
    ) = None
    recovery_point_seconds: (
        Annotated[
            int,
            Meta(description="Seconds of writes that may be lost; shown to whoever approves", ge=0),
        ]
        | None
    ) = None
