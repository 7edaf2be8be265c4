"""Which security groups let whom in: answered from the documents of the groups."""

from collections.abc import Iterable, Iterator
from typing import Any

from specgen.project.project import Here
from specgen.sdk.aws.network.blocks import parsed


def admits(here: Here, groups: Iterable[str], port: int, sources: Iterable[str]) -> bool:
    """Whether a member of `sources` reaches the port of a member of `groups`."""
    return any(
        fits(rule, port) and _is_other_side(here, rule, set(sources))
        for rule in _rules(here, groups, "ingress")
    )


def lets_out(here: Here, groups: Iterable[str]) -> bool:
    """Whether members of the groups may open any connection at all."""
    return any(True for _ in _rules(here, groups, "egress"))


def lets_out_to(here: Here, groups: Iterable[str], port: int, targets: Iterable[str]) -> bool:
    """Whether members of the groups may open a connection to a member of `targets`."""
    return any(
        fits(rule, port) and _is_other_side(here, rule, set(targets))
        for rule in _rules(here, groups, "egress")
    )


def _rules(here: Here, groups: Iterable[str], direction: str) -> Iterator[Any]:
    for name in groups:
        group = here.find("security_group", name)
        yield from getattr(group.spec, direction) if group else ()


def fits(rule: Any, port: int) -> bool:
    """Whether a rule is about the port."""
    return rule.protocol == "all" or (rule.protocol == "tcp" and port in rule.ports)


def _is_other_side(here: Here, rule: Any, groups: set[str]) -> bool:
    """A block counts where it holds the network of one of the groups, or a part of it."""
    if rule.group is not None:
        return rule.group in groups
    if rule.cidr is None:
        return False
    return rule.cidr == "vpc" or any(_overlaps(rule.cidr, c) for c in _networks(here, groups))


def _networks(here: Here, groups: set[str]) -> Iterator[str]:
    for name in groups:
        group = here.find("security_group", name)
        network = here.find("network", group.spec.network) if group else None
        if network is not None:
            yield network.spec.cidr


def _overlaps(one: str, other: str) -> bool:
    try:
        return parsed(one).overlaps(parsed(other))
    except ValueError:
        return True  # NET101 tells of a block that is none
