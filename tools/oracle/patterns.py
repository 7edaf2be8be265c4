"""Texts that a regular expression matches: the shortest, the longest, and some between."""

import random
import re
from collections.abc import Iterable, Iterator
from re import _constants as sre  # ty: ignore[unresolved-import]  the tree has no public reader
from re import _parser as parser  # ty: ignore[unresolved-import]  as above
from typing import Any

LONGEST = 300
"""Repeats at most, where the pattern sets no limit."""
TRIES = 60
_PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
_CATEGORIES = {
    sre.CATEGORY_DIGIT: "0123456789",
    sre.CATEGORY_WORD: "0123456789AZ_az",
    sre.CATEGORY_SPACE: " \t",
    sre.CATEGORY_NOT_SPACE: _PRINTABLE.replace(" ", ""),
    sre.CATEGORY_NOT_DIGIT: re.sub(r"\d", "", _PRINTABLE),
    sre.CATEGORY_NOT_WORD: re.sub(r"\w", "", _PRINTABLE),
}


def texts(pattern: str, least: int = 0, most: int = LONGEST, wanted: int = 8) -> list[str]:
    """At the edges first; the same ones each time."""
    tree, dice = parser.parse(pattern), random.Random(pattern)  # noqa: S311  repeatable
    sizes = (0.0, 1.0, *(dice.random() ** 3 for _ in range(TRIES)))
    made = (_Writer(dice, size).text(tree) for size in sizes)
    grown = [text for text in made for text in (text, text[:most])]
    fitting = dict.fromkeys(t for t in grown if least <= len(t) <= most and re.search(pattern, t))
    edges = sorted(fitting, key=len)
    return list(dict.fromkeys([*edges[:1], *edges[-1:], *fitting]))[:wanted]


class _Writer:
    """size: 0 repeats as rarely as possible, 1 as often"""

    def __init__(self, dice: random.Random, size: float) -> None:
        self._dice, self._size = dice, size

    def text(self, tree: Iterable[Any]) -> str:
        return "".join(map(self._one, tree))

    def _one(self, node: tuple[Any, Any]) -> str:
        match node:
            case (sre.LITERAL, code):
                return chr(code)
            case (sre.NOT_LITERAL, code):
                return self._dice.choice(_PRINTABLE.replace(chr(code), ""))
            case (sre.ANY, _):
                return self._dice.choice(_PRINTABLE)
            case (sre.IN, parts):
                return self._dice.choice(_characters(parts))
            case (sre.BRANCH, (_, branches)):
                return self.text(self._dice.choice(branches))
            case (sre.SUBPATTERN, (*_, inner)):
                return self.text(inner)
            case (sre.MAX_REPEAT | sre.MIN_REPEAT, (low, high, inner)):
                last = max(low, min(int(high), LONGEST))
                return "".join(self.text(inner) for _ in range(self._count(low, last)))
        return ""  # an assertion takes no room

    def _count(self, low: int, high: int) -> int:
        return low + round((high - low) * self._size)


def _characters(parts: Iterable[tuple[Any, Any]]) -> str:
    """Both ends of each range, so that edges are likely."""
    listed = list(parts)
    if listed and listed[0][0] is sre.NEGATE:
        out = set(_all(listed[1:]))
        return "".join(c for c in _PRINTABLE if c not in out)
    return "".join(_ends(listed))


def _ends(parts: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    for kind, value in parts:
        match kind:
            case sre.LITERAL:
                yield chr(value)
            case sre.RANGE:
                yield chr(value[0]) + chr(value[1])
            case sre.CATEGORY:
                yield _CATEGORIES[value]


def _all(parts: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    for kind, value in parts:
        if kind is sre.RANGE:
            yield from map(chr, range(value[0], value[1] + 1))
        else:
            yield from "".join(_ends([(kind, value)]))
