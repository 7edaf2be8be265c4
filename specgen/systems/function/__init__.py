"""Lambda functions."""

from specgen.sdk import System
from specgen.systems.function.alarms import ALARMS
from specgen.systems.function.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.function.model import Function

SYSTEM = System(
    "function",
    "Lambda function",
    Function,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="compute",
    alarms=ALARMS,
)
