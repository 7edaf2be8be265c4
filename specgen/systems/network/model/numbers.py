"""Numbers that follow from a network: addresses by tier, and what it uses of quotas."""

from collections.abc import Iterator

from specgen.facts.quotas import RESERVED_ADDRESSES_PER_SUBNET
from specgen.sdk import Derived, Here, QuotaNeed
from specgen.systems.network.model.capacity import demands, needs
from specgen.systems.network.model.fields import Fields


def addresses(spec: Fields, here: Here) -> Iterator[Derived]:
    """What each tier has, and what documents together need of the tiers that they may be in.

    raises: ValueError if a block is not a network, which NET101 reports
    """
    for tier in spec.tiers:
        usable = [s.usable for s in spec.subnets() if s.tier == tier]
        sizes = dict.fromkeys(usable)
        how = " + ".join(f"{usable.count(n)} x ({_size(n)})" for n in sizes)
        yield Derived(f"usable in {tier}", sum(usable), "addresses", how)
    for demand in demands(spec, here):
        names = " and ".join(demand.tiers)
        how = ", ".join(f"{need.count} for {need.what}" for need in demand.needs)
        yield Derived(f"needed in {names}", demand.count, "addresses", how, demand.free)


def _size(usable: int) -> str:
    total = usable + RESERVED_ADDRESSES_PER_SUBNET
    return f"{total:,} - {RESERVED_ADDRESSES_PER_SUBNET}"


def quota_needs(spec: Fields, here: Here) -> Iterator[QuotaNeed]:
    """Interfaces: one for each address that documents need, and one for each NAT gateway."""
    gateways, endpoints = len(spec.nat_zones()), len(spec.endpoints.interface)
    yield QuotaNeed("vpcs", 1, ("cidr",))
    if spec.secondary_cidrs:
        pointer = ("secondary_cidrs",)
        yield QuotaNeed("ipv4_blocks_per_vpc", len(spec.blocks), pointer)
    if spec.lets_ipv6_out():
        yield QuotaNeed("egress_only_gateways", 1, ("ipv6_egress",))
    yield QuotaNeed("elastic_ips", gateways, ("nat",))
    yield QuotaNeed("nat_gateways_per_zone", 1 if gateways else 0, ("nat",))
    yield QuotaNeed("interface_endpoints_per_vpc", endpoints, ("endpoints", "interface"))
    interfaces = gateways + sum(need.count for need in needs(spec, here))
    yield QuotaNeed("network_interfaces", interfaces, ("tiers",))
