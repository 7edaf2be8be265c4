"""When an operator holds."""

from typing import Any

import pytest

from specgen.prove.statements import operators

HOLDS: list[tuple[str, Any, Any, bool]] = [
    ("equal", "1", 1, True),
    ("equal", "true", True, True),
    ("equal", 1, True, False),
    ("equal", 60.0, 60, True),
    ("equal", [1, "2"], ["1", 2], True),
    ("equal", [1, 2], [2, 1], False),
    ("equal", {"a": 1}, {"a": 1, "b": None}, False),
    ("equal", None, "", False),
    ("at_least", "300", 300, True),
    ("at_least", 299, 300, False),
    ("at_least", None, 0, False),
    ("at_least", True, 0, False),
    ("at_least", "many", 0, False),
    ("at_most", 201, 200, False),
    ("one_of", "b", ["a", "b"], True),
    ("one_of", "c", ["a", "b"], False),
    ("contains", ["a", "b"], "a", True),
    ("contains", ["a", "b"], ["b", "a"], True),
    ("contains", ["a"], ["a", "b"], False),
    ("contains", "A=1\nB=2", "B=2", True),
    ("contains", "A=1", ["A"], False),
    ("contains", None, "a", False),
    ("like", "us-east-1a", "*a", True),
    ("like", None, "*", False),
    ("like", ["a", "us-1a"], ["a", "*-1a"], True),
    ("like", ["a"], ["a", "*"], False),
    ("like", {"a": "x-1", "b": None}, {"a": "x-*", "b": None}, True),
    ("like", {"a": "x-1"}, {"b": "*"}, False),
    ("absent", None, True, True),
    ("absent", "", True, False),
    ("absent", "x", False, True),
]


@pytest.mark.parametrize(("operator", "found", "wanted", "result"), HOLDS)
def test_operators(operator: str, found: Any, wanted: Any, result: bool) -> None:
    assert operators.holds(operator, found, wanted) is result
