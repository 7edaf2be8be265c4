"""CloudFront distributions."""

from specgen.sdk import System
from specgen.systems.cdn.alarms import ALARMS
from specgen.systems.cdn.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.cdn.model import Cdn

SYSTEM = System(
    "cdn",
    "CloudFront distribution",
    Cdn,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="edge",
    alarms=ALARMS,
)
