"""Trails of CloudTrail, with the bucket that keeps them."""

from specgen.sdk import System
from specgen.systems.trail.alarms import ALARMS
from specgen.systems.trail.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.trail.model import Trail

SYSTEM = System(
    "trail",
    "Trail of CloudTrail",
    Trail,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="audit",
    alarms=ALARMS,
)
