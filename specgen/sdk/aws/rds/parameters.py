"""Parameters of the engine: those that every document gets, and when a change takes effect."""

from collections.abc import Mapping

FORCE_TLS = "rds.force_ssl"

STATIC = frozenset(
    """
    archive_mode autovacuum_freeze_max_age autovacuum_max_workers
    autovacuum_multixact_freeze_max_age autovacuum_worker_slots bonjour bonjour_name cluster_name
    commit_timestamp_buffers data_sync_retry debug_io_direct dynamic_shared_memory_type
    event_source external_pid_file hot_standby huge_page_size huge_pages ignore_invalid_pages
    io_max_combine_limit io_max_concurrency io_method jit_provider listen_addresses
    logging_collector max_active_replication_origins max_connections max_files_per_process
    max_locks_per_transaction max_logical_replication_workers max_notify_queue_pages
    max_pred_locks_per_transaction max_prepared_transactions max_replication_slots
    max_wal_senders max_worker_processes min_dynamic_shared_memory multixact_member_buffers
    multixact_offset_buffers notify_buffers old_snapshot_threshold port reserved_connections
    serializable_buffers shared_buffers shared_memory_type shared_preload_libraries
    subtransaction_buffers superuser_reserved_connections track_activity_query_size
    track_commit_timestamp transaction_buffers unix_socket_directories unix_socket_group
    unix_socket_permissions wal_buffers wal_decode_buffer_size wal_level wal_log_hints
    """.split()  # noqa: SIM905  one name a line is no easier to read
)
"""Parameters that the server reads only at its start (context `postmaster`), PostgreSQL 13 to 18.

source: https://www.postgresql.org/docs/current/runtime-config.html (2026-11-22)
"""


def values_of(parameters: Mapping[str, str], *, require_tls: bool) -> dict[str, str]:
    return {FORCE_TLS: "1" if require_tls else "0", **parameters}


def apply_method(name: str) -> str:
    """RDS refuses `immediate` for static parameters. Which parameters of `rds.` and of extensions
    are static is not published, so all of them get `pending-reboot`.

    source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Parameter.html
    """
    return "pending-reboot" if "." in name or name in STATIC else "immediate"
