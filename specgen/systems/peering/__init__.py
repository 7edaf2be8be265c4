"""VPC peering between the regions of an environment."""

from specgen.sdk import System
from specgen.systems.peering.checks import CHECKS
from specgen.systems.peering.model import Peering

SYSTEM = System(
    "peering",
    "VPC peering",
    Peering,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="network-mesh",
)
