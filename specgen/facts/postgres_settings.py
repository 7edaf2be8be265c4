"""Settings of PostgreSQL, as servers describe them themselves."""

from functools import cache
from typing import Literal

import msgspec

from specgen.facts import store


class Setting(msgspec.Struct, frozen=True):
    """unit: of its number, empty if it is none; least, most: None if it is no number"""

    type: Literal["bool", "integer", "real", "enum", "string"]
    unit: str = ""
    least: float | None = None
    most: float | None = None
    values: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True):
    """versions: of the servers; those of other versions have a few more and lack some"""

    settings: dict[str, Setting]
    versions: tuple[str, ...]


@cache
def known() -> Settings:
    return store.facts("postgres_settings", Settings)


OF_RDS = dict.fromkeys(("rds.force_ssl", "rds.logical_replication"), Setting("bool"))
"""source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/
Appendix.PostgreSQL.CommonDBATasks.Parameters.html (2026-11-30)
"""

IN_OCTAL = ("log_file_mode", "unix_socket_permissions")

SINCE_18 = frozenset(
    (
        *("autovacuum_vacuum_max_threshold", "autovacuum_worker_slots", "extension_control_path"),
        *("enable_distinct_reordering", "enable_self_join_elimination", "file_copy_method"),
        *("idle_replication_slot_timeout", "io_max_combine_limit", "io_max_concurrency"),
        *("io_method", "io_workers", "log_lock_failures", "max_active_replication_origins"),
        *("md5_password_warnings", "oauth_validator_libraries", "ssl_groups"),
        *("ssl_tls13_ciphers", "track_cost_delay_timing", "vacuum_truncate"),
        "vacuum_max_eager_freeze_failure_rate",
    )
)
"""source: https://www.postgresql.org/docs/18/release-18.html (2026-11-30)"""

OTHER_SINCE_18 = frozenset(("io_combine_limit", "log_connections"))
"""The first is up to 128, the other takes the parts of a connection that are logged.

source: https://www.postgresql.org/docs/18/runtime-config-logging.html (2026-11-30)
"""
