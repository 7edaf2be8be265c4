"""VPC endpoints: access to AWS services without NAT."""

from collections.abc import Mapping

from cdktf_cdktf_provider_aws.route_table import RouteTable
from cdktf_cdktf_provider_aws.subnet import Subnet
from cdktf_cdktf_provider_aws.vpc import Vpc
from cdktf_cdktf_provider_aws.vpc_endpoint import VpcEndpoint

from specgen.sdk.construct import Scope
from specgen.systems.network.model import Network


def endpoints(
    scope: Scope,
    spec: Network,
    vpc: Vpc,
    subnets: Mapping[str, Subnet],
    tables: Mapping[str, RouteTable],
) -> None:
    inner = [table.id for role, table in sorted(tables.items()) if role != "public"]
    gateways: dict[str, VpcEndpoint] = {
        service: scope.add(
            VpcEndpoint,
            service,
            vpc_id=vpc.id,
            service_name=_service_name(scope, service),
            vpc_endpoint_type="Gateway",
            route_table_ids=inner,
            tags={"Name": scope.aws_name(service)},
        )
        for service in spec.endpoints.gateway
    }
    places = [subnets[s.role].id for s in spec.subnets() if s.tier == spec.endpoints.tier]
    _interfaces(scope, spec, vpc, places, gateways)


def _interfaces(
    scope: Scope,
    spec: Network,
    vpc: Vpc,
    subnets: list[str],
    gateways: Mapping[str, VpcEndpoint],
) -> None:
    """One of a service with a gateway endpoint waits for that, because AWS wants it to exist."""
    group = spec.endpoints.security_group
    for service in spec.endpoints.interface:
        gateway = gateways.get(service)
        role = service.replace(".", "-") + ("-interface" if gateway else "")
        scope.add(
            VpcEndpoint,
            role,
            vpc_id=vpc.id,
            service_name=_service_name(scope, service),
            vpc_endpoint_type="Interface",
            private_dns_enabled=True,
            subnet_ids=subnets,
            security_group_ids=[scope.read("security_group", group, "id")] if group else None,
            tags={"Name": scope.aws_name(role)},
            depends_on=[gateway] if gateway else None,
        )


def _service_name(scope: Scope, service: str) -> str:
    return f"com.amazonaws.{scope.region}.{service}"
