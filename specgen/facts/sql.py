"""Words that RDS takes for no name in PostgreSQL."""

_RESERVED = """
all analyse analyze and any array as asc asymmetric authorization binary both case cast check
collate collation column concurrently constraint create cross current_catalog current_date
current_role current_schema current_time current_timestamp current_user default deferrable desc
distinct do else end except false fetch for foreign freeze from full grant group having ilike in
initially inner intersect into is isnull join lateral leading left like limit localtime
localtimestamp natural not notnull null offset on only or order outer overlaps placing primary
references returning right select session_user similar some symmetric system_user table
tablesample then to trailing true union unique user using variadic verbose when where window with
"""
RESERVED = frozenset(_RESERVED.split())
"""Words that PostgreSQL 16 reserves, as pg_get_keywords() lists them.

source: https://www.postgresql.org/docs/16/sql-keywords-appendix.html (2026-11-29); RDS refuses "a
word reserved by the database engine":
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
"""
REFUSED_DATABASES = frozenset({"admin", "catalog", "db", "dispatch", "flag", "identity"})
"""Further names of databases that users report as refused with "It is a reserved word for this
engine". RDS publishes no list, so there may be more (2026-11-29, not verified by us).
"""
REFUSED_USERS = frozenset({"admin", "rdsadmin"})


def is_database(name: str) -> bool:
    return name.lower() not in RESERVED | REFUSED_DATABASES


def is_user(name: str) -> bool:
    lower = name.lower()
    return lower not in RESERVED | REFUSED_USERS and not lower.startswith("pg_")
