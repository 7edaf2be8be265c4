"""Interface endpoints: services that have one, and who reaches it."""

from collections.abc import Iterator

from specgen.facts.endpoints import other_service_names
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.interfaces import SECURITY_GROUP
from specgen.sdk.aws.network import reach, services
from specgen.systems.network.model import Network

LINK = "https://docs.aws.amazon.com/vpc/latest/privatelink"
ENDPOINTS = f"{LINK}/aws-services-privatelink-support.html"
CREATE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html"
S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html"
DYNAMODB = (
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
    "privatelink-interface-endpoints.html"
)
READ = "2026-11-29"

HTTPS = 443
OTHER_PORTS = ("cassandra", "cassandra-fips", "email-smtp")
"""Services that are not reached at 443: Cassandra's own protocol, and SMTP.

source: aws/aws-cdk 000a9eb, packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts (2026-11-29)
"""

NO_PRIVATE_NAME = frozenset({"dynamodb", "dynamodb-fips", "dynamodb-streams", "iot.data"})
"""source: DYNAMODB, privatelink-streams.html next to it, and for iot.data
https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html (2026-11-29)
"""


def _services(spec: Network) -> Iterator[tuple[Pointer, str]]:
    for i, service in enumerate(spec.endpoints.interface):
        yield ("endpoints", "interface", i), service


@check("NET103", "interface endpoints are in a tier of the network", source=ENDPOINTS)
def endpoints_have_a_tier(spec: Network) -> Iterator[Problem]:
    tier = spec.endpoints.tier
    if spec.endpoints.interface and tier not in spec.tiers:
        message = f"there is no tier `{tier}`" if tier else "interface endpoints need a tier"
        pointer = ("endpoints", "tier") if tier else ("endpoints",)
        yield Problem(pointer, f"{message}; write `tier:` with one of {', '.join(spec.tiers)}")


@check(
    "NET106",
    "an interface endpoint names a service that has one",
    also=Severity.WARNING,
    fact="AWS refuses a name that no service has (InvalidServiceName)",
    source=ENDPOINTS,
    date=READ,
    topics=("endpoint_services",),
    dated=True,
)
def services_exist(spec: Network, here: Here) -> Iterator[Problem]:
    yield from services.strange(_services(spec), here.region)


@check(
    "NET107",
    "the endpoint of a service is named by its region",
    fact="some services are global, or their names begin in another way: AWS has no "
    "com.amazonaws.REGION.iam",
    source=ENDPOINTS,
    date=READ,
    topics=("endpoint_services",),
)
def names_are_regional(spec: Network, here: Here) -> Iterator[Problem]:
    others = other_service_names()
    for pointer, service in _services(spec):
        if service in others:
            name = others[service].format(region=here.region)
            message = f"AWS calls this service {name}, which `interface` cannot name; remove it"
            hint = f"write an `aws_vpc_endpoint` with `service_name: {name}` in a raw document"
            yield Problem(pointer, message, hint)


@check(
    "NET108",
    "the service of an interface endpoint has a private DNS name",
    fact="interface endpoints are made with private DNS, which AWS refuses for these services",
    source=DYNAMODB,
    date=READ,
)
def names_are_private(spec: Network) -> Iterator[Problem]:
    for pointer, service in _services(spec):
        if service in NO_PRIVATE_NAME:
            message = f"AWS gives {service} no private DNS name"
            hint = "a raw document can make it, with `private_dns_enabled: false`"
            right = "name dynamodb in `gateway`" if service == "dynamodb" else "remove it"
            yield Problem(pointer, f"{message}; {right}", hint)


@check(
    "NET109",
    "a network with an interface endpoint of S3 has its gateway endpoint, too",
    fact="by default private DNS of S3 serves only networks that are connected to this one, and "
    "AWS refuses that without a gateway endpoint for the network itself",
    source=S3,
    date=READ,
)
def s3_has_its_gateway(spec: Network) -> Iterator[Problem]:
    for pointer, service in _services(spec):
        if service == "s3" and service not in spec.endpoints.gateway:
            message = "AWS refuses the interface endpoint of s3 without its gateway endpoint"
            hint = "hosts of this network need only the gateway endpoint, which is free of charge"
            yield Problem(pointer, f"{message}; add s3 to `gateway`", hint)


@check(
    "NET110",
    "the security group of interface endpoints belongs to the network",
    fact="AWS refuses groups of another VPC",
    source=CREATE,
    date=READ,
)
def endpoint_group_is_near(spec: Network, here: Here) -> Iterator[Problem]:
    name = spec.endpoints.security_group
    group = SECURITY_GROUP.find(here, name) if name else None
    if group is not None and group.spec.network != here.name:
        message = f"security_group/{name} belongs to network/{group.spec.network}"
        right = f"name a group of network/{here.name}"
        yield Problem(("endpoints", "security_group"), f"{message}; {right}")


@check(
    "NET111",
    "interface endpoints have a security group",
    fact="without one AWS takes the network's default group, which is empty here: nobody reaches "
    "the services, because private DNS leads every host to the endpoints",
    source=CREATE,
    date=READ,
)
def endpoints_have_a_group(spec: Network) -> Iterator[Problem]:
    if spec.endpoints.interface and spec.endpoints.security_group is None:
        message = "no host reaches interface endpoints that have no security group"
        right = "write `security_group:` with a group that admits port 443"
        yield Problem(("endpoints", "interface"), f"{message}; {right}", at_key=True)


@check(
    "NET112",
    "the security group of interface endpoints admits HTTPS",
    severity=Severity.WARNING,
    fact="the group must admit port 443 from the hosts that use the services",
    source=CREATE,
    date=READ,
)
def endpoint_group_admits(spec: Network, here: Here) -> Iterator[Problem]:
    name, services = spec.endpoints.security_group, spec.endpoints.interface
    if name is None or SECURITY_GROUP.find(here, name) is None:
        return
    over_https = any(service not in OTHER_PORTS for service in services)
    if over_https and not any(reach.fits(r, HTTPS) for r in reach.rules(here, [name], "ingress")):
        message = f"no rule of security_group/{name} admits port {HTTPS}"
        right = "add an ingress rule with `ports: [443]`"
        yield Problem(("endpoints", "security_group"), f"{message}; {right}")


ENDPOINT_CHECKS = (
    endpoints_have_a_tier,
    services_exist,
    names_are_regional,
    names_are_private,
    s3_has_its_gateway,
    endpoint_group_is_near,
    endpoints_have_a_group,
    endpoint_group_admits,
)
