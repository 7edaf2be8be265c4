"""What an account may spend, and who hears of it."""

from specgen.sdk import System
from specgen.systems.budget.checks import CHECKS
from specgen.systems.budget.model import Budget

SYSTEM = System(
    "budget",
    "Budget",
    Budget,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="cost",
    free="budgets, as long as they start no action",
)
