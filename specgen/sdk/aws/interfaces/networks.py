"""What kinds read of networks and their groups; part of specgen.sdk.aws.interfaces."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, Protocol

from specgen.project.here import Here
from specgen.sdk.kind import Kind

Role = Literal["public", "private", "isolated"]
"""How a tier reaches the internet: through an internet gateway, through NAT, or not at all."""


class Tier(Protocol):
    @property
    def role(self) -> Role: ...
    @property
    def blocks(self) -> Sequence[str]: ...


class Subnet(Protocol):
    @property
    def tier(self) -> str: ...
    @property
    def cidr(self) -> str: ...


class Nat(Protocol):
    @property
    def placement(self) -> Literal["one_per_zone", "single", "none"]: ...


class Endpoints(Protocol):
    """gateway, interface: names of AWS services"""

    @property
    def gateway(self) -> Sequence[str]: ...
    @property
    def interface(self) -> Sequence[str]: ...


class Network(Protocol):
    """blocks: all IPv4 blocks, `cidr` first; nat_zones: zones with a NAT gateway

    tiers_of: names of the tiers with a role
    """

    @property
    def cidr(self) -> str: ...
    @property
    def blocks(self) -> Sequence[str]: ...
    @property
    def ipv6(self) -> bool: ...
    @property
    def zones(self) -> Sequence[str]: ...
    @property
    def tiers(self) -> Mapping[str, Tier]: ...
    @property
    def nat(self) -> Nat: ...
    @property
    def endpoints(self) -> Endpoints: ...
    def subnets(self) -> Iterator[Subnet]: ...
    def tiers_of(self, role: str) -> list[str]: ...
    def nat_zones(self) -> list[str]: ...


class Rule(Protocol):
    """The other side is a group, a block of addresses (`vpc` is the network's own), or a list."""

    @property
    def protocol(self) -> str: ...
    @property
    def ports(self) -> Sequence[int | str]: ...
    @property
    def group(self) -> str | None: ...
    @property
    def cidr(self) -> str | None: ...
    @property
    def prefix_list(self) -> str | None: ...


class SecurityGroup(Protocol):
    @property
    def network(self) -> str: ...
    @property
    def ingress(self) -> Sequence[Rule]: ...
    @property
    def egress(self) -> Sequence[Rule]: ...


class Peering(Protocol):
    """routed: roles of the tiers that reach the other region; connections: pairs of regions"""

    @property
    def network(self) -> str: ...
    @property
    def routed(self) -> Sequence[Role]: ...
    def connections(self, here: Here[Any]) -> Sequence[tuple[str, str]]: ...


NETWORK: Kind[Network] = Kind("network")
PEERING: Kind[Peering] = Kind("peering")
SECURITY_GROUP: Kind[SecurityGroup] = Kind("security_group")
