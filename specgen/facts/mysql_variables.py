"""Variables of MySQL and MariaDB, as servers describe them themselves."""

from functools import cache
from typing import Literal

import msgspec

from specgen.facts import store


class Variable(msgspec.Struct, frozen=True):
    """least, most: None if a number has no bound that anybody meets; values: of enum and set"""

    type: Literal["bool", "integer", "real", "enum", "set", "text"]
    least: float | None = None
    most: float | None = None
    values: tuple[str, ...] = ()


class _Stored(msgspec.Struct, frozen=True):
    """Names by type; a number's with its bounds"""

    bool: tuple[str, ...]
    text: tuple[str, ...]
    enum: dict[str, tuple[str, ...]]
    set: dict[str, tuple[str, ...]]
    integer: dict[str, tuple[float | None, float | None]]
    real: dict[str, tuple[float | None, float | None]]
    versions: tuple[str, ...]


@cache
def known(engine: str) -> dict[str, Variable]:
    """By name; engine: mysql or mariadb. Other versions have a few more and lack some."""
    stored = store.facts(f"{engine}_variables", _Stored)
    found = dict.fromkeys(stored.bool, Variable("bool")) | dict.fromkeys(
        stored.text, Variable("text")
    )
    found |= {name: Variable("enum", values=words) for name, words in stored.enum.items()}
    found |= {name: Variable("set", values=words) for name, words in stored.set.items()}
    found |= {name: Variable("integer", *ends) for name, ends in stored.integer.items()}
    found |= {name: Variable("real", *ends) for name, ends in stored.real.items()}
    return found | _OTHERWISE[engine]


@cache
def names(engine: str) -> frozenset[str]:
    return frozenset(known(engine)) | _OF_PLUGINS[engine] | _NO_OPTIONS


_AUDIT = ("events", "excl_users", "incl_users", "logging", "query_log_limit")
_SEMI_SYNC = ("enabled", "timeout", "trace_level", "wait_for_replica_count", "wait_no_replica")
_VALIDATED = (
    *("check_user_name", "dictionary_file", "length", "mixed_case_count", "number_count"),
    *("policy", "special_char_count"),
)
_OTHERWISE = {
    "mysql": {"enforce_gtid_consistency": Variable("enum", values=("OFF", "ON", "WARN"))},
    "mariadb": {},
}
"""What a server's help does not tell. source: https://dev.mysql.com/doc/refman/8.4/en/
replication-options-gtids.html (2026-11-30)
"""
_NO_OPTIONS = frozenset(
    (
        *("character_set_client", "character_set_connection", "character_set_database"),
        *("character_set_results", "collation_connection", "core_file", "foreign_key_checks"),
        *("binlog_do_db", "binlog_ignore_db", "replicate_do_db", "replicate_do_table"),
        *("replicate_ignore_db", "replicate_ignore_table", "replicate_wild_do_table"),
        *("replicate_wild_ignore_table", "sql_auto_is_null", "sql_safe_updates"),
        *("sql_select_limit", "time_zone", "tx_isolation", "unique_checks"),
    )
)
"""Parameters of RDS that are no variables of the table at the end of a server's help.

source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/
AuroraMySQL.Reference.ParameterGroups.html (2026-11-30)
"""
_OF_PLUGINS = {
    "mysql": frozenset(
        (
            *(f"server_audit_{name}" for name in _AUDIT),
            *(f"rpl_semi_sync_{of}_{name}" for of in ("source", "master") for name in _SEMI_SYNC),
            *(f"rpl_semi_sync_{of}_enabled" for of in ("replica", "slave")),
            *(f"rpl_semi_sync_{of}_wait_point" for of in ("source", "master")),
            *(f"validate_password{mark}{name}" for mark in "._" for name in _VALIDATED),
        )
    ),
    "mariadb": frozenset(f"server_audit_{name}" for name in _AUDIT),
}
"""Of plugins that RDS loads, and a server from its package does not.

source: https://dev.mysql.com/doc/refman/8.4/en/replication-semisync.html and
validate-password-options-variables.html there; https://docs.aws.amazon.com/AmazonRDS/latest/
AuroraUserGuide/AuroraMySQL.Auditing.html (2026-11-30)
"""
