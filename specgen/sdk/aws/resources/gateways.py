"""VPC endpoints and NAT gateways with arguments of another sort."""

import re
from collections.abc import Iterator

from specgen.facts.endpoints import interface_services
from specgen.findings.finding import Problem, Severity
from specgen.sdk.aws.network import services
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

EC2 = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference"
READ = "2026-11-29"

GATEWAY, INTERFACE = "Gateway", "Interface"
FOREIGN = {
    GATEWAY: ("subnet_ids", "security_group_ids", "private_dns_enabled"),
    INTERFACE: ("route_table_ids",),
}
"""Type of an endpoint -> arguments of other types."""

OF_GATEWAYS = ("s3", "dynamodb")
_SERVICE = re.compile(r"com\.amazonaws\.[a-z]{2}(-[a-z]+)+-[0-9]\.(.+)")


@resource_check(
    "AWS047",
    "an endpoint has the arguments of its type, and a service that there is",
    "aws_vpc_endpoint",
    also=Severity.WARNING,
    fact="gateway endpoints have route tables, interface endpoints subnets, groups and private "
    "DNS; EC2 refuses the others', and names that no service has",
    source=f"{EC2}/API_CreateVpcEndpoint.html",
    date=READ,
    topics=("endpoint_services",),
    dated=True,
)
def endpoints_are_of_their_type(_kind: str, block: Block) -> Iterator[Problem]:
    sort = block.text("vpc_endpoint_type") or (GATEWAY if block.lacks("vpc_endpoint_type") else "")
    for key in FOREIGN.get(sort, ()):
        if block.has(key) and block.value(key) not in ([], False):
            yield block.problem(key, f"an endpoint of type {sort} has no {key}; remove it")
    match = _SERVICE.fullmatch(block.text("service_name"))
    service = match[2] if match else ""
    if sort == GATEWAY and service and service not in OF_GATEWAYS:
        message = f"{service} has no gateway endpoint; write vpc_endpoint_type: {INTERFACE}"
        yield block.problem("service_name", message)
    elif sort == INTERFACE and service and service not in interface_services():
        message, hint, severity = services.unknown(service)
        yield block.problem("service_name", message, hint, severity=severity, dated=True)


@resource_check(
    "AWS048",
    "a public NAT gateway has an Elastic IP address, a private one has none",
    "aws_nat_gateway",
    fact="EC2 refuses an allocation for a private NAT gateway, and a public one without it",
    source=f"{EC2}/API_CreateNatGateway.html",
    date=READ,
)
def addresses_are_public(_kind: str, block: Block) -> Iterator[Problem]:
    private = block.text("connectivity_type") == "private"
    if private and block.has("allocation_id"):
        message = "a private NAT gateway has no Elastic IP address; remove allocation_id"
        yield block.problem("allocation_id", message)
    if block.lacks("allocation_id", "connectivity_type"):
        message = "a public NAT gateway needs an Elastic IP address; write allocation_id"
        yield block.problem("allocation_id", message, "or connectivity_type: private")
