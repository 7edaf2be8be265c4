"""Tags at the bounds of what AWS takes, and beyond."""

import pytest

from specgen.facts.tags import LONGEST_KEY, LONGEST_VALUE, SIGNS, problem


@pytest.mark.parametrize("text", ["", "v" * 256, SIGNS, "Straße 1", "東京", "laws:x", "a aws:"])
def test_is_taken(text: str) -> None:
    assert problem(text, LONGEST_VALUE) is None


@pytest.mark.parametrize(
    ("text", "longest", "said"),
    [
        ("k" * 129, LONGEST_KEY, "has 129 characters; write at most 128"),
        ("v" * 257, LONGEST_VALUE, "has 257 characters; write at most 256"),
        ("AWS:team", LONGEST_KEY, "begins with aws:"),
        ("a*", LONGEST_KEY, "the character '*'"),
        ("a\nb", LONGEST_VALUE, "the character '\\n'"),
        ("a,b", LONGEST_VALUE, "the character ','"),
    ],
)
def test_is_refused(text: str, longest: int, said: str) -> None:
    assert said in (problem(text, longest) or "")
