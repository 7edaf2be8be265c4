"""Costs that rise without a reason, found by AWS."""

from specgen.sdk import System
from specgen.systems.cost_anomaly.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.cost_anomaly.model import CostAnomaly

SYSTEM = System(
    "cost_anomaly",
    "Cost anomaly monitor",
    CostAnomaly,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="cost",
    free="monitors of the bill",
)
