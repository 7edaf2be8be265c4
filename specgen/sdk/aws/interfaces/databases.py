"""What other kinds read of databases besides PostgreSQL; interfaces.py has it, too."""

from typing import Protocol

from specgen.sdk.kind import Kind


class Mysql(Protocol):
    @property
    def port(self) -> int: ...
    @property
    def backup_retention_days(self) -> int: ...


class Aurora(Protocol):
    @property
    def listening_port(self) -> int: ...
    @property
    def is_postgres(self) -> bool: ...


MYSQL: Kind[Mysql] = Kind("mysql")
AURORA: Kind[Aurora] = Kind("aurora")
