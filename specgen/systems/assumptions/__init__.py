"""Assumptions: how much is used of what AWS bills by use; `specgen cost` counts with them."""

from specgen.sdk import System
from specgen.systems.assumptions.checks import PROJECT_CHECKS
from specgen.systems.assumptions.model import Assumptions

SYSTEM = System("assumptions", "Assumptions", Assumptions, project_checks=PROJECT_CHECKS)
