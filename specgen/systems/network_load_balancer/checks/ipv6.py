"""Network load balancers with IPv6 addresses."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.elb.ipv6 import DUALSTACK, admits_ipv4_alone, lacks_ipv6
from specgen.systems.network_load_balancer.checks.place import GROUPS, GUIDE, READ
from specgen.systems.network_load_balancer.model import NetworkLoadBalancer

TYPES = f"{GUIDE}/load-balancer-ip-address-type.html"


@check(
    "NLB120",
    "a network load balancer with IPv6 is in a network with IPv6",
    fact="dualstack needs a VPC and subnets with IPv6 blocks",
    source=TYPES,
    date=READ,
)
def addresses_are_there(spec: NetworkLoadBalancer, here: Here) -> Iterator[Problem]:
    yield from lacks_ipv6(spec, here)


@check(
    "NLB121",
    "a network load balancer with IPv6 has no listener of UDP",
    fact="AWS takes UDP on a dualstack one only if it has an IPv6 prefix for source NAT in each "
    "subnet, which AWS provider 5.100.0 cannot ask for",
    source="https://github.com/hashicorp/terraform-provider-aws/issues/40379",
    date=READ,
)
def udp_is_by_ipv4(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    for name, one in sorted(spec.listeners.items()):
        if spec.ip_address_type == DUALSTACK and one.has_udp:
            message = f"a load balancer with IPv6 cannot have the listener {name} of {one.protocol}"
            right = "give it a network_load_balancer of its own with ip_address_type: ipv4"
            yield Problem(("listeners", name, "protocol"), f"{message}; {right}")


@check(
    "NLB122",
    "a network load balancer with IPv6 admits by IPv6 whom it admits by IPv4",
    severity=Severity.WARNING,
    fact="its groups must admit IPv6 traffic; 0.0.0.0/0 does not, and clients that find its IPv6 "
    "address wait in vain",
    source=GROUPS,
    date=READ,
)
def clients_come_by_ipv6(spec: NetworkLoadBalancer, here: Here) -> Iterator[Problem]:
    ports = (
        (one.port, protocol)
        for _, one in sorted(spec.listeners.items())
        for protocol in one.transports
        if protocol == "tcp"  # NLB121
    )
    yield from admits_ipv4_alone(spec, here, ports)


@check(
    "NLB123",
    "tasks that must know their clients get the addresses of those who come by IPv6",
    severity=Severity.WARNING,
    fact="tasks have IPv4 addresses: for a client of IPv6 they see the address of the load "
    "balancer, whatever preserve_client_ip says",
    source=f"{GUIDE}/edit-target-group-attributes.html",
    date=READ,
)
def clients_of_ipv6_are_known(spec: NetworkLoadBalancer) -> Iterator[Problem]:
    for name, one in sorted(spec.listeners.items()):
        keeps = one.preserve_client_ip and not one.proxy_protocol
        if spec.ip_address_type == DUALSTACK and keeps:
            message = "clients that come by IPv6 have the address of the load balancer here"
            right = "write `proxy_protocol: true` if the tasks read it, or remove it"
            yield Problem(("listeners", name, "preserve_client_ip"), f"{message}; {right}")


IPV6 = (addresses_are_there, udp_is_by_ipv4, clients_come_by_ipv6, clients_of_ipv6_are_known)
