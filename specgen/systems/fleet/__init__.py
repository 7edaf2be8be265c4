"""Spot instances that people start for some hours."""

from specgen.sdk import System
from specgen.systems.fleet.checks import CHECKS
from specgen.systems.fleet.model import Fleet

SYSTEM = System(
    "fleet",
    "Fleet of Spot instances",
    Fleet,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="batch-spot",
)
