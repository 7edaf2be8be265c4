"""Connection poolers: PgBouncer as an ECS service, between applications and a database."""

from specgen.sdk import System
from specgen.systems.pooler.alarms import ALARMS
from specgen.systems.pooler.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.pooler.model import Pooler

SYSTEM = System(
    "pooler",
    "Connection pooler",
    Pooler,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="compute",
    alarms=ALARMS,
)
