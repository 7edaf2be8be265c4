"""Values stand at the edges of a schema and one beyond."""

from typing import Any

import pytest
from oracle.values import edges


def _edges(node: dict[str, Any], now: Any = None) -> list[Any]:
    return edges({}, node, now)


def test_numbers_at_both_bounds_and_one_beyond() -> None:
    found = _edges({"type": "integer", "minimum": 300, "maximum": 900}, 600)
    assert {299, 300, 301, 899, 900, 901} <= set(found)
    assert 600 not in found


def test_a_number_without_a_maximum_reaches_beyond_32_bits() -> None:
    assert 2**31 in _edges({"type": "integer", "minimum": 1}, 7)


def test_each_option_and_each_in_upper_case() -> None:
    assert {"on", "off", "ON", "OFF"} <= set(_edges({"type": "string", "enum": ["on", "off"]}))


def test_texts_of_the_longest_length_and_one_longer() -> None:
    found = _edges({"type": "string", "maxLength": 70}, "now")
    assert {70, 71} <= {len(text) for text in found}


@pytest.mark.parametrize("size", [0, 1, 4, 5])
def test_lists_of_the_greatest_length_and_one_longer(size: int) -> None:
    node = {"type": "array", "items": {"type": "string"}, "maxItems": 4}
    assert size in {len(items) for items in _edges(node, ["a", "b"])}


def test_every_branch_is_tried() -> None:
    found = _edges({"anyOf": [{"type": "boolean"}, {"type": "integer", "minimum": 5}]})
    assert {True, 4} <= set(found)


def test_keys_of_a_map_that_are_free() -> None:
    node = {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "propertyNames": {"maxLength": 9},
    }
    found = _edges(node, {"key": "value"})
    assert {"k" * 0, "a" * 9, "a" * 10, "aws:a"} <= {next(iter(one)) for one in found}
    assert all(set(one.values()) == {"value"} for one in found)
    assert max(map(len, found)) > 100
