"""Health checks of Route 53."""

from specgen.sdk import System
from specgen.systems.health_check.alarms import ALARMS
from specgen.systems.health_check.checks import CHECKS
from specgen.systems.health_check.model import HealthCheck

SYSTEM = System(
    "health_check",
    "Health check",
    HealthCheck,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="ingress",
    alarms=ALARMS,
)
