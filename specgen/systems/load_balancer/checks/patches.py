"""What `terraform:` of a load balancer writes, and what its other resources do not bear."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.elb.ipv6 import has_ipv6, lacks_ipv6
from specgen.sdk.aws.interfaces import NETWORK, SERVICE
from specgen.sdk.aws.interfaces.services import Ingress
from specgen.sdk.aws.patches import patches
from specgen.sdk.aws.resources.values import Block
from specgen.systems.load_balancer.model import LoadBalancer

API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference"
GUIDE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application"
READ = "2026-11-29"

BALANCER, LISTENER = "aws_lb", "aws_lb_listener"
ROLE = "access-logs"
PORTS = {"http": 80, "https": 443}
PROTOCOLS = {"http": "HTTP", "https": "HTTPS"}
"""Role of a listener -> what the construct writes."""


@check(
    "ELB109",
    "a load balancer stays an application load balancer",
    fact="only application load balancers have listeners of HTTP and HTTPS, and rules by host",
    source=f"{API}/API_CreateListener.html",
    date=READ,
)
def stays_application(_spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    for patch in patches(here, BALANCER):
        sort = patch.text("load_balancer_type")
        if sort and sort != "application":
            message = f"its listeners of HTTP and HTTPS are not for a load balancer of type {sort}"
            right = "remove it, and make such a load balancer in raw"
            yield patch.problem("load_balancer_type", f"{message}; {right}")


@check(
    "ELB110",
    "the subnets of a load balancer are those of its tier",
    fact="Elastic Load Balancing takes either subnets or subnet mappings, and for application load "
    "balancers no Elastic IP addresses",
    source=f"{API}/API_CreateLoadBalancer.html",
    date=READ,
)
def subnets_are_once(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    for patch in patches(here, BALANCER):
        if patch.has("subnet_mapping"):
            message = f"its subnets are those of the tier `{spec.tier}` already"
            hint = "for fixed addresses put AWS Global Accelerator in front of it"
            right = "remove subnet_mapping"
            yield patch.problem("subnet_mapping", f"{message}; {right}", hint)


@check(
    "ELB111",
    "a load balancer with IPv6 is in a network with IPv6",
    fact="dualstack needs subnets with IPv6 blocks, and one without public IPv4 faces the internet",
    source=f"{GUIDE}/application-load-balancers.html",
    date=READ,
)
def addresses_are_there(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    yield from lacks_ipv6(spec, here)
    network = NETWORK.find(here, spec.network)
    for patch in patches(here, BALANCER):
        sort = patch.text("ip_address_type")
        if sort == "dualstack-without-public-ipv4" and spec.scheme == "internal":
            message = f"{sort} is for load balancers that face the internet; write ipv4"
            yield patch.problem("ip_address_type", message)
        elif sort.startswith("dualstack") and network and not has_ipv6(network):
            message = f"network/{spec.network} has no IPv6 blocks, which {sort} needs; write ipv4"
            yield patch.problem("ip_address_type", message)


@check(
    "ELB112",
    "the listeners of a load balancer have different ports",
    fact="Elastic Load Balancing refuses a second listener on a port (DuplicateListener)",
    source=f"{API}/API_CreateListener.html",
    date=READ,
)
def ports_differ(_spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    found = {
        role: (patch, port)
        for role in PORTS
        for patch in patches(here, LISTENER, role)
        if (port := patch.number("port")) is not None
    }
    ports = {**PORTS, **{role: port for role, (_, port) in found.items()}}
    if len(set(ports.values())) < len(ports):
        patch, port = list(found.values())[-1]
        message = f"the other listener has the port {port:g} already; write another one"
        yield patch.problem("port", message)


@check(
    "ELB113",
    "a listener keeps its protocol",
    fact="a listener of HTTPS has a certificate and a TLS policy, one of HTTP can have neither",
    source=f"{API}/API_CreateListener.html",
    date=READ,
)
def protocols_stay(_spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    for role, usual in PROTOCOLS.items():
        for patch in patches(here, LISTENER, role):
            protocol = patch.text("protocol")
            if protocol and protocol != usual:
                has = "has a certificate" if role == "https" else "has no certificate"
                message = f"this listener {has}, so it is not for {protocol}"
                yield patch.problem("protocol", f"{message}; remove it, or write a listener in raw")


@check(
    "ELB114",
    "access logs go where the bucket admits them",
    fact="Elastic Load Balancing writes below <prefix>/AWSLogs/<account>, and refuses a bucket "
    "whose policy does not admit that; the bucket of the load balancer admits AWSLogs/<account>",
    source=f"{GUIDE}/enable-access-logging.html",
    date=READ,
)
def logs_are_admitted(_spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    for patch in patches(here, BALANCER):
        for kind in ("access_logs", "connection_logs"):
            for logs in patch.blocks(kind):
                if _are_in_own_bucket(logs, here) and logs.text("prefix"):
                    message = "the policy of its bucket admits no prefix"
                    yield logs.problem("prefix", f"{message}; remove it, or name another bucket")


def _are_in_own_bucket(logs: Block, here: Here) -> bool:
    bucket = str(logs.data.get("bucket", ""))
    return not bucket or f"aws_s3_bucket.{here.name}-{ROLE}." in bucket


@check(
    "ELB115",
    "a load balancer of gRPC and HTTP/2 services speaks HTTP/2",
    fact="targets of gRPC and HTTP/2 get only requests that came by HTTP/2",
    source=f"{GUIDE}/load-balancer-target-groups.html",
    date=READ,
)
def http2_arrives(_spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    near = SERVICE.near(here)
    behind = [s for s in near if any(_is_behind(way, here.name) for way in s.spec.ways_in())]
    for patch in patches(here, BALANCER):
        if patch.value("enable_http2") is False and behind:
            message = f"no request reaches service/{behind[0].name}, whose tasks speak HTTP/2"
            yield patch.problem("enable_http2", f"{message}; remove it")


def _is_behind(ingress: Ingress, balancer: str) -> bool:
    """And speaks HTTP/2."""
    return ingress.load_balancer == balancer and ingress.protocol_version in ("HTTP2", "GRPC")


PATCH_CHECKS = (
    stays_application,
    subnets_are_once,
    addresses_are_there,
    ports_differ,
    protocols_stay,
    logs_are_admitted,
    http2_arrives,
)
