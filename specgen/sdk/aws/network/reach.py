"""Whom security groups admit and let out, according to their documents."""

from collections.abc import Iterable, Iterator
from typing import Literal

from specgen.project.here import Here
from specgen.sdk.aws.interfaces import NETWORK, SECURITY_GROUP, Rule
from specgen.sdk.aws.network.blocks import ANYWHERE, is_ipv6, of_any_family, parsed
from specgen.sdk.aws.network.rules import covers


def admits(
    here: Here, groups: Iterable[str], port: int, sources: Iterable[str], protocol: str = "tcp"
) -> bool:
    """Whether a member of `sources` reaches the port of a member of `groups`."""
    return any(
        fits(rule, port, protocol) and _is_other_side(here, rule, set(sources))
        for rule in rules(here, groups, "ingress")
    )


def known(here: Here, groups: Iterable[str]) -> bool:
    """Whether all of them have documents; references report the others."""
    return all(SECURITY_GROUP.find(here, name) for name in groups)


def lets_out(here: Here, groups: Iterable[str]) -> bool:
    """Whether members of the groups may open any connection at all."""
    return any(True for _ in rules(here, groups, "egress"))


def lets_out_to(
    here: Here, groups: Iterable[str], port: int, targets: Iterable[str], protocol: str = "tcp"
) -> bool:
    """Whether members of the groups may open a connection to a member of `targets`."""
    return any(
        fits(rule, port, protocol) and _is_other_side(here, rule, set(targets))
        for rule in rules(here, groups, "egress")
    )


def rules(
    here: Here, groups: Iterable[str], direction: Literal["ingress", "egress"]
) -> Iterator[Rule]:
    """Rules of those groups that exist."""
    for name in groups:
        group = SECURITY_GROUP.find(here, name)
        if group is not None:
            yield from group.spec.ingress if direction == "ingress" else group.spec.egress


def fits(rule: Rule, port: int, protocol: str = "tcp") -> bool:
    """Whether a rule covers the port."""
    return rule.protocol == "all" or (rule.protocol == protocol and covers(rule.ports, port))


def is_public(rule: Rule) -> bool:
    """Whether a rule may be for a public service, whose addresses are not known here."""
    if rule.prefix_list or rule.cidr in ANYWHERE:
        return True
    try:
        return rule.cidr not in {None, "vpc"} and not of_any_family(str(rule.cidr)).is_private
    except ValueError:
        return True  # NET101 reports an invalid block


def _is_other_side(here: Here, rule: Rule, groups: set[str]) -> bool:
    """A block counts if it overlaps the network of one of the groups."""
    if rule.prefix_list:
        return True  # only AWS knows what is in it
    if rule.group is not None:
        return rule.group in groups
    if rule.cidr is None:
        return False
    return rule.cidr == "vpc" or any(_overlaps(rule.cidr, c) for c in _networks(here, groups))


def _networks(here: Here, groups: set[str]) -> Iterator[str]:
    for name in groups:
        group = SECURITY_GROUP.find(here, name)
        network = NETWORK.find(here, group.spec.network) if group else None
        if network is not None:
            yield from network.spec.blocks


def _overlaps(one: str, other: str) -> bool:
    if is_ipv6(one) or is_ipv6(other):
        return False  # the blocks of a network that documents know are IPv4
    try:
        return parsed(one).overlaps(parsed(other))
    except ValueError:
        return True  # NET101 reports an invalid block
