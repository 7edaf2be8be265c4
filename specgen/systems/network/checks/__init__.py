"""What AWS refuses in a network, and what makes one too small or less available than it seems."""

from specgen.systems.network.checks.blocks import BLOCKS, networks_are_disjoint
from specgen.systems.network.checks.endpoints import ENDPOINT_CHECKS
from specgen.systems.network.checks.ipv6 import IPV6
from specgen.systems.network.checks.secondary import SECONDARY
from specgen.systems.network.checks.tiers import (
    addresses_suffice,
    nat_bandwidth_is_given,
    nat_gateways_have_a_place,
    nat_gateways_match_zones,
    zones_exist,
    zones_may_be_forbidden,
)

CHECKS = (
    *BLOCKS,
    *SECONDARY,
    *IPV6,
    zones_exist,
    zones_may_be_forbidden,
    nat_gateways_match_zones,
    nat_gateways_have_a_place,
    nat_bandwidth_is_given,
    *ENDPOINT_CHECKS,
    addresses_suffice,
)


PROJECT_CHECKS = (networks_are_disjoint,)
