"""Alarms on what the other documents make."""

from specgen.sdk import System
from specgen.systems.alarms.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.alarms.model import Alarms

SYSTEM = System(
    "alarms",
    "Alarms",
    Alarms,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="observability",
)
