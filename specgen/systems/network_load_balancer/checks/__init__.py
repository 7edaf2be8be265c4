"""What AWS refuses in a network load balancer, and what makes one unreachable."""

from specgen.systems.network_load_balancer.checks.addresses import ADDRESSES
from specgen.systems.network_load_balancer.checks.ipv6 import IPV6
from specgen.systems.network_load_balancer.checks.listeners import LISTENERS
from specgen.systems.network_load_balancer.checks.place import PLACE
from specgen.systems.network_load_balancer.checks.targets import TARGETS
from specgen.systems.network_load_balancer.checks.tls import TLS

CHECKS = (*PLACE, *ADDRESSES, *LISTENERS, *TLS, *TARGETS, *IPV6)
