"""Address arithmetic: what tasks, hosts and endpoints need, and what the subnets of tiers have.

Other kinds declare their needs by `address_needs` of their models, so this names no kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from specgen.sdk import AddressNeed, Here, Problem, Project
from specgen.systems.network.model.fields import Fields

Tiers = frozenset[str]


@dataclass(frozen=True, slots=True)
class Demand:
    """What may only be in these tiers; tiers: in the document's order; free: addresses"""

    tiers: tuple[str, ...]
    needs: tuple[AddressNeed, ...]
    free: int

    @property
    def count(self) -> int:
        return sum(need.count for need in self.needs)


def address_problems(spec: Fields, here: Here) -> Iterator[Problem]:
    """Needs can be met if every set of tiers has room for those that may be nowhere else."""
    short: list[Tiers] = []
    for demand in demands(spec, here):
        tiers = frozenset(demand.tiers)
        if demand.count > demand.free and not any(known < tiers for known in short):
            short.append(tiers)
            names = " and ".join(demand.tiers)
            message = f"{names}: {demand.count} addresses needed, {demand.free} free"
            parts = ", ".join(f"{n.count} for {n.what}" for n in demand.needs)
            hint = f"{parts}; give the tier larger blocks, or its users a second tier"
            yield Problem(("tiers", demand.tiers[0], "cidrs"), message, hint)


def demands(spec: Fields, here: Here) -> Iterator[Demand]:
    """Demands on every set of tiers that can be too small, small sets first."""
    wanted = list(needs(spec, here))
    for tiers in _sets_of_tiers([frozenset(need.tiers) for need in wanted]):
        inside = tuple(need for need in wanted if tiers.issuperset(need.tiers))
        free = sum(s.usable for s in spec.subnets() if s.tier in tiers)
        yield Demand(tuple(name for name in spec.tiers if name in tiers), inside, free)


def _sets_of_tiers(needed: Sequence[Tiers]) -> list[Tiers]:
    """Every union of what documents may use, small ones first; only such a set can be too small.

    Sets whose parts share no tier are left out, because their parts are checked already.
    """
    kinds = list(dict.fromkeys(needed))
    unions = {
        frozenset[str]().union(*chosen)
        for count in range(1, len(kinds) + 1)
        for chosen in combinations(kinds, count)
    }
    whole = (tiers for tiers in unions if _hangs_together(tiers, kinds))
    return sorted(whole, key=lambda tiers: (len(tiers), sorted(tiers)))


def _hangs_together(tiers: Tiers, kinds: Sequence[Tiers]) -> bool:
    inside = [kind for kind in kinds if tiers >= kind]
    reached = inside[0] if inside else tiers
    for _ in inside:
        reached = reached.union(*(kind for kind in inside if reached & kind))
    return reached == tiers


def needs(spec: Fields, here: Here) -> Iterator[AddressNeed]:
    if spec.endpoints.interface and spec.endpoints.tier in spec.tiers:
        count = len(spec.endpoints.interface) * len(spec.zones)
        yield AddressNeed(here.name, (spec.endpoints.tier,), count, "interface endpoints")
    for need in here.project.once(_by_network).get((*here.effective.spot, here.name), ()):
        if known := tuple(t for t in need.tiers if t in spec.tiers):
            yield AddressNeed(need.network, known, need.count, need.what)


def _by_network(project: Project) -> dict[tuple[str, str, str], list[AddressNeed]]:
    """Environment, region, network -> what all documents there need of it."""
    found: dict[tuple[str, str, str], list[AddressNeed]] = {}
    for effective in project.effectives:
        for need in effective.spec.address_needs(Here(project, effective)):
            found.setdefault((*effective.spot, need.network), []).append(need)
    return found
