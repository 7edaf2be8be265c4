"""MySQL and MariaDB on RDS: reserved names, parameters that are gone, ends of support."""

from datetime import date

_RESERVED = """
accessible add all alter analyze and as asc asensitive before between bigint binary blob both by
call cascade case change char character check collate column condition constraint continue convert
create cross cube cume_dist current_date current_time current_timestamp current_user cursor
database databases day_hour day_microsecond day_minute day_second dec decimal declare default
delayed delete dense_rank desc describe deterministic distinct distinctrow div double drop dual
each else elseif empty enclosed escaped except exists exit explain false fetch first_value float
float4 float8 for force foreign from fulltext function generated get grant group grouping groups
having high_priority hour_microsecond hour_minute hour_second if ignore in index infile inner inout
insensitive insert int int1 int2 int3 int4 int8 integer intersect interval into io_after_gtids
io_before_gtids is iterate join json_table key keys kill lag last_value lateral lead leading leave
left like limit linear lines load localtime localtimestamp lock long longblob longtext loop
low_priority manual master_bind master_ssl_verify_server_cert match maxvalue mediumblob mediumint
mediumtext middleint minute_microsecond minute_second mod modifies natural not no_write_to_binlog
nth_value ntile null numeric of on optimize optimizer_costs option optionally or order out outer
outfile over parallel partition percent_rank precision primary procedure purge qualify range rank
read reads read_write real recursive references regexp release rename repeat replace require
resignal restrict return revoke right rlike row row_number rows schema schemas second_microsecond
select sensitive separator set show signal smallint spatial specific sql sqlexception sqlstate
sqlwarning sql_big_result sql_calc_found_rows sql_small_result ssl starting stored straight_join
system table tablesample terminated then tinyblob tinyint tinytext to trailing trigger true undo
union unique unlock unsigned update usage use using utc_date utc_time utc_timestamp values
varbinary varchar varcharacter varying virtual when where while window with write xor year_month
zerofill
"""
RESERVED = frozenset(_RESERVED.split())
"""source: https://dev.mysql.com/doc/refman/8.4/en/keywords.html (2026-11-30). RDS refuses "a word
reserved by the database engine" as a name:
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
"""
SCHEMAS = frozenset({"information_schema", "innodb", "mysql", "performance_schema", "sys", "tmp"})
"""Databases of the engine and of RDS. That RDS refuses innodb and tmp is reported by users only
(2026-11-30, not verified by us).
"""
USERS = frozenset({"mysql", "rdsadmin", "rdsrepladmin", "rdstopmgr", "root"})
"""Users of the engine and of RDS (2026-11-30; that RDS refuses each of them is not verified)."""

REMOVED: dict[tuple[int, int], dict[str, str]] = {
    (8, 0): {
        **dict.fromkeys(
            ("innodb_file_format", "innodb_file_format_max", "innodb_large_prefix"), ""
        ),
        **dict.fromkeys(
            ("innodb_locks_unsafe_for_binlog", "innodb_support_xa", "max_tmp_tables"), ""
        ),
        **dict.fromkeys(("log_builtin_as_identified_by_password", "multi_range_count"), ""),
        **dict.fromkeys(("old_passwords", "query_cache_limit", "query_cache_min_res_unit"), ""),
        **dict.fromkeys(
            ("query_cache_size", "query_cache_type", "query_cache_wlock_invalidate"), ""
        ),
        **dict.fromkeys(("secure_auth", "show_compatibility_56", "sync_frm"), ""),
        "log_warnings": "log_error_verbosity",
        "tx_isolation": "transaction_isolation",
        "tx_read_only": "transaction_read_only",
    },
    (8, 4): {
        **dict.fromkeys(("avoid_temporal_upgrade", "log_bin_use_v1_row_events", "new", "old"), ""),
        **dict.fromkeys(("binlog_transaction_dependency_tracking", "show_old_temporals"), ""),
        **dict.fromkeys(("master_info_repository", "relay_log_info_repository"), ""),
        **dict.fromkeys(("slave_rows_search_algorithms", "transaction_write_set_extraction"), ""),
        "default_authentication_plugin": "authentication_policy",
        "expire_logs_days": "binlog_expire_logs_seconds",
    },
}
"""Major version of MySQL that removed parameters -> each with what replaces it.

source: https://dev.mysql.com/doc/refman/8.0/en/added-deprecated-removed.html and
https://dev.mysql.com/doc/refman/8.4/en/added-deprecated-removed.html (2026-11-30)
"""

SUPPORT_ENDED = {
    ("mysql", "5.7"): date(2024, 2, 29),
    ("mysql", "8.0"): date(2026, 7, 31),
    ("mariadb", "10.6"): date(2026, 8, 31),
}
"""Last day of RDS's standard support.

source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html and
https://endoflife.date/api/v1/products/amazon-rds-mariadb (2026-11-30); of 8.0 also
https://github.com/buttonmen-dev/buttonmen/issues/3098
"""


def removed(version: tuple[int, ...]) -> dict[str, str]:
    """Parameters that a version of MySQL no longer has, each with what replaces it, or nothing."""
    found: dict[str, str] = {}
    for since, names in REMOVED.items():
        if version[:2] >= since:
            found |= names
    return found


def is_database(name: str) -> bool:
    return name.lower() not in RESERVED | SCHEMAS


def is_user(name: str) -> bool:
    return name.lower() not in RESERVED | USERS
