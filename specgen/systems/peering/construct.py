"""Peering document -> connections between regions, accepted there, with routes both ways."""

from typing import Any

from cdktf_cdktf_provider_aws.route import Route
from cdktf_cdktf_provider_aws.vpc_peering_connection import VpcPeeringConnection
from cdktf_cdktf_provider_aws.vpc_peering_connection_accepter import (
    VpcPeeringConnectionAccepterA,
)
from cdktf_cdktf_provider_aws.vpc_peering_connection_options import (
    VpcPeeringConnectionOptions,
    VpcPeeringConnectionOptionsAccepter,
    VpcPeeringConnectionOptionsRequester,
)

from specgen.sdk import Here
from specgen.sdk.aws.network.blocks import block_role
from specgen.sdk.construct import Scope
from specgen.systems.peering.model import Pair, Peering

REQUESTER = VpcPeeringConnectionOptionsRequester(allow_remote_vpc_dns_resolution=True)
ACCEPTER = VpcPeeringConnectionOptionsAccepter(allow_remote_vpc_dns_resolution=True)


def build(scope: Scope, spec: Peering) -> None:
    members = spec.members(scope.here)
    for pair in spec.connections(scope.here):
        accepted = _connection(scope, spec, pair)
        if spec.dns_resolution:
            _options(scope, pair, accepted)
        for near, far in (pair, pair[::-1]):
            _routes(scope, spec, members[near], members[far], accepted)


def _key(scope: Scope, region: str) -> str:
    return scope.here.platform.regions[region].key


def _role(scope: Scope, pair: Pair) -> str:
    return "-".join(_key(scope, region) for region in pair)


def _vpc(scope: Scope, spec: Peering, region: str) -> str:
    return scope.read("network", spec.network, "vpc_id", region=region)


def _connection(scope: Scope, spec: Peering, pair: Pair) -> str:
    """The connection's id, read from its accepter, so that its users wait for acceptance."""
    requester, accepter = pair
    role = _role(scope, pair)
    tags = {"Name": scope.aws_name(role)}
    made = scope.add(
        VpcPeeringConnection,
        role,
        vpc_id=_vpc(scope, spec, requester),
        peer_vpc_id=_vpc(scope, spec, accepter),
        peer_region=accepter,
        tags=tags,
        provider=scope.provider(requester),
    )
    accepted = scope.add(
        VpcPeeringConnectionAccepterA,
        role,
        vpc_peering_connection_id=made.id,
        auto_accept=True,
        tags=tags,
        provider=scope.provider(accepter),
    )
    return accepted.id


def _options(scope: Scope, pair: Pair, accepted: str) -> None:
    """Each side's options, set from its own region, because AWS accepts them in no other."""
    requester, accepter = pair
    sides: dict[str, dict[str, Any]] = {
        requester: {"requester": REQUESTER},
        accepter: {"accepter": ACCEPTER},
    }
    for region, side in sides.items():
        scope.add(
            VpcPeeringConnectionOptions,
            f"{_role(scope, pair)}-{_key(scope, region)}",
            vpc_peering_connection_id=accepted,
            provider=scope.provider(region),
            **side,
        )


def _routes(scope: Scope, spec: Peering, near: Here, far: Here, accepted: str) -> None:
    for table in near.spec.route_tables(spec.routed):
        role = f"{_key(scope, near.region)}-{table}-to-{_key(scope, far.region)}"
        for block in far.spec.blocks:
            scope.add(
                Route,
                role if block == far.spec.cidr else f"{role}-{block_role(block)}",
                route_table_id=scope.read(
                    "network", spec.network, f"route_table_{table}", region=near.region
                ),
                destination_cidr_block=block,
                vpc_peering_connection_id=accepted,
                provider=scope.provider(near.region),
            )
