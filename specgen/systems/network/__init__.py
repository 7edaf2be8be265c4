"""VPCs: subnets by tier, NAT, routes, endpoints, flow logs."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.network.alarms import ALARMS
from specgen.systems.network.checks import CHECKS, PROJECT_CHECKS
from specgen.systems.network.model import Network


def _construct() -> Callable[..., Any]:
    from specgen.systems.network.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "network",
    "VPC network",
    Network,
    CHECKS,
    _construct,
    "network",
    project_checks=PROJECT_CHECKS,
    alarms=ALARMS,
)
