"""Parameters of MySQL and MariaDB: those that every document gets, and when changes take effect."""

from collections.abc import Collection, Mapping

REQUIRE_TLS = "require_secure_transport"
LOGS = {"general": "general_log", "slowquery": "slow_query_log"}
"""Exported log -> the parameter that turns it on.

source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/
USER_LogAccess.MySQLDB.PublishtoCloudWatchLogs.html (2026-11-30)
"""
OUTPUT, FILE = "log_output", "FILE"
ON, OFF = ("1", "on"), ("0", "off")

DYNAMIC = frozenset(
    """
    autocommit binlog_cache_size binlog_row_image character_set_client character_set_connection
    character_set_database character_set_filesystem character_set_results character_set_server
    collation_connection collation_server connect_timeout default_storage_engine
    div_precision_increment
    event_scheduler general_log group_concat_max_len init_connect innodb_adaptive_hash_index
    innodb_buffer_pool_size innodb_flush_log_at_trx_commit innodb_io_capacity innodb_io_capacity_max
    innodb_lock_wait_timeout innodb_max_dirty_pages_pct innodb_print_all_deadlocks
    innodb_stats_persistent interactive_timeout join_buffer_size local_infile lock_wait_timeout
    log_bin_trust_function_creators log_output log_queries_not_using_indexes long_query_time
    max_allowed_packet max_connect_errors max_connections max_execution_time max_heap_table_size
    max_prepared_stmt_count max_user_connections net_read_timeout net_retry_count net_write_timeout
    optimizer_switch read_buffer_size read_only read_rnd_buffer_size
    replicate-do-db replicate-do-table replicate-ignore-db replicate-ignore-table
    replicate-wild-do-table replicate-wild-ignore-table require_secure_transport slow_query_log
    sort_buffer_size sql_mode sync_binlog table_definition_cache table_open_cache thread_cache_size
    time_zone tmp_table_size transaction_isolation tx_isolation wait_timeout
    """.split()  # noqa: SIM905  one name a line is no easier to read
)
"""Parameters that the engine takes while it runs.

source: https://dev.mysql.com/doc/refman/8.4/en/dynamic-system-variables.html (2026-11-30); that RDS
changes the filters of MySQL at once:
https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_MySQL.Replication.ReadReplicas.html
"""


def is_on(value: str) -> bool:
    return value.lower() in ON


def is_off(value: str) -> bool:
    return value.lower() in OFF


def values_of(
    parameters: Mapping[str, str], log_exports: Collection[str], *, require_tls: bool
) -> dict[str, str]:
    found = {REQUIRE_TLS: "1" if require_tls else "0"}
    found |= {parameter: "1" for log, parameter in LOGS.items() if log in log_exports}
    if LOGS.keys() & set(log_exports):
        found[OUTPUT] = FILE
    return {**found, **parameters}


def apply_method(name: str) -> str:
    """RDS refuses `immediate` for static parameters, and names none of them; the rest gets
    `pending-reboot`, which is never refused.

    source: https://github.com/hashicorp/terraform-provider-aws/issues/216 (2026-11-30)
    """
    return "immediate" if name in DYNAMIC else "pending-reboot"
