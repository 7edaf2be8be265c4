"""The differences of two values, leaf by leaf."""

from typing import Any

import pytest

from specgen.diff.leaves import dotted, leaves, names
from specgen.diff.model import Mark

ABSENT = Mark.ABSENT


def reported(old: Any, new: Any) -> list[tuple[str, Any, Any]]:
    return [(dotted(steps), before, after) for steps, before, after in leaves(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [("a", 1, 2)]),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, [("a.b", 1, 2)]),
        ({}, {"a": {"b": 1}}, [("a", ABSENT, {"b": 1})]),
        ({"a": [1, 2]}, {"a": [2, 1]}, [("a", [1, 2], [2, 1])]),
        ({"a": {"b": 1}}, {"a": [{"b": 1}]}, []),
        ({"a": {"b": 1}}, {"a": [{"b": 2}]}, [("a.b", 1, 2)]),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 1}]}, [("a[1]", {"b": 2}, ABSENT)]),
        ({"p": '{"a": 1}'}, {"p": '{"a":2}'}, [("p.a", 1, 2)]),
        ({"p": '{"a": 1}'}, {"p": {"a": 1}}, []),
        ({"p": "{broken"}, {"p": "{broken too"}, [("p", "{broken", "{broken too")]),
    ],
)
def test_leaves(old: Any, new: Any, expected: list[tuple[str, Any, Any]]) -> None:
    assert reported(old, new) == expected


def test_items_of_a_list_are_told_apart_by_their_key() -> None:
    old = [{"name": "web", "cpu": 1}, {"name": "proxy", "cpu": 1}]
    new = [{"name": "side"}, {"name": "proxy", "cpu": 1}, {"name": "web", "cpu": 2}]

    assert reported({"c": old}, {"c": new}) == [
        ("c[web].cpu", 1, 2),
        ("c[side]", ABSENT, {"name": "side"}),
    ]


def test_another_order_of_keyed_items_is_told() -> None:
    one, other = {"Sid": "A"}, {"Sid": "B"}

    assert [path for path, _, _ in reported([one, other], [other, one])] == [""]


def test_a_key_that_two_items_share_tells_nothing_apart() -> None:
    old = [{"name": "a", "x": 1}, {"name": "a", "x": 2}]

    assert reported(old, [{"name": "a", "x": 1}, {"name": "a", "x": 3}]) == [("[1].x", 2, 3)]


def test_names_are_those_of_the_provider_s_schema() -> None:
    assert names(("container_definitions", "[web]", "ports", 0, "port")) == (
        "container_definitions",
        "ports",
        "port",
    )
