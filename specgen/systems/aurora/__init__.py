"""Aurora clusters: PostgreSQL and MySQL."""

from specgen.sdk import System
from specgen.systems.aurora.alarms import ALARMS
from specgen.systems.aurora.checks import CHECKS
from specgen.systems.aurora.model import Aurora

SYSTEM = System(
    "aurora",
    "Aurora cluster",
    Aurora,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="data",
    alarms=ALARMS,
)
