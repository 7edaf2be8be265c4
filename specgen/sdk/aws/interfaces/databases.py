"""What other kinds read of databases besides PostgreSQL; interfaces.py has it, too."""

from typing import Any, Protocol

from specgen.project.here import Here
from specgen.sdk.kind import Kind


class Mysql(Protocol):
    @property
    def port(self) -> int: ...
    @property
    def backup_retention_days(self) -> int: ...


class MysqlReplica(Protocol):
    @property
    def source(self) -> str | None: ...
    @property
    def source_replica(self) -> str | None: ...
    @property
    def network(self) -> str | None: ...


class Aurora(Protocol):
    @property
    def listening_port(self) -> int: ...
    @property
    def is_postgres(self) -> bool: ...


class BackedUp(Protocol):
    """Windows, backups and key of a database of any kind."""

    @property
    def key(self) -> str | None: ...
    @property
    def backup_retention_days(self) -> int: ...
    @property
    def backup_window_utc(self) -> str | None: ...
    @property
    def maintenance_window_utc(self) -> str | None: ...


DATABASES = ("postgres", "mysql", "aurora")
"""Kinds of documents that are databases of RDS, and that others name in one key."""
INSTANCES = ("postgres", "mysql")


def database_of(
    here: Here[Any], name: str, kinds: tuple[str, ...] = DATABASES
) -> Here[BackedUp] | None:
    found = (here.find(kind, name) for kind in kinds)
    return next((database for database in found if database is not None), None)


MYSQL: Kind[Mysql] = Kind("mysql")
MYSQL_REPLICA: Kind[MysqlReplica] = Kind("mysql_replica")
AURORA: Kind[Aurora] = Kind("aurora")
