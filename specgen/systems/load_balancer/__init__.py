"""Application load balancers with HTTPS and access logs."""

from collections.abc import Callable
from typing import Any

from specgen.sdk.system import System
from specgen.systems.load_balancer.alarms import ALARMS
from specgen.systems.load_balancer.checks import CHECKS
from specgen.systems.load_balancer.model import LoadBalancer


def _construct() -> Callable[..., Any]:
    from specgen.systems.load_balancer.construct import build  # noqa: PLC0415  starts Node

    return build


SYSTEM = System(
    "load_balancer",
    "Application load balancer",
    LoadBalancer,
    CHECKS,
    _construct,
    "ingress",
    alarms=ALARMS,
)
