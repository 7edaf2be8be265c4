"""Public zones of Route 53."""

from specgen.sdk import System
from specgen.systems.public_zone.alarms import ALARMS
from specgen.systems.public_zone.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.public_zone.model import PublicZone

SYSTEM = System(
    "public_zone",
    "Public DNS zone",
    PublicZone,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="dns",
    alarms=ALARMS,
)
