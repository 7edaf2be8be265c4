"""Words of messages: the option that was probably meant, and how a value is named."""

import difflib
from collections.abc import Sequence
from functools import lru_cache

from specgen.findings.slips import LONGEST, meant

NEAREST = 8
"""Options that a message shows; long enumerations are for `specgen explain`."""


RENAME_SIMILARITY = 0.6


PREFIX = 3
"""Characters of the shortest beginning that is taken for the whole word."""


def nearest(word: str, options: Sequence[str], count: int = NEAREST) -> list[str]:
    """The options that the word was probably meant to be, best first."""
    if len(word) > LONGEST:
        return []
    close = _close(word, tuple(options), count)
    shorter = [o for o in options if len(o) >= PREFIX and word.startswith(o)]
    longer = [o for o in options if len(word) >= PREFIX and o.startswith(word)]
    return list(dict.fromkeys([*longer, *close, *shorter]))[:count]


@lru_cache(maxsize=256)  # among a thousand types it takes 10 ms, and `watch` asks at each save
def _close(word: str, options: tuple[str, ...], count: int) -> list[str]:
    return difflib.get_close_matches(word, options, count, RENAME_SIMILARITY)


def describe(value: object) -> str:
    """A value in the words of a message: its type, and what is written."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the boolean {str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {value!r}" if len(value) <= 60 else f"the text {value[:57]!r}..."  # noqa: PLR2004
        case list():
            return "a list"
        case _:
            return "a map"


def did_you_mean(word: str, options: Sequence[str]) -> str:
    """`; write OPTION`, to end a message with; empty if no option is what was meant."""
    found = meant(word, options)
    return f"; write {found}" if found else ""


def near_ones(word: str, options: Sequence[str], count: int = 3) -> str:
    """As did_you_mean(); else the options to choose from, for names that a list offers."""
    near = nearest(word, options, count)
    return did_you_mean(word, options) or (f"; near it: {', '.join(near)}" if near else "")
