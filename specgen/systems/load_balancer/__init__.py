"""Application load balancers with HTTPS and access logs."""

from specgen.sdk import System
from specgen.systems.load_balancer.alarms import ALARMS
from specgen.systems.load_balancer.checks import CHECKS
from specgen.systems.load_balancer.model import LoadBalancer

SYSTEM = System(
    "load_balancer",
    "Application load balancer",
    LoadBalancer,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="ingress",
    alarms=ALARMS,
)
