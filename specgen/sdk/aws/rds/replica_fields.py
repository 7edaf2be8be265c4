"""The keys that replicas of all engines have."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import NAME_PATTERN, Unordered, reference
from specgen.facts.quotas import RDS_GP3_GIB_RANGE
from specgen.sdk.aws.logs import RetentionDays
from specgen.sdk.aws.rds.fields import PerformanceInsights
from specgen.sdk.aws.schedule.windows import BackupWindow, MaintenanceWindow
from specgen.sdk.model import Model


class ReplicaFields(Model, kw_only=True):
    """Keys without a description have another form in each kind, which describes them.

    They are here so that they keep their places among the others.
    """

    source: str | None = None
    source_replica: str | None = None
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
    parameters: dict[str, str] = {}
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
    log_exports: tuple[str, ...] | None = None
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
