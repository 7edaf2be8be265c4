"""The keys of a network document, and the subnets that follow from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Network, ip_network
from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.quotas import RESERVED_ADDRESSES_PER_SUBNET
from specgen.sdk import NAME_PATTERN, Cidr, Model, PartName, Unordered, by_first_name, part_name
from specgen.sdk.aws.network.blocks import parsed
from specgen.systems.network.model.parts import ROLES, Endpoints, FlowLogs, Nat, Tier, Zone

ADDRESS_BITS, INDEX_BITS = 32, 8
"""Of an IPv4 address; between the /56 of a VPC and the /64 of a subnet.

source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html (2026-11-30)
"""


@dataclass(frozen=True, slots=True)
class Subnet:
    """key: of the block in the tier's `cidrs`"""

    tier: PartName
    zone: str
    key: str | int
    cidr: str

    @property
    def role(self) -> PartName:
        return self.tier.map(lambda tier: f"{tier}-{self.zone}")

    @property
    def usable(self) -> int:
        return _size(self.cidr) - RESERVED_ADDRESSES_PER_SUBNET


class Fields(Model, kw_only=True):
    cidr: Annotated[Cidr, Meta(description="IPv4 block of the VPC")]
    secondary_cidrs: Annotated[
        Unordered[Cidr],
        Meta(
            description="More IPv4 blocks of the VPC; tiers may have subnets in them, whose blocks "
            "`subnet_base` does not move",
            examples=[["100.64.0.0/16"]],
        ),
    ] = []
    zones: Annotated[
        Unordered[Zone],
        Meta(description="Letters of the availability zones", min_length=1),
    ]
    tiers: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], Tier],
        Meta(description="Subnets by tier", min_length=1),
    ]
    subnet_base: Annotated[
        Cidr | None,
        Meta(
            description="The block that the tiers' blocks are written for; if `cidr` is another "
            "block of the same size, they keep their offset in it"
        ),
    ] = None
    ipv6: Annotated[
        bool,
        Meta(
            description="Give the VPC an IPv6 block of Amazon's, each subnet a part of it, and "
            "each host and task an address of it, too"
        ),
    ] = False
    ipv6_egress: Annotated[
        Literal["egress_only", "none"],
        Meta(
            description="How private tiers reach the internet by IPv6: through an egress-only "
            "internet gateway, which lets nobody in, or not at all"
        ),
    ] = "egress_only"
    nat: Annotated[Nat, Meta(description="NAT gateways")] = Nat()
    endpoints: Annotated[Endpoints, Meta(description="VPC endpoints")] = Endpoints()
    flow_logs: Annotated[FlowLogs, Meta(description="Flow logs, in an S3 bucket")] = FlowLogs()
    forbidden_zone_ids: Annotated[
        Unordered[Annotated[str, Meta(pattern="^[a-z0-9]+-az[0-9]$", examples=["use1-az3"])]],
        Meta(description="IDs of zones that lack services this platform uses"),
    ] = []

    @property
    def blocks(self) -> tuple[str, ...]:
        """All IPv4 blocks of the VPC, `cidr` first."""
        return (self.cidr, *self.secondary_cidrs)

    def block_of(self, cidr: str) -> str:
        """The block of the VPC that a subnet lies in; empty if it lies in none."""
        return next((block for block in self.blocks if is_inside(cidr, block)), "")

    def subnets(self) -> Iterator[Subnet]:
        """By tier, then by zone."""
        for name, tier in self.tiers.items():
            for zone, key, cidr in tier.by_zone(self.zones):
                yield Subnet(part_name(name, tier), zone, key, self._moved(cidr))

    def ipv6_index(self, subnet: Subnet) -> int:
        """Which /64 of the VPC's /56 it gets: as it is written, or by its place in its block.

        The place is the eight bits behind the block's prefix: 10.0.16.0/20 of 10.0.0.0/16 is the
        16th, whatever other subnets there are.
        """
        written = self.tiers[subnet.tier].ipv6_indexes.get(subnet.zone)
        block = self.block_of(subnet.cidr)
        if written is not None or not block:
            return written or 0
        whole, part = parsed(block), parsed(subnet.cidr)
        offset = int(part.network_address) - int(whole.network_address)
        return offset >> max(ADDRESS_BITS - whole.prefixlen - INDEX_BITS, 0)

    def lets_ipv6_out(self) -> bool:
        """Whether there is an egress-only internet gateway."""
        return self.ipv6 and self.ipv6_egress == "egress_only" and bool(self.tiers_of("private"))

    def _moved(self, cidr: str) -> str:
        return cidr if self.subnet_base is None else _moved(self.subnet_base, self.cidr, cidr)

    def tiers_of(self, role: str) -> list[str]:
        return [name for name in by_first_name(self.tiers) if self.tiers[name].role == role]

    def route_tables(self, roles: Sequence[str] = ROLES) -> Iterator[str]:
        """One for public tiers, one in each zone for private ones, one for isolated ones."""
        for role in [role for role in ROLES if role in roles and self.tiers_of(role)]:
            yield from [f"private-{zone}" for zone in self.zones] if role == "private" else [role]

    def nat_tier(self) -> str:
        """The public tier whose subnets hold the NAT gateways; empty if there is none."""
        public = self.tiers_of("public")
        return self.nat.tier if self.nat.tier in public else next(iter(public), "")

    def zones_for_nat(self) -> list[str]:
        """Zones with a subnet of that tier."""
        tier = self.tiers.get(self.nat_tier())
        return [zone for zone, _, _ in tier.by_zone(self.zones)] if tier else []

    def nat_zones(self) -> list[str]:
        """Zones that get a NAT gateway."""
        zones = self.zones_for_nat()
        if self.nat.placement == "none" or not self.tiers_of("private"):
            return []
        if self.nat.placement == "one_per_zone":
            return zones
        return [self.nat.zone] if self.nat.zone in zones else zones[:1]


@cache
def is_inside(cidr: str, block: str) -> bool:
    """A text that is no network (NET101) is inside of nothing."""
    try:
        return parsed(cidr).subnet_of(parsed(block))
    except ValueError:
        return False


@cache
def _moved(base: str, own: str, subnet: str) -> str:
    """Where a subnet of one block lies in another; cached, because every output needs it.

    A subnet that is no network (NET101), is not in the first block, or has no place in the other
    because that is smaller (NET001), stays where it is.
    """
    try:
        of_base, of_own, moved = parsed(base), parsed(own), parsed(subnet)
        if not moved.subnet_of(of_base):
            return subnet
        offset = int(moved.network_address) - int(of_base.network_address)
        return str(IPv4Network((int(of_own.network_address) + offset, moved.prefixlen)))
    except ValueError:
        return subnet


@cache
def _size(cidr: str) -> int:
    return ip_network(cidr, strict=False).num_addresses
