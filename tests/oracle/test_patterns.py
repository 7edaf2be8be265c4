"""Texts made from a regular expression match it, whatever it is made of."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from oracle.patterns import texts

from specgen.documents.schema.generate import schema_of
from specgen.systems import SYSTEMS


def _patterns(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        node = list(node.values())
    for item in node if isinstance(node, list) else ():
        yield from _patterns(item)


OURS = sorted({p for system in SYSTEMS for p in _patterns(schema_of(system.type))})


@pytest.mark.parametrize("pattern", OURS)
def test_every_pattern_of_our_schemas_has_texts_that_match(pattern: str) -> None:
    found = texts(pattern)
    assert found
    assert [text for text in found if not re.search(pattern, text)] == []


def test_the_shortest_and_the_longest_come_first() -> None:
    assert [len(text) for text in texts("^[a-z]{2,9}$")[:2]] == [2, 9]


def test_a_length_beside_the_pattern_counts() -> None:
    assert {len(text) for text in texts("^[a-z]+$", 5, 5)} == {5}


def test_repeats_within_repeats_stay_short() -> None:
    assert max(map(len, texts("^([a-z]+(-[a-z]+)*,)*$", 0, 50))) <= 50


def test_the_same_texts_each_time() -> None:
    assert texts("^[a-z0-9]{1,40}$") == texts("^[a-z0-9]{1,40}$")
