"""RDS PostgreSQL primaries."""

from specgen.sdk import System
from specgen.systems.postgres.alarms import ALARMS
from specgen.systems.postgres.checks import CHECKS
from specgen.systems.postgres.model import Postgres

SYSTEM = System(
    "postgres",
    "PostgreSQL database",
    Postgres,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="data",
    alarms=ALARMS,
)
