"""Load balancers with IPv6 addresses."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.blocks import ANY_IPV4, ANY_IPV6
from specgen.systems.load_balancer.checks.patches import has_ipv6
from specgen.systems.load_balancer.model import LoadBalancer


@check(
    "ELB120",
    "a load balancer with IPv6 admits by IPv6 whom it admits by IPv4",
    severity=Severity.WARNING,
    fact="the groups of a dualstack load balancer must admit IPv6 traffic; 0.0.0.0/0 does not, and "
    "clients that find its IPv6 address wait in vain",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "load-balancer-ip-address-type.html",
    date="2026-11-30",
)
def clients_come_by_ipv6(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network)
    if spec.ip_address_type != "dualstack" or not network or not has_ipv6(network):
        return  # ELB111
    found = reach.rules(here, spec.security_groups, "ingress")
    admitted = {rule.cidr for rule in found if reach.fits(rule, spec.port)}
    if ANY_IPV4 in admitted and ANY_IPV6 not in admitted:
        message = f"its groups admit {ANY_IPV4} at port {spec.port}, and nobody by IPv6"
        right = f"add an ingress rule with cidr {ANY_IPV6} to {' or '.join(spec.security_groups)}"
        yield Problem(("ip_address_type",), f"{message}; {right}")


IPV6 = (clients_come_by_ipv6,)
