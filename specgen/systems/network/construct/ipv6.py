"""Routes to the internet by IPv6."""

from collections.abc import Mapping

from cdktf_cdktf_provider_aws.egress_only_internet_gateway import EgressOnlyInternetGateway
from cdktf_cdktf_provider_aws.internet_gateway import InternetGateway
from cdktf_cdktf_provider_aws.route import Route
from cdktf_cdktf_provider_aws.route_table import RouteTable
from cdktf_cdktf_provider_aws.vpc import Vpc

from specgen.sdk.aws.network.blocks import ANY_IPV6
from specgen.sdk.construct import Scope
from specgen.systems.network.model import Network


def ipv6_routes(
    scope: Scope,
    spec: Network,
    vpc: Vpc,
    tables: Mapping[str, RouteTable],
    internet: InternetGateway | None,
) -> None:
    if internet:
        _route(scope, "public", tables, gateway_id=internet.id)
    if spec.lets_ipv6_out():
        tags = {"Name": scope.aws_name()}
        gateway = scope.add(EgressOnlyInternetGateway, vpc_id=vpc.id, tags=tags)
        for table in spec.route_tables(["private"]):
            _route(scope, table, tables, egress_only_gateway_id=gateway.id)


def _route(scope: Scope, table: str, tables: Mapping[str, RouteTable], **target: str) -> None:
    scope.add(
        Route,
        f"{table}-internet-ipv6",
        route_table_id=tables[table].id,
        destination_ipv6_cidr_block=ANY_IPV6,
        **target,
    )
