"""Ranges of IPv4 addresses that AWS adds to the first block of a VPC."""

from ipaddress import IPv4Network

from specgen.sdk.aws.network.blocks import SHARED

BLOCKS = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"

PRIVATE = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
LINK_LOCAL = IPv4Network("169.254.0.0/16")
BENCHMARK = IPv4Network("198.19.0.0/16")
DEFAULT_VPCS = IPv4Network("172.31.0.0/16")
FIRST_OF_TEN, FIRST_TWO_OF_TEN = IPv4Network("10.0.0.0/16"), IPv4Network("10.0.0.0/15")
"""What AWS keeps for itself, or does not mix.

source: BLOCKS, section "IPv4 CIDR block association restrictions" (2026-11-30)
"""


def refused(first: IPv4Network, block: IPv4Network) -> str:
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


def allowed(first: IPv4Network) -> str:
    own = _range(first)
    if own == PRIVATE[1]:
        return f"{SHARED}, or of {own} but {DEFAULT_VPCS}"
    if own == PRIVATE[0] and first.overlaps(FIRST_TWO_OF_TEN):
        return f"{SHARED}, or of {own} but {FIRST_TWO_OF_TEN}"
    return f"{SHARED}, or of {own}" if own else str(SHARED)
