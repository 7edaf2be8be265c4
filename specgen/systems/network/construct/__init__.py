"""Network document -> VPC, subnets, gateways, routes, endpoints and flow logs."""

from cdktf import Fn
from cdktf_cdktf_provider_aws.default_security_group import DefaultSecurityGroup
from cdktf_cdktf_provider_aws.eip import Eip
from cdktf_cdktf_provider_aws.internet_gateway import InternetGateway
from cdktf_cdktf_provider_aws.nat_gateway import NatGateway
from cdktf_cdktf_provider_aws.route import Route
from cdktf_cdktf_provider_aws.route_table import RouteTable
from cdktf_cdktf_provider_aws.route_table_association import RouteTableAssociation
from cdktf_cdktf_provider_aws.subnet import Subnet
from cdktf_cdktf_provider_aws.vpc import Vpc
from cdktf_cdktf_provider_aws.vpc_ipv4_cidr_block_association import VpcIpv4CidrBlockAssociation

from specgen.sdk.aws.network.blocks import block_role
from specgen.sdk.construct import Scope
from specgen.systems.network.construct.endpoints import endpoints
from specgen.systems.network.construct.flow_logs import flow_logs
from specgen.systems.network.construct.ipv6 import ipv6_routes
from specgen.systems.network.model import Network
from specgen.systems.network.model.fields import INDEX_BITS
from specgen.systems.network.model.fields import Subnet as Place

ANYWHERE = "0.0.0.0/0"


def build(scope: Scope, spec: Network) -> None:
    vpc = scope.add(
        Vpc,
        cidr_block=spec.cidr,
        assign_generated_ipv6_cidr_block=True if spec.ipv6 else None,
        enable_dns_hostnames=True,
        enable_dns_support=True,
        tags=_name(scope),
        lifecycle=scope.lifecycle(),
    )
    # the default group of a VPC admits its own members: emptied, so that nothing uses it
    scope.add(DefaultSecurityGroup, vpc_id=vpc.id, tags=_name(scope, "default-unused"))
    secondary = {block: _secondary(scope, vpc, block) for block in spec.secondary_cidrs}
    subnets: dict[str, Subnet] = {
        s.role: _subnet(scope, spec, vpc, s, secondary.get(spec.block_of(s.cidr)))
        for s in spec.subnets()
    }
    tables = _route_tables(scope, spec, vpc, subnets)
    endpoints(scope, spec, vpc, subnets, tables)
    if spec.flow_logs.enabled:
        flow_logs(scope, spec, vpc)


def _name(scope: Scope, role: str = "") -> dict[str, str]:
    return {"Name": scope.aws_name(role)}


def _secondary(scope: Scope, vpc: Vpc, block: str) -> VpcIpv4CidrBlockAssociation:
    return scope.add(
        VpcIpv4CidrBlockAssociation, block_role(block), vpc_id=vpc.id, cidr_block=block
    )


def _subnet(
    scope: Scope,
    spec: Network,
    vpc: Vpc,
    place: Place,
    inside: VpcIpv4CidrBlockAssociation | None,
) -> Subnet:
    """inside: the secondary block that it waits for"""
    return scope.add(
        Subnet,
        place.role,
        vpc_id=vpc.id,
        cidr_block=place.cidr,
        availability_zone=f"{scope.region}{place.zone}",
        map_public_ip_on_launch=False,
        ipv6_cidr_block=_ipv6_block(spec, vpc, place) if spec.ipv6 else None,
        assign_ipv6_address_on_creation=True if spec.ipv6 else None,
        tags=_name(scope, place.role),
        depends_on=[inside] if inside else None,
    )


def _ipv6_block(spec: Network, vpc: Vpc, place: Place) -> str:
    return Fn.cidrsubnet(vpc.ipv6_cidr_block, INDEX_BITS, spec.ipv6_index(place))


def _route_tables(
    scope: Scope, spec: Network, vpc: Vpc, subnets: dict[str, Subnet]
) -> dict[str, RouteTable]:
    tables = {role: _table(scope, vpc, role) for role in spec.route_tables()}
    internet = _public(scope, vpc, tables["public"]) if "public" in tables else None
    gateways = (
        {zone: _nat(scope, spec, subnets, zone, internet) for zone in spec.nat_zones()}
        if internet
        else {}
    )
    if gateways:
        _private(scope, spec, gateways, tables)
    if spec.ipv6:
        ipv6_routes(scope, spec, vpc, tables, internet)
    for subnet in spec.subnets():
        role = spec.tiers[subnet.tier].role
        table = tables[f"private-{subnet.zone}" if role == "private" else role]
        scope.add(
            RouteTableAssociation,
            subnet.role,
            subnet_id=subnets[subnet.role].id,
            route_table_id=table.id,
        )
    return tables


def _table(scope: Scope, vpc: Vpc, role: str) -> RouteTable:
    return scope.add(RouteTable, role, vpc_id=vpc.id, tags=_name(scope, role))


def _public(scope: Scope, vpc: Vpc, table: RouteTable) -> InternetGateway:
    gateway = scope.add(InternetGateway, vpc_id=vpc.id, tags=_name(scope))
    scope.add(
        Route,
        "public-internet",
        route_table_id=table.id,
        destination_cidr_block=ANYWHERE,
        gateway_id=gateway.id,
    )
    return gateway


def _private(
    scope: Scope, spec: Network, gateways: dict[str, NatGateway], tables: dict[str, RouteTable]
) -> None:
    for zone in spec.zones:
        gateway = gateways.get(zone) or next(iter(gateways.values()))
        scope.add(
            Route,
            f"private-{zone}-internet",
            route_table_id=tables[f"private-{zone}"].id,
            destination_cidr_block=ANYWHERE,
            nat_gateway_id=gateway.id,
        )


def _nat(
    scope: Scope, spec: Network, subnets: dict[str, Subnet], zone: str, internet: InternetGateway
) -> NatGateway:
    """A gateway that starts before its VPC has an internet gateway fails for good."""
    address = scope.add(Eip, f"nat-{zone}", domain="vpc", tags=_name(scope, f"nat-{zone}"))
    return scope.add(
        NatGateway,
        zone,
        allocation_id=address.id,
        subnet_id=subnets[f"{spec.nat_tier()}-{zone}"].id,
        connectivity_type="public",
        tags=_name(scope, zone),
        depends_on=[internet],
    )
