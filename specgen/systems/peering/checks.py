"""What AWS refuses in a peering, and what makes one useless."""

from collections.abc import Iterator
from contextlib import suppress
from ipaddress import IPv4Network

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import Network
from specgen.sdk.aws.network.blocks import SHARED, parsed
from specgen.systems.peering.model import Peering

PEERING = "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html"
TRANSIT = "https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html"
DATE = "2026-11-24"
MESH_MAX_NETWORKS = 10


@check(
    "NET017",
    "a full mesh has at most 10 networks",
    severity=Severity.WARNING,
    fact="peering is not transitive, so every pair of networks needs its own connection and "
    "routes; a transit gateway needs one attachment for each network",
    source=TRANSIT,
    date=DATE,
)
def mesh_is_small(spec: Peering, here: Here) -> Iterator[Problem]:
    count = len(spec.members(here))
    if not spec.pairs and count > MESH_MAX_NETWORKS:
        connections = len(spec.connections(here))
        message = f"a full mesh of {count} networks has {connections} connections"
        hint = f"for more than {MESH_MAX_NETWORKS} networks a transit gateway is easier; or list "
        yield Problem(("network",), message, f"{hint}only the `pairs` you need")


@check(
    "PEER101",
    "a peering is placed once in an environment, in the primary region",
    fact="it creates the connections of all regions; a second one would request them again",
    source=PEERING,
    date=DATE,
)
def is_placed_once(_spec: Peering, here: Here) -> Iterator[Problem]:
    primary = here.platform.primary_region
    if here.region != primary:
        message = f"a peering must be in the primary region only; this one is also in {here.region}"
        pointer = ("placement", "regions") if _says_regions(here) else ("name",)
        yield Problem(pointer, f"{message}; write `placement: {{regions: primary}}`")


def _says_regions(here: Here) -> bool:
    return "regions" in here.effective.document.data.get("placement", {})


@check("PEER102", "a peering has networks to connect", source=PEERING, date=DATE)
def has_networks(spec: Peering, here: Here) -> Iterator[Problem]:
    members = spec.members(here)
    if len(members) < 2:  # noqa: PLR2004  it takes two
        where = next(iter(members), "no region")
        message = f"network/{spec.network} is in {where} only; there is nothing to connect"
        hint = f"place the peering in environments with several regions, not in {here.environment}"
        yield Problem(("network",), message, hint)


@check(
    "PEER103",
    "a pair names two regions of the network, and no pair is listed twice",
    fact="AWS connects two networks only once, whichever side requests it",
    source=PEERING,
    date=DATE,
)
def pairs_are_sound(spec: Peering, here: Here) -> Iterator[Problem]:
    members, seen = spec.members(here), set[frozenset[str]]()
    for i, pair in enumerate(spec.pairs):
        for j, region in enumerate(pair):
            if region not in members:
                message = f"network/{spec.network} of {here.environment} is not in {region}"
                hint = f"write two of {', '.join(members)}" if members else ""
                yield Problem(("pairs", i, j), message, hint)
        if pair[0] == pair[1]:
            message = f"{pair[0]} is paired with itself; write another region"
            yield Problem(("pairs", i, 1), message)
        elif frozenset(pair) in seen:
            message = f"{pair[0]} and {pair[1]} are already a pair; remove this one"
            yield Problem(("pairs", i), message)
        seen.add(frozenset(pair))


@check(
    "PEER104",
    "the routed tiers exist in every network",
    fact="without a route on both sides, replies do not come back",
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
    date=DATE,
)
def routed_roles_exist(spec: Peering, here: Here) -> Iterator[Problem]:
    members = spec.members(here)
    for i, role in enumerate(spec.routed):
        without = [region for region, n in members.items() if not n.spec.tiers_of(role)]
        if without:
            message = f"network/{spec.network} has no {role} tier in {' and '.join(without)}"
            roles = {tier.role for n in members.values() for tier in n.spec.tiers.values()}
            hint = f"write `routed: [...]` with some of {', '.join(sorted(roles))}"
            pointer = ("routed", i) if "routed" in here.effective.data else ("network",)
            yield Problem(pointer, message, hint)


@check(
    "PEER105",
    "networks that a peering connects share no block",
    fact="AWS connects no two VPCs of which any blocks overlap, routed or not",
    source=PEERING,
    date="2026-11-30",
)
def blocks_differ(spec: Peering, here: Here) -> Iterator[Problem]:
    """Only of blocks that networks may share, because PLT001 is about all others."""
    members = spec.members(here)
    for one, other in spec.connections(here):
        for block in _shared(members[one].spec):
            if any(block.overlaps(far) for far in _shared(members[other].spec)):
                message = f"{block} of {one} overlaps a block of network/{spec.network} in {other}"
                right = "give one of the two another block in `secondary_cidrs` by an override"
                yield Problem(("network",), f"{message}; {right}")


def _shared(network: Network) -> Iterator[IPv4Network]:
    for cidr in network.blocks[1:]:
        with suppress(ValueError):  # NET101
            if parsed(cidr).subnet_of(SHARED):
                yield parsed(cidr)


CHECKS = (
    mesh_is_small,
    is_placed_once,
    has_networks,
    pairs_are_sound,
    routed_roles_exist,
    blocks_differ,
)
