"""The engines of RDS, and what differs between them."""

from dataclasses import dataclass

from specgen.facts import rds


@dataclass(frozen=True, slots=True)
class Connections:
    """RDS's own max_connections: memory / bytes_each, at most `most` if there is such a bound."""

    bytes_each: int
    most: int | None = None

    def of(self, memory_bytes: int) -> int:
        found = memory_bytes // self.bytes_each
        return found if self.most is None else min(found, self.most)

    @property
    def formula(self) -> str:
        most = f", at most {self.most:,}" if self.most else ""
        return f"memory / {self.bytes_each:,} bytes{most}"


@dataclass(frozen=True, slots=True)
class Engine:
    """name: as RDS calls it; offering: as reservations call it"""

    name: str
    title: str
    offering: str
    connections: Connections
    password_most: int
    cluster: bool = False

    @property
    def service(self) -> str:
        return "Aurora" if self.cluster else "RDS"

    def major(self, version: str) -> str:
        return rds.major(self.name, version)

    def family(self, version: str) -> str:
        return f"{self.name}{self.major(version)}"


_OF_POSTGRES = Connections(9_531_392, 5_000)
_OF_MYSQL = Connections(12_582_880)
"""source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html (2026-11-22)"""

POSTGRES = Engine("postgres", "PostgreSQL", "postgresql", _OF_POSTGRES, 128)
MYSQL = Engine("mysql", "MySQL", "mysql", _OF_MYSQL, 41)
MARIADB = Engine("mariadb", "MariaDB", "mariadb", _OF_MYSQL, 41)
"""password_most: CreateDBInstance in the API model of botocore 1.44.5 (2026-11-30)"""
AURORA_POSTGRES = Engine(
    "aurora-postgresql", "Aurora PostgreSQL", "aurora-postgresql", _OF_POSTGRES, 128, cluster=True
)
AURORA_MYSQL = Engine("aurora-mysql", "Aurora MySQL", "aurora-mysql", _OF_MYSQL, 41, cluster=True)
"""Aurora's own max_connections follow other formulas, which nothing here uses."""
