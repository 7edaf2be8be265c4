"""Plain settings in Parameter Store."""

from specgen.sdk import System
from specgen.systems.parameter.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.parameter.model import Parameter

SYSTEM = System(
    "parameter",
    "Parameters",
    Parameter,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="parameters",
)
