"""Raw resources: the escape hatch."""

from specgen.sdk import System
from specgen.systems.raw.checks import CHECKS, LATE, PROJECT_CHECKS
from specgen.systems.raw.model import Raw

SYSTEM = System(
    "raw",
    "Raw Terraform resources",
    Raw,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    late_checks=LATE,
    construct=f"{__name__}.construct",
)
