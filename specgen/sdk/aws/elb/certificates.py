"""The certificates of a load balancer's listener, for those whose clients see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from specgen.project.here import Here
from specgen.sdk.aws.interfaces import CERTIFICATE, LoadBalancer, NetworkLoadBalancer


@dataclass(frozen=True, slots=True)
class Certified:
    """name: of the first certificate's document; domains: of all of them"""

    name: str
    domains: Sequence[str]


def certified(balancer: Here[LoadBalancer | NetworkLoadBalancer]) -> Certified | None:
    """None if it has no certificate, or if one of them has no document.

    A listener with several picks the one that fits the name that a client asks for.
    source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
    (2026-11-30)
    """
    names = balancer.spec.certificate_names
    found = [CERTIFICATE.find(balancer, name) for name in names]
    known = [one for one in found if one is not None]
    if not known or len(known) < len(names):
        return None
    domains = [domain for one in known for domain in one.spec.domains]
    return Certified(known[0].name, tuple(dict.fromkeys(domains)))
