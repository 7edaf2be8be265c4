"""Words of messages: the option that was probably meant, and how a value is named."""

import difflib
from collections.abc import Sequence

NEAREST = 8
"""Options that a message shows; long enumerations are for `specgen explain`."""


RENAME_SIMILARITY = 0.6


LONGEST = 100
"""Characters of the longest word that is taken for a typo; comparing more only costs time."""


PREFIX = 3
"""Characters of the shortest beginning that is taken for the whole word."""


def nearest(word: str, options: Sequence[str], count: int = NEAREST) -> list[str]:
    """The options that the word was probably meant to be, best first."""
    if len(word) > LONGEST:
        return []
    close = difflib.get_close_matches(word, options, count, RENAME_SIMILARITY)
    shorter = [o for o in options if len(o) >= PREFIX and word.startswith(o)]
    longer = [o for o in options if len(word) >= PREFIX and o.startswith(word)]
    return list(dict.fromkeys([*longer, *close, *shorter]))[:count]


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
    """`; write NEAREST`, to end a message with; empty if no option is near."""
    near = nearest(word, options, 1)
    return f"; write {near[0]}" if near else ""
