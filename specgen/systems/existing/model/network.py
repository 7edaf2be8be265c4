"""A VPC that others made, and security groups in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta, field

from specgen.sdk import (
    NAME_PATTERN,
    Cidr,
    Here,
    Model,
    Output,
    Part,
    Unordered,
    reference,
)
from specgen.sdk.aws.interfaces import Role
from specgen.sdk.aws.network.rules import IPV6_PATTERN, OtherBlock, OtherGroup, Ports, Protocol
from specgen.systems.existing.model.forms import GROUP_ID, SUBNET_ID, VPC_ID, known

Zone = Annotated[str, Meta(pattern="^[a-z]$", examples=["a"])]


class Subnet(Part):
    id: Annotated[
        str,
        Meta(
            description="Id of the subnet", pattern=SUBNET_ID, examples=["subnet-0a1b2c3d4e5f60718"]
        ),
    ]
    cidr: Annotated[Cidr, Meta(description="IPv4 block of the subnet")]


class Tier(Part):
    role: Annotated[
        Role,
        Meta(
            description="Route to the internet: public through an internet gateway, private "
            "through NAT or another way out, isolated none"
        ),
    ]
    subnets: Annotated[
        dict[Zone, Subnet],
        Meta(description="Subnets by the letter of their zone", min_length=1),
    ]

    @property
    def blocks(self) -> Sequence[str]:
        return tuple(subnet.cidr for subnet in self.subnets.values())


class Endpoints(Part):
    gateway: Annotated[
        Unordered[Literal["dynamodb", "s3"]],
        Meta(description="AWS services with a gateway endpoint", examples=[["s3"]]),
    ] = []
    interface: Annotated[
        Unordered[str],
        Meta(description="AWS services with an interface endpoint", examples=[["ecr.api"]]),
    ] = []


@dataclass(frozen=True, slots=True)
class InTier:
    tier: str
    cidr: str


@dataclass(frozen=True, slots=True)
class Nat:
    placement: Literal["one_per_zone", "none"]


class Network(Model, kw_only=True):
    """A VPC with its subnets by tier."""

    id: Annotated[
        str, Meta(description="Id of the VPC", pattern=VPC_ID, examples=["vpc-0a1b2c3d4e5f60718"])
    ]
    cidr: Annotated[Cidr, Meta(description="IPv4 block of the VPC")]
    secondary_cidrs: Annotated[Unordered[Cidr], Meta(description="Its other IPv4 blocks")] = []
    ipv6_cidr: (
        Annotated[
            str,
            Meta(
                description="IPv6 block of the VPC, if its subnets have IPv6, too",
                pattern=IPV6_PATTERN,
                examples=["2600:1f18:1234:5600::/56"],
            ),
        ]
        | None
    ) = None
    tiers: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], Tier],
        Meta(description="Subnets by tier", min_length=1),
    ]
    endpoints: Annotated[Endpoints, Meta(description="VPC endpoints that checks may count on")] = (
        Endpoints()
    )

    @property
    def blocks(self) -> tuple[str, ...]:
        return (self.cidr, *self.secondary_cidrs)

    @property
    def ipv6(self) -> bool:
        return self.ipv6_cidr is not None

    @property
    def zones(self) -> Sequence[str]:
        return sorted({zone for tier in self.tiers.values() for zone in tier.subnets})

    @property
    def nat(self) -> Nat:
        return Nat("one_per_zone" if self.tiers_of("private") else "none")

    def nat_zones(self) -> list[str]:
        """A private tier has a way out in each of its zones."""
        return sorted({z for name in self.tiers_of("private") for z in self.tiers[name].subnets})

    def subnets(self) -> Iterator[InTier]:
        for name, tier in self.tiers.items():
            yield from (InTier(name, subnet.cidr) for subnet in tier.subnets.values())

    def tiers_of(self, role: str) -> list[str]:
        return [name for name, tier in self.tiers.items() if tier.role == role]

    def route_tables(self, _roles: Sequence[str] = ()) -> Sequence[str]:
        """None that a peering may change."""
        return ()

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("vpc_id", self.id)
        if self.ipv6_cidr:
            yield known("ipv6_cidr", self.ipv6_cidr)
        for name, tier in self.tiers.items():
            ids = (subnet.id for subnet in tier.subnets.values())
            yield known(f"subnets_{name}", *ids, is_list=True)


class Rule(Part):
    protocol: Protocol = "tcp"
    ports: Annotated[Unordered[Ports], Meta(description="Ports and ranges of ports")] = []
    group: OtherGroup = None
    cidr: OtherBlock = None

    @property
    def prefix_list(self) -> str | None:
        return None


UNKNOWN_INGRESS, UNKNOWN_EGRESS = (
    [Rule(protocol="all", cidr="vpc")],
    [Rule(protocol="all", cidr="0.0.0.0/0")],
)
"""What checks assume of a group whose rules the document does not have."""


class SecurityGroup(Model, kw_only=True):
    """A security group, whose rules only its owner changes."""

    id: Annotated[
        str,
        Meta(description="Id of the group", pattern=GROUP_ID, examples=["sg-0a1b2c3d4e5f60718"]),
    ]
    network: Annotated[str, reference("network", "The network it is in")]
    rules_in: Annotated[
        Unordered[Rule] | None,
        Meta(description="What may come in, for checks; by default unknown"),
    ] = field(default=None, name="ingress")
    rules_out: Annotated[
        Unordered[Rule] | None,
        Meta(description="What may go out, for checks; by default unknown"),
    ] = field(default=None, name="egress")

    @property
    def ingress(self) -> Sequence[Rule]:
        return UNKNOWN_INGRESS if self.rules_in is None else self.rules_in

    @property
    def egress(self) -> Sequence[Rule]:
        return UNKNOWN_EGRESS if self.rules_out is None else self.rules_out

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("id", self.id)
