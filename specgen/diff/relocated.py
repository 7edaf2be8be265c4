"""Resources whose document is in another root module now: Terraform would make them again.

Files cannot say that to Terraform, because a `moved` block stays inside one root module: their
state has to move.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from specgen.diff.elements import SHARED, Element
from specgen.diff.sides import MARK, Side, parse
from specgen.diff.structural import Pair


@dataclass(frozen=True, slots=True)
class Relocated:
    """old, new: ids of root modules; addresses: the same in both"""

    old: str
    new: str
    addresses: tuple[str, ...]


def relocated(pairs: Mapping[str, Pair]) -> tuple[Relocated, ...]:
    """Between root modules of one environment and region, what goes here and comes there.

    What a root module publishes is left out: its path has the name of the root module.
    """
    coming = {
        (_place(module), element.document, address): module
        for module, both in pairs.items()
        for address, element in both.head.resources.items()
        if both.before(address) is None
    }
    found = sorted(
        (module, new, element.address)
        for module, both in pairs.items()
        for element in _going(both)
        if (new := coming.get((_place(module), element.document, element.address)))
    )
    return tuple(
        Relocated(*key, tuple(address for *_, address in group))
        for key, group in groupby(found, key=lambda one: one[:2])
    )


def _going(both: Pair) -> Iterator[Element]:
    for address, element in both.base.resources.items():
        stays = address in both.moves or address in both.head.resources
        if not stays and element.document not in SHARED:
            yield element


def _place(module: str) -> str:
    """prod/us-east-1/data -> prod/us-east-1"""
    return module.rpartition("/")[0]


def backend(side: Side, module: str) -> dict[str, Any]:
    """Where the state of a root module is."""
    settings = parse(module, {MARK: side.modules[module][MARK]})
    found: dict[str, Any] = next(iter(settings.values()))["terraform"]["backend"]
    return found


def advice(found: Iterable[Relocated]) -> list[str]:
    return [
        f"{_count(one.addresses)} from {one.old} to {one.new}: Terraform would destroy and create "
        "them; `specgen diff --format sh` prints the commands that move their state instead"
        for one in found
    ]


def _count(addresses: tuple[str, ...]) -> str:
    return "1 resource moves" if len(addresses) == 1 else f"{len(addresses)} resources move"
