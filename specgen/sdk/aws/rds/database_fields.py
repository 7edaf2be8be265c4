"""The keys that databases of all engines have, instances and clusters."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import reference
from specgen.sdk.aws.logs import RetentionDays
from specgen.sdk.aws.network.placement import Placed
from specgen.sdk.aws.rds.fields import PerformanceInsights
from specgen.sdk.aws.schedule.windows import BackupWindow, MaintenanceWindow

DatabasePort = Annotated[int, Meta(description="Port it listens on", ge=1150, le=65535)]


class DatabaseFields(Placed, kw_only=True):
    key: (
        Annotated[
            str,
            reference(
                "key", "Key of storage, backups and Performance Insights; defaults to AWS's own"
            ),
        ]
        | None
    ) = None
    iam_authentication: Annotated[
        bool, Meta(description="Let IAM roles log in with short-lived tokens")
    ] = False
    require_tls: Annotated[bool, Meta(description="Refuse connections without TLS")] = True
    certificate_authority: Annotated[
        Literal["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"],
        Meta(description="Authority that issues the server's certificate"),
    ] = "rds-ca-rsa2048-g1"
    backup_window_utc: BackupWindow | None = None
    maintenance_window_utc: MaintenanceWindow | None = None
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
    log_retention_days: RetentionDays = 90
    log_key: (
        Annotated[str, reference("key", "Key of the exported logs; defaults to AWS's own")] | None
    ) = None
