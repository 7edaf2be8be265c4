"""Secondary blocks of a VPC: which ranges AWS adds to which."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from specgen.sdk import Pointer, Problem, check
from specgen.sdk.aws.network.blocks import SHARED
from specgen.systems.network.checks.blocks import block_of
from specgen.systems.network.model import Network

BLOCKS = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"
READ = "2026-11-30"

PRIVATE = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
LINK_LOCAL = IPv4Network("169.254.0.0/16")
BENCHMARK = IPv4Network("198.19.0.0/16")
DEFAULT_VPCS = IPv4Network("172.31.0.0/16")
FIRST_OF_TEN, FIRST_TWO_OF_TEN = IPv4Network("10.0.0.0/16"), IPv4Network("10.0.0.0/15")
"""What AWS keeps for itself, or does not mix.

source: BLOCKS, section "IPv4 CIDR block association restrictions" (2026-11-30)
"""


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
        why = _refused(first, block)
        if why:
            message = f"AWS does not add {block} to {first}: {why}"
            yield Problem(pointer, f"{message}; write a block of {_instead(first)}", dated=True)


def _refused(first: IPv4Network, block: IPv4Network) -> str:
    """The reason, or nothing."""
    own, other = _range(first), _range(block)
    if block.overlaps(LINK_LOCAL):
        return f"{LINK_LOCAL} is for links only"
    if block.overlaps(BENCHMARK):
        return f"{BENCHMARK} is not mixed with other ranges"
    if block.overlaps(DEFAULT_VPCS) and own == PRIVATE[1]:
        return f"{DEFAULT_VPCS} is for default VPCs"
    if other and own != other:
        return f"it is in the private range {other}, the first block is {_described(own)}"
    if block.overlaps(FIRST_OF_TEN) and first.overlaps(FIRST_TWO_OF_TEN):
        return f"a VPC with a block of {FIRST_TWO_OF_TEN} gets none of {FIRST_OF_TEN}"
    return ""


def _range(block: IPv4Network) -> IPv4Network | None:
    """The private range it is in."""
    return next((whole for whole in PRIVATE if whole.overlaps(block)), None)


def _described(own: IPv4Network | None) -> str:
    return f"in {own}" if own else "in none"


def _instead(first: IPv4Network) -> str:
    own = _range(first)
    if own == PRIVATE[1]:
        return f"{SHARED}, or of {own} but {DEFAULT_VPCS}"
    if own == PRIVATE[0] and first.overlaps(FIRST_TWO_OF_TEN):
        return f"{SHARED}, or of {own} but {FIRST_TWO_OF_TEN}"
    return f"{SHARED}, or of {own}" if own else str(SHARED)


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
