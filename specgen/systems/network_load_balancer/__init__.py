"""Network load balancers: TCP, UDP and TLS at the transport layer, for services."""

from specgen.sdk import System
from specgen.systems.network_load_balancer.alarms import ALARMS
from specgen.systems.network_load_balancer.checks import CHECKS
from specgen.systems.network_load_balancer.model import NetworkLoadBalancer

SYSTEM = System(
    "network_load_balancer",
    "Network load balancer",
    NetworkLoadBalancer,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="ingress",
    alarms=ALARMS,
)
