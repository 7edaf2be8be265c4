"""The load balancers that a health check asks."""

from collections.abc import Iterator

from specgen.sdk import Here
from specgen.sdk.aws.interfaces import LOAD_BALANCER, LoadBalancer
from specgen.sdk.aws.named_balancers import balancers_of
from specgen.systems.health_check.model import HealthCheck


def balancers(spec: HealthCheck, here: Here) -> Iterator[Here[LoadBalancer]]:
    """Its own, or those behind a global name."""
    if spec.load_balancer:
        found = LOAD_BALANCER.find(here, spec.load_balancer)
        yield from [found] if found else []
    elif spec.fqdn and not spec.address:
        yield from balancers_of(here.project, spec.fqdn.lower())


def key_of(spec: HealthCheck) -> str:
    """That says whom it asks."""
    return "load_balancer" if spec.load_balancer else "fqdn"
