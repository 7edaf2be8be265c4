"""Secondary blocks of a VPC: which ranges AWS adds to which."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from specgen.sdk import Pointer, Problem, check
from specgen.systems.network.checks.blocks import block_of
from specgen.systems.network.checks.ranges import BLOCKS, allowed, refused
from specgen.systems.network.model import Network

READ = "2026-11-30"


def _secondary(spec: Network) -> Iterator[tuple[Pointer, IPv4Network]]:
    for i, cidr in enumerate(spec.secondary_cidrs):
        block = block_of(cidr)
        if block is not None:
            yield ("secondary_cidrs", i), block


@check(
    "NET114",
    "a secondary block is from a range that AWS adds to the VPC's own",
    fact="AWS adds no block of another private range than that of the first block, no private one "
    "to a public first block, none of 198.19.0.0/16 or 169.254.0.0/16, none of 172.31.0.0/16 to "
    "one of 172.16.0.0/12, and none of 10.0.0.0/16 to one of 10.0.0.0/15",
    source=BLOCKS,
    date=READ,
    dated=True,
)
def ranges_are_added(spec: Network) -> Iterator[Problem]:
    first = block_of(spec.cidr)
    for pointer, block in _secondary(spec):
        if first is None:
            return  # NET101
        why = refused(first, block)
        if why:
            message = f"AWS does not add {block} to {first}: {why}"
            yield Problem(pointer, f"{message}; write a block of {allowed(first)}", dated=True)


@check(
    "NET115",
    "the blocks of a VPC do not overlap",
    fact="AWS refuses a block that overlaps another one of the VPC",
    source=BLOCKS,
    date=READ,
)
def blocks_are_apart(spec: Network) -> Iterator[Problem]:
    first = block_of(spec.cidr)
    seen = [first] if first else []
    for pointer, block in _secondary(spec):
        other = next((known for known in seen if known.overlaps(block)), None)
        if other is not None:
            yield Problem(pointer, f"{block} overlaps {other}; remove it, or write a free block")
        seen.append(block)


SECONDARY = (ranges_are_added, blocks_are_apart)
