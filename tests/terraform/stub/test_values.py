"""What a stub makes of values: complete, known in the end, the same for the same configuration."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.terraform.offline.protobuf import field, read
from specgen.terraform.offline.stub.message import inner
from specgen.terraform.offline.stub.store import Store
from specgen.terraform.offline.stub.values import (
    UNKNOWN,
    decoded,
    encoded,
    invented,
    is_unknown,
    planned,
)
from specgen.terraform.provider_schema import attributes, names_of
from specgen.terraform.providers import CLOUDFLARE, DATADOG, PAGERDUTY

KINDS = [
    name
    for provider in (CLOUDFLARE, DATADOG, PAGERDUTY)
    for name in names_of(provider)
    if name != "provider" and not name.startswith("data.")
]

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.just(UNKNOWN),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)


@given(values)
def test_a_value_comes_back_as_it_was_sent(value: Any) -> None:
    message = inner(read(field(1, encoded(value))), 1)

    assert decoded(message) == value


def test_a_value_may_come_as_json() -> None:
    assert decoded(field(2, b'{"a": [1]}')) == {"a": [1]}
    assert decoded(b"") is None


@given(st.sampled_from(KINDS))
def test_nothing_is_unknown_once_it_is_made(kind: str) -> None:
    block = attributes(kind) or {}

    made = invented(block, planned(block, {}), "seed")

    assert made == invented(block, planned(block, {}), "seed")
    assert made.keys() == block.keys()
    assert not any(map(is_unknown, made.values()))


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    store, block = Store(tmp_path / "api"), attributes("cloudflare_zone_setting") or {}
    state = {"id": "1", "zone_id": "z", "value": [b'"string"', "strict"]}

    store.keep("cloudflare_zone_setting", block, state)

    assert store.get("cloudflare_zone_setting", "1") == state
    store.drop("cloudflare_zone_setting", "1")
    assert store.get("cloudflare_zone_setting", "1") is None


def test_a_message_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="wire type 5"):
        read(b"\x0d\0\0\0\0")
