"""A schema is cut by its bytes: what is kept is kept as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.terraform.offline.pool.wire import MAPS, Schema
from specgen.terraform.offline.protobuf import Malformed


def varint(number: int) -> bytes:
    made = bytearray()
    while number > 0x7F:
        made.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*made, number])


def field(number: int, value: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(value)) + value


def entry(number: int, name: str, body: bytes) -> bytes:
    return field(number, field(1, name.encode()) + field(2, body))


NAMES = st.text("abcdefghij_", min_size=1, max_size=12)
ENTRIES = st.lists(st.tuples(st.sampled_from(sorted(MAPS)), NAMES, st.binary(max_size=300)))
OTHERS = st.lists(st.tuples(st.sampled_from([1, 4, 5, 6]), st.binary(max_size=300)))


@given(ENTRIES, OTHERS, st.sets(NAMES))
def test_a_cut_keeps_the_types_in_use_and_all_else(
    entries: list[tuple[int, str, bytes]], others: list[tuple[int, bytes]], used: set[str]
) -> None:
    whole = [field(n, v) for n, v in others] + [entry(*one) for one in entries]

    cut = Schema(b"".join(whole)).cut(used)

    kept = sorted((e for e in entries if e[1] in used), key=lambda e: e[1])
    assert cut == b"".join([*(field(n, v) for n, v in others), *(entry(*e) for e in kept)])
    assert Schema(cut).cut(used) == cut


def test_numbers_beside_the_maps_are_kept() -> None:
    message = (
        varint(6 << 3) + varint(300) + varint(5 << 3 | 1) + bytes(8) + varint(5 << 3 | 5) + bytes(4)
    )

    assert Schema(message).cut(()) == message


@given(st.binary(max_size=60))
def test_what_is_no_message_is_refused_or_kept(message: bytes) -> None:
    try:
        cut = Schema(message).cut(())
    except (Malformed, UnicodeDecodeError):
        return
    assert len(cut) <= len(message)


@pytest.mark.parametrize("message", [b"\x0a\x05abc", b"\x80", b"\x0b", b"\x0a"])
def test_a_message_that_ends_early_is_malformed(message: bytes) -> None:
    with pytest.raises(Malformed):
        Schema(message)
