"""The keys of a postgres_replica document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.quotas import RDS_GP3_GIB_RANGE
from specgen.sdk import NAME_PATTERN, Model, Unordered, UnorderedTuple, reference
from specgen.sdk.aws.logs import RetentionDays
from specgen.sdk.aws.rds.fields import PerformanceInsights
from specgen.sdk.aws.schedule.windows import BackupWindow, MaintenanceWindow

Parameter = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]


class Fields(Model, kw_only=True):
    source: (
        Annotated[
            str, reference("postgres", "The database that it is a replica of", any_region=True)
        ]
        | None
    ) = None
    source_replica: (
        Annotated[
            str,
            reference(
                "postgres_replica",
                "The replica of its region that it is a replica of, instead of `source`",
                any_region=True,
            ),
        ]
        | None
    ) = None
    instance_class: (
        Annotated[
            str,
            Meta(
                description="Instance class; defaults to its source's",
                pattern=r"^db\.[a-z0-9-]+\.[a-z0-9]+$",
                examples=["db.r6g.4xlarge"],
            ),
        ]
        | None
    ) = None
    network: (
        Annotated[
            str,
            reference(
                "network",
                "Network that it is in if its source is in another region; otherwise it is where "
                "its source is",
            ),
        ]
        | None
    ) = None
    tier: (
        Annotated[
            str,
            Meta(
                description="Tier of `network` whose subnets it is in; set with `network`",
                pattern=NAME_PATTERN,
            ),
        ]
        | None
    ) = None
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "A group of the replica")]],
        Meta(description="Its security groups", min_length=1, max_length=5),
    ]
    key: (
        Annotated[
            str,
            reference(
                "key",
                "Key of storage, backups and Performance Insights if its source is in another "
                "region; otherwise it has its source's key",
            ),
        ]
        | None
    ) = None
    multi_az: Annotated[
        bool, Meta(description="Keep a standby in another zone, and fail over to it")
    ] = False
    storage_maximum_gib: (
        Annotated[
            int,
            Meta(
                description="How far its storage grows by itself, GiB; defaults to its primary's",
                ge=1,
                le=RDS_GP3_GIB_RANGE[1],
            ),
        ]
        | None
    ) = None
    parameters: Annotated[
        dict[Parameter, Annotated[str, Meta(min_length=1)]],
        Meta(
            description="Parameters of the engine that differ from its primary's, values in quotes",
            examples=[{"hot_standby_feedback": "1"}],
        ),
    ] = {}
    backup_retention_days: Annotated[
        int,
        Meta(
            description="Days that automated backups are kept; 0 makes none, a replica that "
            "others follow needs 1 or more",
            ge=0,
            le=35,
        ),
    ] = 0
    backup_window_utc: BackupWindow | None = None
    maintenance_window_utc: MaintenanceWindow | None = None
    deletion_protection: Annotated[
        bool | None,
        Meta(description="Refuse to delete it; by default true if the environment is protected"),
    ] = None
    performance_insights: Annotated[
        PerformanceInsights | None,
        Meta(description="Performance Insights; defaults to its primary's"),
    ] = None
    enhanced_monitoring_interval_seconds: Annotated[
        Literal[0, 1, 5, 10, 15, 30, 60] | None,
        Meta(
            description="Seconds between measurements of the operating system; 0 makes none; "
            "defaults to its primary's"
        ),
    ] = None
    log_exports: Annotated[
        UnorderedTuple[Literal["postgresql", "upgrade", "iam-db-auth-error"]] | None,
        Meta(description="Logs that go to CloudWatch; defaults to its primary's"),
    ] = None
    log_retention_days: (
        Annotated[
            RetentionDays,
            Meta(description="Days that exported logs are kept; defaults to its primary's"),
        ]
        | None
    ) = None
    log_key: (
        Annotated[str, reference("key", "Key of the exported logs; defaults to AWS's own")] | None
    ) = None
