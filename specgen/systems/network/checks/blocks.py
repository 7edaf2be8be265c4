"""Blocks of addresses: of the VPC, of its subnets, and of other networks."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from ipaddress import IPv4Network
from typing import Any

from specgen.facts.quotas import SUBNET_PREFIX_RANGE
from specgen.sdk import At, Effective, Pointer, Problem, Project, Severity, check, project_check
from specgen.sdk.aws.network.blocks import SHARED, parsed
from specgen.systems.network.checks.ranges import allowed, refused
from specgen.systems.network.model import NETWORK, Network

DOCKER = IPv4Network("172.17.0.0/16")
SUBNETS = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"


def block_of(cidr: str) -> IPv4Network | None:
    try:
        return parsed(cidr)
    except ValueError:
        return None


def _blocks(spec: Network) -> Iterator[tuple[Pointer, str]]:
    yield ("cidr",), spec.cidr
    yield from ((("secondary_cidrs", i), cidr) for i, cidr in enumerate(spec.secondary_cidrs))
    if spec.subnet_base is not None:
        yield ("subnet_base",), spec.subnet_base
    for name, tier in spec.tiers.items():
        items = tier.cidrs.items() if isinstance(tier.cidrs, dict) else enumerate(tier.cidrs)
        yield from ((("tiers", name, "cidrs", key), cidr) for key, cidr in items)


def is_sound(spec: Network) -> bool:
    return all(block_of(cidr) is not None for _, cidr in _blocks(spec))


@check(
    "NET101",
    "a block is a network: four numbers up to 255, no bits set after the prefix",
    fact="AWS refuses 10.0.0.1/24; it wants 10.0.0.0/24",
    source=SUBNETS,
)
def blocks_are_networks(spec: Network) -> Iterator[Problem]:
    for pointer, cidr in _blocks(spec):
        try:
            IPv4Network(cidr)
        except ValueError:
            yield Problem(
                pointer, f"{cidr} is not a network; write {_instead(spec, pointer, cidr)}"
            )


def _instead(spec: Network, pointer: Pointer, cidr: str) -> str:
    """The network around the address if it may be there, or what may."""
    part, (low, high) = pointer[0], SUBNET_PREFIX_RANGE
    around = block_of(spec.subnet_base or spec.cidr) if part == "tiers" else None
    first = block_of(spec.cidr) if part == "secondary_cidrs" else None
    parts = {"tiers": {"tiers"}, "secondary_cidrs": {"cidr", "secondary_cidrs"}}.get(part, set())
    with suppress(ValueError):
        network = IPv4Network(cidr, strict=False)
        others = (block_of(c) for at, c in _blocks(spec) if at[0] in parts and at != pointer)
        is_free = not any(other and network.overlaps(other) for other in others)
        is_in = around is None or network.subnet_of(around)
        is_added = first is None or not refused(first, network)
        if low <= network.prefixlen <= high and is_free and is_in and is_added:
            return str(network)
    inside = f"a free one inside {around}" if around else "it like 10.0.0.0/16"
    inside = f"a free block of {allowed(first)}" if first else inside
    return f"{inside}, with a prefix of /{low} to /{high}"


@check(
    "NET001",
    "a subnet lies inside its VPC and overlaps no other",
    fact="AWS refuses subnets outside the VPC's blocks, and overlapping ones; a block outside "
    "`subnet_base` has no place in it to keep",
    source=SUBNETS,
)
def subnets_are_free(spec: Network) -> Iterator[Problem]:
    if not is_sound(spec):
        return
    base, taken = parsed(spec.subnet_base or spec.cidr), {}
    vpc = " and ".join(spec.blocks)
    for subnet in spec.subnets():
        block, pointer = IPv4Network(subnet.cidr), ("tiers", subnet.tier, "cidrs", subnet.key)
        other = next((n for n, b in taken.items() if b.overlaps(block)), None)
        cidrs: Any = spec.tiers[subnet.tier].cidrs
        written = parsed(cidrs[subnet.key])
        is_moved = spec.block_of(subnet.cidr) not in spec.secondary_cidrs
        if spec.subnet_base and is_moved and not written.subnet_of(base):
            hint = f"write the tiers' blocks inside {base}, or leave out `subnet_base`"
            yield Problem(pointer, f"{written} is not inside `subnet_base`, {base}", hint)
        elif not spec.block_of(subnet.cidr):
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
        block = block_of(cidr)
        if block is not None and not low <= block.prefixlen <= high:
            message = f"{cidr} is a /{block.prefixlen}; AWS allows /{low} to /{high}"
            yield Problem(pointer, message)


@check(
    "NET113",
    "a network leaves Docker its block",
    severity=Severity.WARNING,
    fact="Docker's bridge has 172.17.0.0/16 on every host, and AWS services that use Docker fail "
    "in a network with it; AWS asks not to use it",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    date="2026-11-29",
)
def block_is_not_dockers(spec: Network) -> Iterator[Problem]:
    for pointer, cidr in _blocks(spec):
        block = block_of(cidr) if pointer[0] in {"cidr", "secondary_cidrs"} else None
        if block is not None and block.overlaps(DOCKER):
            message = f"{cidr} overlaps {DOCKER}, which Docker uses on each host itself"
            yield Problem(pointer, f"{message}; choose another block", "such as one of 10.0.0.0/8")


@check("NET102", "every tier has a block for each zone", source=SUBNETS)
def tiers_cover_the_zones(spec: Network) -> Iterator[Problem]:
    for name, tier in spec.tiers.items():
        if isinstance(tier.cidrs, dict):
            yield from _zones_of(name, tier.cidrs, spec.zones)
        elif len(tier.cidrs) != len(spec.zones):
            message = f"tier {name}: {len(tier.cidrs)} blocks for {len(spec.zones)} zones"
            hint = f"write one block for each of {', '.join(spec.zones)}"
            yield Problem(("tiers", name, "cidrs"), message, hint)


def _zones_of(tier: str, cidrs: Mapping[str, str], zones: Sequence[str]) -> Iterator[Problem]:
    for zone in zones:
        if zone not in cidrs:
            message = f"tier {tier} has no block for zone {zone}; write `{zone}: ...`"
            yield Problem(("tiers", tier, "cidrs"), message)
    for zone in cidrs:
        if zone not in zones:
            message = f"{zone} is not one of the zones {', '.join(zones)}; remove its block"
            pointer = ("tiers", tier, "cidrs", zone)
            yield Problem(pointer, message, "or add it to `zones`", at_key=True)


@project_check(
    "PLT001",
    "the networks of all environments and regions are disjoint",
    across=True,
    fact="peering and transit gateways cannot route between overlapping blocks",
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html",
)
def networks_are_disjoint(project: Project) -> Iterator[At]:
    """Blocks of SHARED may be in many networks, unless a peering connects these (PEER105)."""
    found = [(e, at, cidr) for e in NETWORK.all(project) for at, cidr in _routed(e.spec)]
    for i, j in sorted(_overlapping([block_of(cidr) for _, _, cidr in found])):
        (one, _, first), (other, pointer, second) = found[i], found[j]
        if one is other:
            continue  # NET115
        message = (
            f"{second} of {_where(other)} and {first} of {_where(one)} "
            "overlap; they cannot be peered"
        )
        hint = "choose a block that nothing else uses"
        if one.id == other.id:
            hint = f"an override gives each environment and region a `{pointer[0]}` of its own"
        yield At(other, Problem(pointer, message, hint))


def _routed(spec: Network) -> Iterator[tuple[Pointer, str]]:
    yield ("cidr",), spec.cidr
    for i, cidr in enumerate(spec.secondary_cidrs):
        block = block_of(cidr)
        if block is not None and not block.subnet_of(SHARED):
            yield ("secondary_cidrs", i), cidr


def _overlapping(blocks: Sequence[IPv4Network | None]) -> Iterator[tuple[int, int]]:
    """Pairs of positions, the smaller first.

    If two blocks overlap, one contains the other: in this order it is among those still open.
    """
    known = [(block, i) for i, block in enumerate(blocks) if block is not None]
    around: list[tuple[IPv4Network, int]] = []
    for block, i in sorted(known, key=lambda item: (item[0].network_address, item[0].prefixlen)):
        around = [(outer, j) for outer, j in around if outer.overlaps(block)]
        yield from ((min(i, j), max(i, j)) for _, j in around)
        around.append((block, i))


def _where(effective: Effective) -> str:
    return f"{effective.id} in {effective.environment}/{effective.region}"


BLOCKS = (
    blocks_are_networks,
    subnets_are_free,
    subnets_have_a_size,
    block_is_not_dockers,
    tiers_cover_the_zones,
)
