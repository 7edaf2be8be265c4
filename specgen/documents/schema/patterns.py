"""Regular expressions of JSON Schema, which Python reads a little differently."""

import re
from functools import cache

MAX_MATCHED = 1_000
"""Characters; no name is longer, and no pattern backtracks for long on so few."""


def matches(pattern: str, value: str) -> bool:
    return len(value) <= MAX_MATCHED and _compiled(pattern).search(value) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """`$` ends the text, as in other languages: in Python, a line break may follow it."""
    return re.compile(re.sub(r"(?<!\\)\$(?=\||\)|\Z)", r"\\Z", pattern))
