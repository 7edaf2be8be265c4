"""VPCs: subnets by tier, NAT, routes, endpoints, flow logs."""

from specgen.sdk import System
from specgen.systems.network.alarms import ALARMS
from specgen.systems.network.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.network.model import Network

SYSTEM = System(
    "network",
    "VPC network",
    Network,
    CHECKS,
    project_checks=PROJECT_CHECKS,
    construct=f"{__name__}.construct",
    stack="network",
    alarms=ALARMS,
)
