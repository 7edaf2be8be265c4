"""CloudWatch dashboards."""

from specgen.sdk import System
from specgen.systems.dashboard.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.dashboard.model import Dashboard

SYSTEM = System(
    "dashboard",
    "Dashboard",
    Dashboard,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="observability",
)
