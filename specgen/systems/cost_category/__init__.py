"""A bill divided by the values of a tag."""

from specgen.sdk import System
from specgen.systems.cost_category.checks import CHECKS
from specgen.systems.cost_category.model import CostCategory

SYSTEM = System(
    "cost_category",
    "Cost category",
    CostCategory,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="cost",
    free="rules that divide the bill",
)
