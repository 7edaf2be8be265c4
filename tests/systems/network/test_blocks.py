"""Blocks that overlap are found as by comparing each with each."""

from ipaddress import IPv4Network
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from specgen.systems.network.checks.blocks import _overlapping

FIRST = int(IPv4Network("10.0.0.0/8").network_address)
BLOCKS = st.builds(
    lambda offset, prefix: IPv4Network((FIRST + offset, prefix), strict=False),
    st.integers(0, 2**14),
    st.integers(18, 28),
)


@given(st.lists(st.none() | BLOCKS, max_size=20))
def test_overlapping_blocks_are_those_of_all_pairs(blocks: list[IPv4Network | None]) -> None:
    pairs = combinations(enumerate(blocks), 2)
    expected = {(i, j) for (i, a), (j, b) in pairs if a and b and a.overlaps(b)}

    found = list(_overlapping(blocks))

    assert set(found) == expected
    assert len(found) == len(expected)
