"""Load balancers with IPv6 addresses."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.elb.ipv6 import admits_ipv4_alone
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
    yield from admits_ipv4_alone(spec, here, [(spec.port, "tcp")])


IPV6 = (clients_come_by_ipv6,)
