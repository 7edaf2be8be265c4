"""Prices: what AWS bills for a unit; `specgen cost` multiplies quantities by them."""

from specgen.sdk import System
from specgen.systems.prices.checks import PROJECT_CHECKS
from specgen.systems.prices.model import Prices

SYSTEM = System("prices", "Prices", Prices, project_checks=PROJECT_CHECKS)
