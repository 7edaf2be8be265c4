"""Invalid paths of any kind are reported in words; none ends in a traceback."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specgen.systems.requirements.model.paths import LONGEST, Unsearchable, problem, search

BAD = {
    "tags.Cost-center": "unknown token '-'",
    "a[": "invalid jmespath expression",
    "[" * LONGEST: "",
    "a" * (LONGEST + 1): f"it is longer than {LONGEST} characters",
    "": "",
    "nothing(a": "",
    "x[?a==`b`]": "text in a path needs single quotes",
}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path[:20])
def test_what_is_no_path_says_why(path: str) -> None:
    said = problem(path)

    assert said.startswith(BAD[path]) or BAD[path] in said
    assert said
    assert "\n" not in said


@pytest.mark.parametrize("path", ["a.b[0]", 'tags."Cost-center"', "x[?a=='b'].c | [0]", "@"])
def test_good_paths(path: str) -> None:
    assert problem(path) == ""


@settings(deadline=None, derandomize=True)
@given(st.text("ab.[]?='\"`|&!@*:0,(){}-\\ \n", max_size=30))
def test_any_text_is_a_path_or_says_why_not(path: str) -> None:
    if not problem(path):
        with suppress(Unsearchable):
            search(path, {"a": {"b": [1, "x"]}, "b": None})
