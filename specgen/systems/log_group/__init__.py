"""CloudWatch log groups."""

from specgen.sdk import System
from specgen.systems.log_group.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.log_group.model import LogGroup

SYSTEM = System(
    "log_group",
    "Log group",
    LogGroup,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="compute",
)
