"""Checks of the tier that a document of any kind is in."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean
from specgen.project.here import Here
from specgen.sdk.aws.interfaces import NETWORK, SECURITY_GROUP, Network


def tier_of(here: Here, network: str, tier: str) -> Any:
    """The tier as the network's document has it, or None."""
    found = NETWORK.find(here, network)
    return found.spec.tiers.get(tier) if found else None


def zones_of(here: Here, network: str, tier: str) -> int:
    """Zones in which the tier has a subnet."""
    found, block = NETWORK.find(here, network), tier_of(here, network, tier)
    return min(len(found.spec.zones), len(block.blocks)) if found and block else 0


def is_closed(network: Here[Network], tier: str) -> bool:
    """Whether it has no way to the internet for what has no public address; unknown ones have."""
    found = network.spec.tiers.get(tier)
    return found is not None and (found.role != "private" or not network.spec.nat_zones())


def unreached(
    network: Here[Network], tiers: Iterable[str], services: Iterable[str]
) -> tuple[list[str], list[str]]:
    """Tiers without a way to the internet, and services without an endpoint in the network."""
    endpoints = {*network.spec.endpoints.interface, *network.spec.endpoints.gateway}
    closed = [tier for tier in tiers if is_closed(network, tier)]
    return closed, [name for name in services if name not in endpoints]


def unknown_tier(here: Here, network: str, tier: str, pointer: Pointer) -> Iterator[Problem]:
    """The problem of a tier that the network does not have."""
    found = NETWORK.find(here, network)
    if found is not None and tier not in found.spec.tiers:
        known = list(found.spec.tiers)
        guess = did_you_mean(tier, known)
        message = f"network/{network} has no tier `{tier}`{guess}"
        yield Problem(pointer, message, f"its tiers: {', '.join(known)}")


def public_tier(here: Here, network: str, tier: str) -> Iterator[str]:
    """Says that the tier is public, and which ones are not."""
    found = tier_of(here, network, tier)
    if found is not None and found.role == "public":
        tiers = NETWORK.get(here, network).spec.tiers
        others = [name for name, other in tiers.items() if other.role != "public"]
        guess = f"write {' or '.join(others)}" if others else "add an isolated tier"
        yield f"the tier `{tier}` is public; {guess}"


def single_zone(here: Here, network: str, tier: str, wish: str) -> Iterator[Problem]:
    """The problem of a tier that has one zone only.

    wish: who needs two, such as "Multi-AZ needs"
    """
    if zones_of(here, network, tier) == 1:
        message = f"the tier `{tier}` has 1 zone, {wish} 2; add a zone to network/{network}"
        yield Problem(("tier",), message)


def strange_groups(
    here: Here, network: str, groups: Sequence[str], pointer: Pointer
) -> Iterator[Problem]:
    """The problems of security groups that belong to another network."""
    for i, name in enumerate(groups):
        group = SECURITY_GROUP.find(here, name)
        if group is not None and group.spec.network != network:
            message = (
                f"security_group/{name} belongs to network/{group.spec.network}, not to {network}"
            )
            yield Problem((*pointer, i), f"{message}; name a group of network/{network}")
