"""What AWS refuses in a network, and what makes one too small or less available than it looks."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from itertools import combinations

from specgen.aging import known_on
from specgen.checking import At, check, project_check
from specgen.facts import regions
from specgen.facts.quotas import SUBNET_PREFIX_RANGE
from specgen.findings import Pointer, Problem, Severity
from specgen.project import Effective, Here, Project
from specgen.systems.network.capacity import address_problems
from specgen.systems.network.model import Network

SUBNETS = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"
ENDPOINTS = (
    "https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html"
)


NAT_MAX_GBPS = 100


def _block(cidr: str) -> IPv4Network | None:
    try:
        return IPv4Network(cidr)
    except ValueError:
        return None


def _blocks(spec: Network) -> Iterator[tuple[Pointer, str]]:
    yield ("cidr",), spec.cidr
    if spec.subnet_base is not None:
        yield ("subnet_base",), spec.subnet_base
    for name, tier in spec.tiers.items():
        for i, cidr in enumerate(tier.cidrs):
            yield ("tiers", name, "cidrs", i), cidr


def _is_sound(spec: Network) -> bool:
    return all(_block(cidr) is not None for _, cidr in _blocks(spec))


@check(
    "NET101",
    "a block is a network: four numbers to 255, no bits behind the prefix",
    fact="AWS refuses 10.0.0.1/24; it wants 10.0.0.0/24",
    source=SUBNETS,
)
def blocks_are_networks(spec: Network) -> Iterator[Problem]:
    for pointer, cidr in _blocks(spec):
        try:
            IPv4Network(cidr)
        except ValueError:
            yield Problem(pointer, f"{cidr} is no network{_guess(cidr)}")


def _guess(cidr: str) -> str:
    try:
        return f"; write {IPv4Network(cidr, strict=False)}"
    except ValueError:
        return "; write it like 10.0.0.0/16"


@check(
    "NET001",
    "a subnet lies in its VPC and overlaps no other",
    fact="AWS refuses subnets outside the VPC's block, and overlapping ones",
    source=SUBNETS,
)
def subnets_are_free(spec: Network) -> Iterator[Problem]:
    if not _is_sound(spec):
        return
    vpc, taken = IPv4Network(spec.cidr), {}
    for subnet in spec.subnets():
        block, pointer = IPv4Network(subnet.cidr), ("tiers", subnet.tier, "cidrs", subnet.index)
        other = next((n for n, b in taken.items() if b.overlaps(block)), None)
        if not block.subnet_of(vpc):
            hint = "choose a block inside it; `subnet_base` moves blocks with `cidr`"
            yield Problem(pointer, f"{block} is not inside the VPC's {vpc}", hint)
        elif other is not None:
            message = f"{block} is not free in {vpc}: {taken[other]} of {other} overlaps it"
            yield Problem(pointer, message, "choose a free block")
        taken[subnet.role] = block


@check(
    "NET002",
    "subnets are between /16 and /28",
    fact="a VPC and its subnets have 16 to 65,536 addresses",
    source=SUBNETS,
)
def subnets_have_a_size(spec: Network) -> Iterator[Problem]:
    low, high = SUBNET_PREFIX_RANGE
    for pointer, cidr in _blocks(spec):
        block = _block(cidr)
        if block is not None and not low <= block.prefixlen <= high:
            message = f"{cidr} is a /{block.prefixlen}; AWS allows /{low} to /{high}"
            yield Problem(pointer, message)


@check("NET102", "every tier has a block for each zone", source=SUBNETS)
def tiers_cover_the_zones(spec: Network) -> Iterator[Problem]:
    for name, tier in spec.tiers.items():
        if len(tier.cidrs) != len(spec.zones):
            message = f"tier {name}: {len(tier.cidrs)} blocks for {len(spec.zones)} zones"
            hint = f"write one block for each of {', '.join(spec.zones)}"
            yield Problem(("tiers", name, "cidrs"), message, hint)


@check(
    "NET004",
    "a zone belongs to the region",
    severity=Severity.WARNING,
    fact="AWS refuses zone names that the region does not have",
    source="cfn-lint and moto, see facts/data/regions.json",
    date="2026-10-20",
)
def zones_exist(spec: Network, here: Here) -> Iterator[Problem]:
    known = regions.zones(here.region)
    for i, letter in enumerate(spec.zones):
        if known and f"{here.region}{letter}" not in known:
            letters = ", ".join(zone.removeprefix(here.region) for zone in known)
            message = f"{here.region}{letter} was not known on {known_on('regions')}"
            yield Problem(("zones", i), f"{message}; write one of {letters}")


@check(
    "NET005",
    "zones are not ones that lack services",
    severity=Severity.WARNING,
    fact="zone names are given to zone ids anew in each account, so a name may mean any of them",
    source="https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html",
)
def zones_may_be_forbidden(spec: Network, here: Here) -> Iterator[Problem]:
    key = here.platform.regions[here.region].key
    for i, zone_id in enumerate(spec.forbidden_zone_ids):
        if zone_id.startswith(f"{key}-"):
            message = f"one of the zones {', '.join(spec.zones)} may be {zone_id} in this account"
            hint = "look with `aws ec2 describe-availability-zones`, then record a decision"
            yield Problem(("forbidden_zone_ids", i), message, hint)


@check(
    "NET007",
    "with a NAT gateway in each zone there are as many as zones",
    fact="a zone without a gateway of its own loses the internet with another zone",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
)
def nat_gateways_match_zones(spec: Network) -> Iterator[Problem]:
    made, expected = len(spec.nat_zones()), spec.nat.expected_count
    if expected is not None and expected != made:
        message = f"nat.placement {spec.nat.placement} makes {made} of {expected} NAT gateways"
        hint = f"zones: {', '.join(spec.zones)}; one_per_zone makes a gateway in each"
        pointer = ("nat", "expected_count")
        yield Problem(pointer, f"{message}; write {made}, or another placement", hint)
    if spec.tiers_of("private") and spec.nat.placement != "none" and not made:
        message = "NAT gateways need a public tier; add one, or write nat.placement: none"
        yield Problem(("tiers",), message)


@check(
    "NET008",
    "NAT bandwidth is nothing to configure",
    also=Severity.ERROR,
    severity=Severity.INFO,
    fact="a NAT gateway starts at 5 Gbit/s and scales to 100 Gbit/s by itself",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
)
def nat_bandwidth_is_given(spec: Network) -> Iterator[Problem]:
    wanted = spec.nat.expected_bandwidth_gbps
    if wanted is not None:
        pointer = ("nat", "expected_bandwidth_gbps")
        if wanted > NAT_MAX_GBPS:
            message = f"a NAT gateway gives {NAT_MAX_GBPS} Gbit/s at most, expected are {wanted}"
            hint = f"write {NAT_MAX_GBPS} or less, or share the traffic among more gateways"
            yield Problem(pointer, message, hint, severity=Severity.ERROR)
        else:
            message = f"{wanted} Gbit/s is nothing to configure: AWS scales a gateway by itself"
            yield Problem(pointer, f"{message}, from 5 to {NAT_MAX_GBPS} Gbit/s")


@check("NET103", "interface endpoints have a tier of the network to live in", source=ENDPOINTS)
def endpoints_have_a_tier(spec: Network) -> Iterator[Problem]:
    tier = spec.endpoints.tier
    if spec.endpoints.interface and tier not in spec.tiers:
        message = f"there is no tier `{tier}`" if tier else "interface endpoints need a tier"
        pointer = ("endpoints", "tier") if tier else ("endpoints",)
        yield Problem(pointer, f"{message}; write `tier:` with one of {', '.join(spec.tiers)}")


@check(
    "NET006",
    "the subnets of tasks hold them, during a deployment too",
    fact="awsvpc gives each task an interface and an address; AWS keeps 5 addresses of a subnet",
    source=SUBNETS,
)
def addresses_suffice(spec: Network, here: Here) -> Iterator[Problem]:
    if _is_sound(spec):
        yield from address_problems(spec, here)


@project_check(
    "PLT001",
    "the networks of all environments and regions are disjoint",
    fact="peering and transit gateways cannot route between overlapping blocks",
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html",
)
def networks_are_disjoint(project: Project) -> Iterator[At]:
    sound = [e for e in project.all("network") if _block(e.spec.cidr) is not None]
    for one, other in combinations(sound, 2):
        if IPv4Network(one.spec.cidr).overlaps(IPv4Network(other.spec.cidr)):
            message = (
                f"{other.spec.cidr} of {_where(other)} and {one.spec.cidr} of {_where(one)} "
                "overlap; they could not be peered"
            )
            hint = "choose a block that nothing else uses"
            if one.id == other.id:
                hint = "an override gives each environment and region a `cidr` of its own"
            yield At(other, Problem(("cidr",), message, hint))


def _where(effective: Effective) -> str:
    return f"{effective.id} in {effective.environment}/{effective.region}"


CHECKS = (
    blocks_are_networks,
    subnets_are_free,
    subnets_have_a_size,
    tiers_cover_the_zones,
    zones_exist,
    zones_may_be_forbidden,
    nat_gateways_match_zones,
    nat_bandwidth_is_given,
    endpoints_have_a_tier,
    addresses_suffice,
)
PROJECT_CHECKS = (networks_are_disjoint,)
