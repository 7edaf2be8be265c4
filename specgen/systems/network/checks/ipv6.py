"""IPv6 blocks of subnets."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.network.blocks import ANY_IPV6
from specgen.systems.network.checks.blocks import SUBNETS, is_sound
from specgen.systems.network.model import Network
from specgen.systems.network.model.fields import INDEX_BITS

READ = "2026-11-30"
GATEWAY = "https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html"


@check(
    "NET116",
    "each subnet has an IPv6 block of its own",
    fact="AWS refuses a subnet whose IPv6 block another subnet of the VPC has",
    source=SUBNETS,
    date=READ,
)
def ipv6_blocks_differ(spec: Network) -> Iterator[Problem]:
    if not spec.ipv6 or not is_sound(spec):
        return
    used = {spec.ipv6_index(subnet) for subnet in spec.subnets()}
    free = (index for index in range(2**INDEX_BITS) if index not in used)
    seen: dict[int, str] = {}
    for subnet in spec.subnets():
        index, tier = spec.ipv6_index(subnet), spec.tiers[subnet.tier]
        if index in seen:
            at: Pointer = ("tiers", subnet.tier, "cidrs", subnet.key)
            if subnet.zone in tier.ipv6_indexes:
                at = ("tiers", subnet.tier, "ipv6_indexes", subnet.zone)
            message = f"{subnet.role} and {seen[index]} both get the IPv6 block {index} of the VPC"
            right = f"write `ipv6_indexes: {{{subnet.zone}: {next(free, 0)}}}` in its tier"
            yield Problem(at, f"{message}; {right}")
        seen.setdefault(index, subnet.role)


@check(
    "NET117",
    "an IPv6 block is of a zone in which its tier has a subnet",
    source=SUBNETS,
    date=READ,
)
def indexes_have_a_subnet(spec: Network) -> Iterator[Problem]:
    for name, tier in spec.tiers.items():
        zones = [zone for zone, _, _ in tier.by_zone(spec.zones)]
        for zone in tier.ipv6_indexes:
            if zone not in zones:
                message = f"{name} has no subnet in zone {zone}; remove it, or write one of "
                at = ("tiers", name, "ipv6_indexes", zone)
                yield Problem(at, f"{message}{', '.join(zones)}", at_key=True)


@check(
    "NET118",
    "what a document says about IPv6 is about a network that has it",
    severity=Severity.WARNING,
    fact="a VPC has no IPv6 block until one is asked for, and without one it has no route to "
    f"{ANY_IPV6}; an egress-only gateway is for private tiers alone",
    source=GATEWAY,
    date=READ,
)
def ipv6_is_there(spec: Network, here: Here) -> Iterator[Problem]:
    asked = "ipv6_egress" in here.effective.data
    if asked and spec.ipv6 and not spec.tiers_of("private"):
        message = "no tier of this network is private, so this changes nothing; remove it"
        yield Problem(("ipv6_egress",), message, at_key=True)
    if spec.ipv6:
        return
    places: list[Pointer] = [("ipv6_egress",)] if asked else []
    places += [("tiers", name, "ipv6_indexes") for name, t in spec.tiers.items() if t.ipv6_indexes]
    for at in places:
        message = "this network has no IPv6; write `ipv6: true`, or remove this"
        yield Problem(at, message, at_key=True)


IPV6 = (ipv6_blocks_differ, indexes_have_a_subnet, ipv6_is_there)
