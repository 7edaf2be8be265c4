"""Arguments of every RDS instance: its volume, its backups, its protection."""

from typing import Any, Protocol

from specgen.sdk.aws.rds.fields import Storage
from specgen.sdk.construct.scope import Scope


class HasBackups(Protocol):
    @property
    def backup_retention_days(self) -> int: ...
    @property
    def backup_window_utc(self) -> str | None: ...
    @property
    def maintenance_window_utc(self) -> str | None: ...
    @property
    def deletion_protection(self) -> bool | None: ...


def volume(storage: Storage) -> dict[str, Any]:
    """Without the initial size, which a replica takes from its source."""
    return {
        "storage_type": storage.type,
        "max_allocated_storage": storage.maximum_gib,
        "iops": storage.iops,
        "storage_throughput": storage.throughput_mibps,
    }


def keeping(scope: Scope, spec: HasBackups) -> dict[str, Any]:
    protect = spec.deletion_protection
    return {
        "backup_retention_period": spec.backup_retention_days,
        "backup_window": spec.backup_window_utc,
        "maintenance_window": spec.maintenance_window_utc,
        "copy_tags_to_snapshot": True,
        "delete_automated_backups": not scope.protected,
        "deletion_protection": scope.protected if protect is None else protect,
    }
