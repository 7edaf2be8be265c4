"""Texts that a regular expression matches: the shortest, the longest, and some between."""

import random
import re
from collections.abc import Iterable, Iterator
from re import _constants as sre  # ty: ignore[missing-module-member]  the tree has no public reader
from re import _parser as parser  # ty: ignore[missing-module-member]  as above
from typing import Any

LONGEST = 300
"""Characters about, where the pattern sets no limit: repeats within repeats soon make millions."""
TRIES = 30
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
    made = (_Writer(dice, size, min(most, LONGEST)).text(tree) for size in sizes)
    grown = [text for text in made for text in (text, text[:most])]
    fitting = dict.fromkeys(t for t in grown if least <= len(t) <= most and re.search(pattern, t))
    edges = sorted(fitting, key=len)
    return list(dict.fromkeys([*edges[:1], *edges[-1:], *fitting]))[:wanted]


class _Writer:
    """size: 0 repeats as rarely as possible, 1 as often; room: characters, then as rarely, too"""

    def __init__(self, dice: random.Random, size: float, room: int) -> None:
        self._dice, self._size, self._room = dice, size, room

    def text(self, tree: Iterable[Any]) -> str:
        return "".join(map(self._one, tree))

    def _one(self, node: tuple[Any, Any]) -> str:
        match node:
            case (sre.LITERAL | sre.NOT_LITERAL | sre.ANY | sre.IN as kind, what):
                self._room -= 1
                return self._dice.choice(_options(kind, what))
            case (sre.BRANCH, (_, branches)):
                return self.text(self._dice.choice(branches))
            case (sre.SUBPATTERN, (*_, inner)):
                return self.text(inner)
            case (sre.MAX_REPEAT | sre.MIN_REPEAT, (low, high, inner)):
                last = max(low, min(int(high), LONGEST))
                return "".join(self._repeated(inner, low, low + round((last - low) * self._size)))
        return ""  # an assertion takes no room

    def _repeated(self, inner: Iterable[Any], low: int, count: int) -> Iterator[str]:
        for n in range(count):
            if n >= low and self._room <= 0:
                return
            yield self.text(inner)


def _options(kind: Any, what: Any) -> str:
    """Characters, of which one stands there."""
    match kind:
        case sre.LITERAL:
            return chr(what)
        case sre.NOT_LITERAL:
            return _PRINTABLE.replace(chr(what), "")
        case sre.IN:
            return _characters(what)
    return _PRINTABLE


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
