"""Address arithmetic: what tasks, hosts and endpoints of a tier need, what its subnets have.

Other kinds say what they need by `address_needs` on their models, so that none is named here.
"""

from collections.abc import Iterator

from specgen.findings import Problem
from specgen.model import AddressNeed
from specgen.project import Here
from specgen.systems.network.model import Network


def address_problems(spec: Network, here: Here) -> Iterator[Problem]:
    needs = list(_needs(spec, here))
    for tiers in dict.fromkeys(need.tiers for need in needs):
        wanted = [need for need in needs if set(need.tiers) <= set(tiers)]
        need = sum(n.count for n in wanted)
        have = sum(s.usable for s in spec.subnets() if s.tier in tiers)
        if need > have:
            names = " and ".join(tiers)
            message = f"{names}: {need} addresses needed, {have} free"
            parts = ", ".join(f"{n.count} for {n.what}" for n in wanted)
            hint = f"{parts}; give the tier larger blocks, or its users another tier beside it"
            yield Problem(("tiers", tiers[0], "cidrs"), message, hint)


def _needs(spec: Network, here: Here) -> Iterator[AddressNeed]:
    if spec.endpoints.interface and spec.endpoints.tier in spec.tiers:
        count = len(spec.endpoints.interface) * len(spec.zones)
        yield AddressNeed(here.name, (spec.endpoints.tier,), count, "interface endpoints")
    for effective in here.project.effectives:
        if (effective.environment, effective.region) == (here.environment, here.region):
            other = Here(here.project, effective)
            for need in effective.spec.address_needs(other):
                known = tuple(t for t in need.tiers if t in spec.tiers)
                if need.network == here.name and known:
                    yield AddressNeed(need.network, known, need.count, need.what)
