"""Address arithmetic: what tasks, hosts and endpoints need, and what the subnets of tiers have.

Other kinds say what they need by `address_needs` on their models, so that none is named here.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from specgen.findings import Problem
from specgen.model import AddressNeed
from specgen.project import Here
from specgen.systems.network.model import Network

Tiers = frozenset[str]


def address_problems(spec: Network, here: Here) -> Iterator[Problem]:
    """Needs can be met when every set of tiers holds those that may live nowhere else."""
    needs = list(_needs(spec, here))
    short: list[Tiers] = []
    for tiers in _sets_of_tiers([frozenset(need.tiers) for need in needs]):
        wanted = [need for need in needs if tiers.issuperset(need.tiers)]
        need = sum(n.count for n in wanted)
        have = sum(s.usable for s in spec.subnets() if s.tier in tiers)
        if need > have and not any(known < tiers for known in short):
            short.append(tiers)
            names = [name for name in spec.tiers if name in tiers]
            message = f"{' and '.join(names)}: {need} addresses needed, {have} free"
            parts = ", ".join(f"{n.count} for {n.what}" for n in wanted)
            hint = f"{parts}; give the tier larger blocks, or its users another tier beside it"
            yield Problem(("tiers", names[0], "cidrs"), message, hint)


def _sets_of_tiers(needed: Sequence[Tiers]) -> list[Tiers]:
    """Every union of what documents may use, small ones first; only such a set can be too small."""
    kinds = list(dict.fromkeys(needed))
    unions = {
        frozenset[str]().union(*chosen)
        for count in range(1, len(kinds) + 1)
        for chosen in combinations(kinds, count)
    }
    return sorted(unions, key=lambda tiers: (len(tiers), sorted(tiers)))


def _needs(spec: Network, here: Here) -> Iterator[AddressNeed]:
    if spec.endpoints.interface and spec.endpoints.tier in spec.tiers:
        count = len(spec.endpoints.interface) * len(spec.zones)
        yield AddressNeed(here.name, (spec.endpoints.tier,), count, "interface endpoints")
    for effective in here.project.at(here.environment, here.region):
        other = Here(here.project, effective)
        for need in effective.spec.address_needs(other):
            known = tuple(t for t in need.tiers if t in spec.tiers)
            if need.network == here.name and known:
                yield AddressNeed(need.network, known, need.count, need.what)
