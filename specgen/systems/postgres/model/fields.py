"""The keys of a postgres document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import UnorderedTuple, reference, written_name
from specgen.sdk.aws.logs import RetentionDays
from specgen.sdk.aws.network.placement import Placed
from specgen.sdk.aws.rds.fields import (
    ExpectedInstance,
    ExpectedReplicas,
    PerformanceInsights,
    Storage,
)
from specgen.sdk.aws.schedule.windows import BackupWindow, MaintenanceWindow


class Fields(Placed, kw_only=True):
    engine_version: Annotated[
        str,
        Meta(
            description="PostgreSQL version, in quotes; only the major lets AWS choose the minor",
            pattern=r"^[0-9]{1,2}(\.[0-9]{1,2}(-rds\.[0-9]{8})?)?$",
            examples=['"15.17"'],
        ),
    ]
    instance_class: Annotated[
        str,
        Meta(
            description="Instance class",
            pattern=r"^db\.[a-z0-9-]+\.[a-z0-9]+$",
            examples=["db.r6g.8xlarge"],
        ),
    ]
    storage: Annotated[Storage, Meta(description="Storage, always encrypted")]
    product: Annotated[
        Literal["rds_instance", "rds_multi_az_cluster"],
        Meta(description="An instance, with a standby if multi_az is true; clusters are refused"),
    ] = "rds_instance"
    expected_instance: Annotated[
        ExpectedInstance | None,
        Meta(description="What the class is expected to have; checked, not set"),
    ] = None
    key: (
        Annotated[
            str,
            reference(
                "key", "Key of storage, backups and Performance Insights; defaults to AWS's own"
            ),
        ]
        | None
    ) = None
    multi_az: Annotated[
        bool, Meta(description="Keep a standby in another zone, and fail over to it")
    ] = True
    database_name: (
        Annotated[
            str,
            Meta(
                description="Database to create in addition to `postgres`",
            ),
            written_name("^[A-Za-z][A-Za-z0-9_]{0,62}$"),
        ]
        | None
    ) = None
    port: Annotated[int, Meta(description="Port it listens on", ge=1150, le=65535)] = 5432
    username: Annotated[
        str, Meta(description="Master user"), written_name("^[A-Za-z][A-Za-z0-9_]{0,62}$")
    ] = "postgres"
    master_password: Annotated[
        Literal["rds_managed", "secret"],
        Meta(
            description="RDS creates and rotates the password, or you pass the value of "
            "`master_secret` when the instance is created"
        ),
    ] = "rds_managed"  # noqa: S105  the way, not the password
    master_secret: (
        Annotated[
            str,
            reference(
                "secret", "Secret that holds the master password, with master_password: secret"
            ),
        ]
        | None
    ) = None
    iam_authentication: Annotated[
        bool,
        Meta(
            description="Let IAM roles log in with short-lived tokens, if a database user has "
            "the role rds_iam"
        ),
    ] = True
    require_tls: Annotated[bool, Meta(description="Refuse connections without TLS")] = True
    certificate_authority: Annotated[
        Literal["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"],
        Meta(description="Authority that issues the server's certificate"),
    ] = "rds-ca-rsa2048-g1"
    parameters: Annotated[
        dict[
            Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")],
            Annotated[str, Meta(min_length=1)],
        ],
        Meta(
            description="Parameters of the engine, values in quotes",
            examples=[{"max_connections": "5000"}],
        ),
    ] = {}
    backup_retention_days: Annotated[
        int, Meta(description="Days that automated backups are kept; 0 makes none", ge=0)
    ] = 7
    backup_window_utc: BackupWindow | None = None
    maintenance_window_utc: MaintenanceWindow | None = None
    expected_replicas: Annotated[
        ExpectedReplicas | None,
        Meta(
            description="Replicas that `postgres_replica` documents are expected to create; "
            "checked, not set"
        ),
    ] = None
    deletion_protection: Annotated[
        bool | None,
        Meta(description="Refuse to delete it; by default true if the environment is protected"),
    ] = None
    final_snapshot: Annotated[
        bool, Meta(description="Make a snapshot before deletion, called <identifier>-final")
    ] = True
    auto_minor_version_upgrade: Annotated[
        bool, Meta(description="Let AWS upgrade the minor version in the maintenance window")
    ] = False
    allow_major_version_upgrade: Annotated[
        bool, Meta(description="Allow `engine_version` to change to another major")
    ] = False
    performance_insights: Annotated[
        PerformanceInsights, Meta(description="Performance Insights")
    ] = PerformanceInsights()
    enhanced_monitoring_interval_seconds: Annotated[
        Literal[0, 1, 5, 10, 15, 30, 60],
        Meta(description="Seconds between measurements of the operating system; 0 makes none"),
    ] = 60
    log_exports: Annotated[
        UnorderedTuple[Literal["postgresql", "upgrade", "iam-db-auth-error"]],
        Meta(description="Logs that go to CloudWatch"),
    ] = ("postgresql", "upgrade")
    log_retention_days: RetentionDays = 90
    log_key: (
        Annotated[str, reference("key", "Key of the exported logs; defaults to AWS's own")] | None
    ) = None
