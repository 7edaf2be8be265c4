"""The load balancer that a name in DNS leads to, of either kind."""

from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.elb.ipv6 import DUALSTACK
from specgen.sdk.aws.interfaces import (
    LOAD_BALANCER,
    NETWORK_LOAD_BALANCER,
    LoadBalancer,
    NetworkLoadBalancer,
)

AnyBalancer = LoadBalancer | NetworkLoadBalancer
KINDS = (LOAD_BALANCER, NETWORK_LOAD_BALANCER)


def balancer_near(here: Here[Any], name: str, region: str = "") -> Here[Any] | None:
    """As Kind.find(); if both kinds have the name, the application load balancer."""
    return next((found for kind in KINDS if (found := kind.find(here, name, region))), None)


def by_ipv6(balancer: Here[AnyBalancer]) -> bool:
    """Whether it has IPv6 addresses, too."""
    return balancer.spec.ip_address_type == DUALSTACK


def balancer_at(here: Here[Any], name: str, region: str) -> Here[AnyBalancer] | None:
    """In exactly that region."""
    for kind in KINDS:
        if found := kind.at(here.project, name, here.environment, region):
            return Here(here.project, found)
    return None
