"""Private zones of Route 53."""

from specgen.sdk import System
from specgen.systems.private_zone.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.private_zone.model import PrivateZone

SYSTEM = System(
    "private_zone",
    "Private DNS zone",
    PrivateZone,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="dns",
)
