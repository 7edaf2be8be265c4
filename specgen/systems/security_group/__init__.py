"""Security groups with separate rules."""

from specgen.sdk import System
from specgen.systems.security_group.checks import CHECKS
from specgen.systems.security_group.model import SecurityGroup

SYSTEM = System(
    "security_group",
    "Security group",
    SecurityGroup,
    CHECKS,
    construct=f"{__name__}.construct",
    free="groups and their rules",
    stack="network",
)
