"""What other kinds read of databases besides PostgreSQL; interfaces.py has it, too."""

from typing import Protocol

from specgen.sdk.kind import Kind


class Mysql(Protocol):
    @property
    def port(self) -> int: ...
    @property
    def backup_retention_days(self) -> int: ...


MYSQL: Kind[Mysql] = Kind("mysql")
