"""Names in public DNS that lead to load balancers, in one region or in several."""

from specgen.sdk import System
from specgen.systems.global_name.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.global_name.model import GlobalName

SYSTEM = System(
    "global_name",
    "Global name",
    GlobalName,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    free="records, and queries that lead to load balancers",
    stack="edge",
)
