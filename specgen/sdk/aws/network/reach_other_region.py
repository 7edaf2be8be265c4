"""Whether tasks reach a store in another region: routes, ingress rules, egress rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.sdk.aws.interfaces import NETWORK, PEERING, Network, Store, Subnet
from specgen.sdk.aws.network.blocks import is_ipv6
from specgen.sdk.aws.network.reach import fits, rules


@dataclass(frozen=True, slots=True)
class Tasks:
    """Where tasks run in the region of `here`, and which security groups they have."""

    here: Here
    network: str
    tiers: Sequence[str]
    groups: Sequence[str]

    def subnets(self) -> Iterator[Subnet]:
        found = NETWORK.find(self.here, self.network)
        for subnet in found.spec.subnets() if found else ():
            if subnet.tier in self.tiers:
                yield subnet


def far_problems(
    tasks: Tasks, store: Here[Store], port: int, pointer: Pointer
) -> Iterator[Problem]:
    """The first thing that is missing."""
    what = f"{tasks.here.name} cannot reach {store.name}:{port} in {store.region}"
    groups = " or ".join(store.spec.security_groups)
    if not _connected(tasks, store):
        networks = f"network/{tasks.network} of {tasks.here.region} and {store.region}"
        hint = "add a `kind: peering` document, or add this pair or role to the existing one"
        yield Problem(pointer, f"{what}; no peering routes between {networks}", hint)
        return
    outside = [s for s in tasks.subnets() if not _admits(store, port, s.cidr)]
    if outside:
        blocks = ", ".join(subnet.cidr for subnet in outside)
        tiers = " and ".join(dict.fromkeys(subnet.tier for subnet in outside))
        hint = (
            "a rule cannot name a group of another region: add ingress rules with `cidr` for the "
        )
        hint += f"subnets of {tiers} in {tasks.here.region} to {groups}, or to one more group"
        yield Problem(pointer, f"{what}; its groups do not admit {blocks}", hint)
    elif not _lets_out(tasks, store, port):
        blocks = " and ".join(_blocks_of(store))
        hint = f"add one for port {port} and cidr {blocks} to {' or '.join(tasks.groups)}"
        yield Problem(pointer, f"{what}; no egress rule lets it out", hint)


def _network_of(store: Here[Store]) -> Network:
    return NETWORK.get(store, store.spec.network).spec


def _blocks_of(store: Here[Store]) -> list[str]:
    """Blocks of its network in which its tier has subnets."""
    far = _network_of(store)
    inside = [subnet.cidr for subnet in far.subnets() if subnet.tier == store.spec.tier]
    return [block for block in far.blocks if any(_holds(block, cidr) for cidr in inside)]


def _connected(tasks: Tasks, store: Here[Store]) -> bool:
    """Checks tiers of both sides, because answers need a route too."""
    here, far = tasks.here, _network_of(store)
    roles = {far.tiers[store.spec.tier].role} if store.spec.tier in far.tiers else set()
    near = NETWORK.find(here, tasks.network)
    roles |= {near.spec.tiers[t].role for t in tasks.tiers if near and t in near.spec.tiers}
    ends = {here.region, store.region}
    if here.project.may_lack("peering"):
        return True
    return tasks.network == store.spec.network and any(
        found.environment == here.environment
        and found.spec.network == tasks.network
        and roles <= set(found.spec.routed)
        and any(ends == set(pair) for pair in found.spec.connections(Here(here.project, found)))
        for found in PEERING.all(here.project)
    )


def _admits(store: Here[Store], port: int, block: str) -> bool:
    return any(
        fits(rule, port) and _holds(rule.cidr, block)
        for rule in rules(store, store.spec.security_groups, "ingress")
    )


def _lets_out(tasks: Tasks, store: Here[Store], port: int) -> bool:
    """A rule must cover the store's whole tier: its address is not known in advance."""
    far = _network_of(store)
    blocks = [subnet.cidr for subnet in far.subnets() if subnet.tier == store.spec.tier]
    egress = list(rules(tasks.here, tasks.groups, "egress"))
    return all(any(fits(r, port) and _holds(r.cidr, block) for r in egress) for block in blocks)


def _holds(cidr: str | None, block: str) -> bool:
    """`vpc` is the group's own network, so the other side is not in it."""
    if cidr is None or cidr == "vpc" or is_ipv6(cidr):
        return False
    try:
        return IPv4Network(block).subnet_of(IPv4Network(cidr))
    except ValueError:
        return True  # NET101 reports an invalid block
