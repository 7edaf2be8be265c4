"""The form of a rule for names."""

from typing import NamedTuple


class NameRule(NamedTuple):
    """`pattern` matches a whole name; `words` says the same to a person; what: is named"""

    maximum: int
    pattern: str
    words: str
    source: str
    what: str = ""
