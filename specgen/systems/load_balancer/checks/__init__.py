"""What AWS refuses in a load balancer, and what makes one unreachable or weaker than it seems."""

from specgen.systems.load_balancer.checks.certificates import CERTIFICATES
from specgen.systems.load_balancer.checks.ipv6 import IPV6
from specgen.systems.load_balancer.checks.listeners import (
    acl_is_regional,
    cdn_is_not_bypassed,
    checkers_reach_it,
    clients_are_admitted,
    groups_are_near,
    has_its_zones,
    internet_reaches_it,
    log_bucket_has_no_key,
    spans_two_zones,
    subnets_are_large,
    targets_are_reached,
    targets_have_room,
    tier_exists,
)
from specgen.systems.load_balancer.checks.patches import PATCH_CHECKS
from specgen.systems.load_balancer.checks.tls import TLS_CHECKS

CHECKS = (
    tier_exists,
    groups_are_near,
    subnets_are_large,
    internet_reaches_it,
    spans_two_zones,
    has_its_zones,
    *TLS_CHECKS,
    checkers_reach_it,
    cdn_is_not_bypassed,
    acl_is_regional,
    log_bucket_has_no_key,
    clients_are_admitted,
    targets_are_reached,
    targets_have_room,
    *PATCH_CHECKS,
    *IPV6,
    *CERTIFICATES,
)
