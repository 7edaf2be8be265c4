"""What a file that is not UTF-8 is instead, as far as its bytes show."""

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32 text"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32 text"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16 text"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16 text"),
)
_WIDE = (("utf-16-le", 1), ("utf-16-be", 0))
"""Without a mark: which byte of each pair is zero in ASCII text."""

PROBED = 200
"""Bytes that are looked at for that."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """encoding: in words; text: readable at least where it is ASCII; line: of the first fault"""

    encoding: str
    text: str
    line: int = 1


def foreign(content: bytes) -> Foreign | None:
    """None if the file is UTF-8."""
    for mark, codec, words in _MARKS:
        if content.startswith(mark):
            return Foreign(words, content.decode(codec, errors="replace"))
    for codec, zero in _WIDE:
        pairs = content[:PROBED]
        if pairs[zero::2].count(0) * 4 > len(pairs):  # more than half of the pairs
            return Foreign("UTF-16 text", content.decode(codec, errors="replace"))
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Foreign("not UTF-8 text", content.decode("latin-1"), line)
    return None
