"""Every line of the bill, in a bucket."""

from specgen.sdk import System
from specgen.systems.cost_export.checks import CHECKS
from specgen.systems.cost_export.model import CostExport

SYSTEM = System(
    "cost_export",
    "Export of the bill",
    CostExport,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="cost",
)
