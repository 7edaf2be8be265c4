"""Read replicas of PostgreSQL databases."""

from specgen.sdk import System
from specgen.systems.postgres_replica.alarms import ALARMS
from specgen.systems.postgres_replica.checks import CHECKS
from specgen.systems.postgres_replica.model import PostgresReplica

SYSTEM = System(
    "postgres_replica",
    "PostgreSQL read replica",
    PostgresReplica,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="data",
    alarms=ALARMS,
)
