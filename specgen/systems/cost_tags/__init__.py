"""Tags that a bill can be divided by."""

from specgen.sdk import System
from specgen.systems.cost_tags.checks import CHECKS
from specgen.systems.cost_tags.model import CostTags

SYSTEM = System(
    "cost_tags",
    "Cost allocation tags",
    CostTags,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="cost",
    free="tags of the bill",
)
