"""Model of a peering document, and the connections that follow from it."""

from collections.abc import Iterator
from itertools import combinations
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import (
    Bought,
    Derived,
    Here,
    Model,
    Ordered,
    Unordered,
    UnorderedTuple,
    Usage,
    reference,
)
from specgen.sdk.aws.interfaces import NETWORK

Pair = tuple[str, str]
"""Two regions; the first requests the connection."""


class Peering(Model, kw_only=True):
    """Connects the networks of one name in all regions of an environment, with routes."""

    network: Annotated[
        str, reference("network", "The network, in each of the regions", any_region=True)
    ]
    pairs: Annotated[
        Unordered[
            Annotated[
                Ordered[str],
                Meta(
                    description="Two regions; the first requests the connection",
                    min_length=2,
                    max_length=2,
                ),
            ]
        ],
        Meta(
            description="Pairs of regions to connect; defaults to every pair, in which the "
            "region whose name sorts first requests the connection",
            examples=[[["us-east-1", "us-west-2"]]],
        ),
    ] = []
    routed: Annotated[
        UnorderedTuple[Literal["public", "private", "isolated"]],
        Meta(
            description="Roles of the tiers whose route tables get routes to the other regions; "
            "tiers of one role share their tables",
            min_length=1,
        ),
    ] = ("isolated", "private")
    dns_resolution: Annotated[
        bool,
        Meta(
            description="Resolve public DNS names of the other network's hosts to private addresses"
        ),
    ] = True

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("peering_gib", "peering-gib", ("pairs",))

    def members(self, here: Here) -> dict[str, Here]:
        """Region -> the network there, by the region's name."""
        found = (
            (region, NETWORK.at(here.project, self.network, here.environment, region))
            for region in here.platform.regions_of(here.environment)
        )
        return {region: type(here)(here.project, e) for region, e in found if e is not None}

    def connections(self, here: Here) -> list[Pair]:
        """Pairs of regions that have the network."""
        members = self.members(here)
        if not self.pairs:
            return list(combinations(members, 2))
        return [(a, b) for a, b in self.pairs if a in members and b in members and a != b]

    def reads(self, here: Here) -> Iterator[Here]:
        connected = {region for pair in self.connections(here) for region in pair}
        yield from (network for r, network in self.members(here).items() if r in connected)

    def derived(self, here: Here) -> Iterator[Derived]:
        members, connections = self.members(here), self.connections(here)
        keys = {region: here.platform.regions[region].key for region in members}
        how = ", ".join(f"{keys[a]}-{keys[b]}" for a, b in connections)
        yield Derived("connections", len(connections), "", how)
        ways = [way for pair in connections for way in (pair, pair[::-1])]
        blocks = {
            r: sum(len(members[far].spec.blocks) for near, far in ways if near == r)
            for r in dict.fromkeys(near for pair in connections for near in pair)
        }
        tables = {r: len(list(members[r].spec.route_tables(self.routed))) for r in blocks}
        parts = [f"{keys[r]} {count} x {tables[r]}" for r, count in blocks.items()]
        total = sum(count * tables[r] for r, count in blocks.items())
        yield Derived("routes", total, "", f"{', '.join(parts)} tables")
