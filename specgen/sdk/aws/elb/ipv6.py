"""Load balancers of either kind that clients reach over IPv6, too."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from specgen.findings.finding import Problem
from specgen.project.here import Here
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.blocks import ANY_IPV4, ANY_IPV6

DUALSTACK = "dualstack"
KEY = ("ip_address_type",)


class Balancer(Protocol):
    @property
    def network(self) -> str: ...
    @property
    def ip_address_type(self) -> str: ...
    @property
    def security_groups(self) -> Sequence[str]: ...


def lacks_ipv6(spec: Balancer, here: Here[Any]) -> Iterator[Problem]:
    """One with IPv6 addresses, in a network that has none."""
    network = NETWORK.find(here, spec.network)
    if spec.ip_address_type == DUALSTACK and network and not has_ipv6(network):
        adopted = network.effective.is_adopted
        right = "write its `ipv6_cidr`" if adopted else "write `ipv6: true` there"
        yield Problem(KEY, f"network/{spec.network} has no IPv6; {right}, or ipv4 here")


def admits_ipv4_alone(
    spec: Balancer, here: Here[Any], ports: Iterable[tuple[int, str]]
) -> Iterator[Problem]:
    """Its groups admit all of IPv4 at a port, and not all of IPv6.

    ports: port and protocol of each
    """
    network = NETWORK.find(here, spec.network)
    if spec.ip_address_type != DUALSTACK or not network or not has_ipv6(network):
        return  # lacks_ipv6()
    found = list(reach.rules(here, spec.security_groups, "ingress"))
    for port, protocol in ports:
        admitted = {rule.cidr for rule in found if reach.fits(rule, port, protocol)}
        if ANY_IPV4 in admitted and ANY_IPV6 not in admitted:
            where = f"port {port}" if protocol == "tcp" else f"port {port} ({protocol})"
            message = f"its groups admit {ANY_IPV4} at {where}, and nobody by IPv6"
            groups = " or ".join(spec.security_groups)
            yield Problem(KEY, f"{message}; add an ingress rule with cidr {ANY_IPV6} to {groups}")


def has_ipv6(network: Here[Any]) -> bool:
    """By its document, or by what `terraform` writes there."""
    if network.spec.ipv6:
        return True
    changes = network.effective.envelope.terraform.items()
    return any(
        address.startswith("aws_subnet.") and any(key.startswith("ipv6_") for key in change)
        for address, change in changes
    )
