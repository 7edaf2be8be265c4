"""ECS services: tasks, what they may do, how they are reached, and how they scale."""

from specgen.sdk import System
from specgen.systems.service.alarms import ALARMS
from specgen.systems.service.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.service.model import Service

SYSTEM = System(
    "service",
    "ECS service",
    Service,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="compute",
    alarms=ALARMS,
)
