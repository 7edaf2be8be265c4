"""Characters that a reader cannot see, or that a terminal interprets."""

import re

INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls except tab and line feed, zero-width and direction marks, lone surrogates.

Joiners (U+200C, U+200D) are not included: Persian and emoji need them.
"""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def name_of(character: str) -> str:
    """`U+202E`."""
    return f"U+{ord(character):04X}"


def one_line(text: str) -> str:
    """For messages and paths: invisible characters become escapes."""
    shown = text.replace("\n", "\\n").replace("\t", "\\t")
    return INVISIBLE.sub(lambda match: f"<{name_of(match[0])}>", shown)


def same_columns(line: str) -> str:
    """For excerpts: each character keeps its column."""
    return INVISIBLE.sub(REPLACEMENT, line.replace("\t", " "))
