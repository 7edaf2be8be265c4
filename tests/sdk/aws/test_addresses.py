"""Blocks of addresses: what is advised is taken."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_network

from hypothesis import given, settings
from hypothesis import strategies as st

from specgen.sdk.aws.addresses import LONGEST, problem

versions = st.sampled_from(sorted(LONGEST))
addresses = st.ip_addresses(v=4) | st.ip_addresses(v=6)


@settings(deadline=None)
@given(addresses, st.data())
def test_a_whole_block_is_taken_and_the_advice_for_another_one(
    address: IPv4Address | IPv6Address, data: st.DataObject
) -> None:
    version = address.version
    length = data.draw(st.integers(1, LONGEST[version]))
    text = f"{address}/{length}"
    whole = str(ip_network(text, strict=False))

    assert problem(whole, version) == ""
    said = problem(text, version)
    if said:
        assert said.endswith(f"write {whole}")


@settings(deadline=None)
@given(addresses)
def test_an_address_without_a_mask_is_told_the_longest(
    address: IPv4Address | IPv6Address,
) -> None:
    version = address.version
    said = problem(str(address), version)

    advised = re.search(r"write (\S+)$", said)
    assert advised is not None
    assert problem(advised[1], version) == ""


@settings(deadline=None)
@given(versions, st.text(max_size=20))
def test_any_text_has_an_answer(version: int, text: str) -> None:
    assert isinstance(problem(text, version), str)
