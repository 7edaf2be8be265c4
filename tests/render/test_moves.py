"""Wherever a resource is, whichever of its names changed first, moves lead to its address."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from specgen.project.part_names import PartName, spellings
from specgen.render.moves import steps

NAMES = st.text("ab-", min_size=1, max_size=3)
EARLIER = st.lists(NAMES, max_size=3)


@given(EARLIER, NAMES, EARLIER, NAMES)
def test_every_earlier_address_leads_to_the_present_one(
    documents: list[str], document: str, parts: list[str], part: str
) -> None:
    role = PartName(part, parts).map("role-{}".format)
    addresses = [f"{d}/{r}" for d, r in product([*documents, document], spellings(role))]

    following = {move["from"]: move["to"] for move in steps(addresses)}

    assert len(following) == len(list(steps(addresses)))  # nothing is moved twice
    ends = addresses
    for _ in following:
        ends = [following.get(address, address) for address in ends]
    assert set(ends) == {f"{document}/role-{part}"}
