"""Blocks and subnets of a VPC that others made."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import Any

from specgen.facts import regions
from specgen.facts.freshness import known_on
from specgen.facts.quotas import SUBNET_PREFIX_RANGE
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.network import services
from specgen.sdk.aws.network.blocks import of_any_family, parsed
from specgen.systems.existing.checks.arns import READ
from specgen.systems.existing.model.network import Network, SecurityGroup, Subnet

SUBNETS = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"


def _subnets(spec: Network) -> Iterator[tuple[Pointer, Subnet]]:
    for name, tier in spec.tiers.items():
        for zone, subnet in tier.subnets.items():
            yield ("tiers", name, "subnets", zone), subnet


def _secondary(spec: Network) -> Iterator[tuple[Pointer, str]]:
    yield from ((("secondary_cidrs", i), cidr) for i, cidr in enumerate(spec.secondary_cidrs))


def _is_block(text: str) -> bool:
    try:
        return str(of_any_family(text)) == text
    except ValueError:
        return False


def _block(text: str) -> IPv4Network | None:
    try:
        return parsed(text)
    except ValueError:
        return None


@check(
    "EXI111",
    "every block is a network",
    fact="a block begins at a multiple of its size; AWS shows every block in this form",
    source=SUBNETS,
    date=READ,
)
def blocks_are_networks(spec: Any) -> Iterator[Problem]:
    written: list[tuple[Pointer, str]] = []
    if isinstance(spec, Network):
        written = [(("cidr",), spec.cidr), *_secondary(spec)]
        written += [((*at, "cidr"), subnet.cidr) for at, subnet in _subnets(spec)]
        written += [(("ipv6_cidr",), spec.ipv6_cidr)] if spec.ipv6_cidr else []
    if isinstance(spec, SecurityGroup):
        for key, rules in (("ingress", spec.rules_in), ("egress", spec.rules_out)):
            written += [((key, i, "cidr"), r.cidr) for i, r in enumerate(rules or ()) if r.cidr]
    for pointer, text in written:
        if text != "vpc" and not _is_block(text):
            yield Problem(pointer, f"{text} is no network; copy the block from AWS's console")


@check(
    "EXI112",
    "the subnets of a VPC are written once, and their blocks do not overlap",
    fact="AWS refuses a subnet whose block overlaps another one's, and a subnet is in one zone",
    source=SUBNETS,
    date=READ,
)
def subnets_are_apart(spec: Any) -> Iterator[Problem]:
    seen: list[tuple[str, Subnet]] = []
    for pointer, subnet in _subnets(spec) if isinstance(spec, Network) else ():
        here = f"{pointer[1]} {pointer[3]}"
        block = _block(subnet.cidr)
        for there, other in seen:
            known = _block(other.cidr)
            if other.id == subnet.id:
                message = f"{subnet.id} is the subnet of {there} already"
                yield Problem((*pointer, "id"), f"{message}; write the id of that of {here}")
            elif block and known and block.overlaps(known):
                message = f"{subnet.cidr} overlaps {other.cidr} of {there}"
                yield Problem((*pointer, "cidr"), f"{message}; copy both from AWS's console")
        seen.append((here, subnet))


@check(
    "EXI113",
    "subnets are in the blocks of their VPC",
    severity=Severity.WARNING,
    fact="rules with `cidr: vpc` admit the blocks of a VPC that its document names",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    date=READ,
)
def subnets_are_inside(spec: Any) -> Iterator[Problem]:
    if not isinstance(spec, Network):
        return
    blocks = [block for cidr in spec.blocks if (block := _block(cidr))]
    for pointer, subnet in _subnets(spec) if _block(spec.cidr) else ():
        block = _block(subnet.cidr)
        if block and not any(block.subnet_of(whole) for whole in blocks):
            vpc = " and ".join(spec.blocks)
            message = f"{subnet.cidr} is not in {vpc}, so rules with `cidr: vpc` leave it out"
            right = "write the block of the VPC that it is in among `secondary_cidrs`"
            yield Problem((*pointer, "cidr"), f"{message}; {right}")


@check(
    "EXI114",
    "each tier of a VPC with several zones is in more than one",
    severity=Severity.WARNING,
    fact="a load balancer needs two zones, and what is in one zone fails with it",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "application-load-balancers.html",
    date=READ,
)
def tiers_span_zones(spec: Any) -> Iterator[Problem]:
    for name, tier in spec.tiers.items() if isinstance(spec, Network) else ():
        others = [zone for zone in spec.zones if zone not in tier.subnets]
        if others and len(tier.subnets) == 1:
            message = f"the tier `{name}` has a subnet in zone {next(iter(tier.subnets))} only"
            right = f"write its subnets of {', '.join(others)}, too, if it has any"
            yield Problem(("tiers", name, "subnets"), f"{message}; {right}")


@check(
    "EXI115",
    "the blocks of a VPC and of its subnets have sizes that AWS has",
    fact="an IPv4 block of a VPC, and of a subnet, is between a /28 and a /16",
    source=SUBNETS,
    date=READ,
)
def blocks_have_sizes_of_aws(spec: Any) -> Iterator[Problem]:
    if not isinstance(spec, Network):
        return
    low, high = SUBNET_PREFIX_RANGE
    written: list[tuple[Pointer, str]] = [(("cidr",), spec.cidr), *_secondary(spec)]
    written += [((*at, "cidr"), subnet.cidr) for at, subnet in _subnets(spec)]
    for pointer, text in written:
        block = _block(text)
        if block and not low <= block.prefixlen <= high:
            message = f"{text} is no block of a VPC or subnet, which is a /{low} to /{high}"
            yield Problem(pointer, f"{message}; copy it from AWS's console")


@check(
    "EXI117",
    "a subnet is in a zone of its region",
    severity=Severity.WARNING,
    fact="a region has few zones, and the letters of their names are known",
    source="cfn-lint and moto, see facts/data/regions.json",
    date=READ,
    topics=("regions",),
)
def zones_exist(spec: Any, here: Here) -> Iterator[Problem]:
    known = [zone.removeprefix(here.region) for zone in regions.zones(here.region)]
    for pointer, _ in _subnets(spec) if isinstance(spec, Network) and known else ():
        if pointer[-1] not in known:
            message = f"{here.region}{pointer[-1]} was not known on {known_on('regions')}"
            yield Problem(pointer, f"{message}; write one of {', '.join(known)}", at_key=True)


@check(
    "EXI118",
    "an interface endpoint is of a service that has one",
    also=Severity.WARNING,
    fact="checks count on these endpoints, and find those of services that they know",
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/"
    "aws-services-privatelink-support.html",
    date=READ,
    topics=("endpoint_services",),
    dated=True,
)
def services_exist(spec: Any, here: Here) -> Iterator[Problem]:
    if isinstance(spec, Network):
        written = enumerate(spec.endpoints.interface)
        named = ((("endpoints", "interface", i), service) for i, service in written)
        yield from services.strange(named, here.region)


NETWORK_CHECKS = (
    zones_exist,
    services_exist,
    blocks_are_networks,
    subnets_are_apart,
    subnets_are_inside,
    tiers_span_zones,
    blocks_have_sizes_of_aws,
)
