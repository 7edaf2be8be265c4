"""Text of generated files: as Python's json writes it, whichever library writes it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.render.emit import canonical

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


def plainly(value: Any) -> str:
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


@given(VALUES)
def test_any_value(value: Any) -> None:
    assert canonical(value) == plainly(value)


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        {"a": {}, "b": []},
        [1e16, 1e-7, 6.103515625e-05, -0.0, 0.1, 1.5e300],
        {"x": float("nan"), "y": float("inf")},
        {"text": "1e5,null:3e7 [2e2"},
        {"é": '\u2028\x7f\x1f\x00\t"\\/<b>', "\U0001f600": 1, "\uffff": 2, "z": 3},
        "\ud800",
        {1: "a key that is no text"},
        2**70,
    ],
)
def test_what_libraries_write_differently(value: Any) -> None:
    assert canonical(value) == plainly(value)
