"""What to write instead -> edits of a document's text; all other bytes stay as they are."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from specgen.documents.document import Document
from specgen.documents.doubts import elsewhere
from specgen.documents.scalars import WORDS, plain_value
from specgen.documents.syntax.source import BREAK
from specgen.findings.finding import Edit, Place, Problem
from specgen.findings.pointers import Pointer, value_at

_ANCHOR = re.compile(r"&\S+[ \t]+")
_PLAIN = re.compile(r"[A-Za-z_/][\w./@-]*\Z")
_REST = re.compile(r"[ \t]*([ \t]#.*)?\Z")
"""What may follow a value on its line."""


def edits_of(document: Document, pointer: Pointer, problem: Problem) -> tuple[Edit, ...]:
    """pointer: of the problem, in the document as written; none if the text has another form"""
    if problem.instead is None or not document.text:
        return ()
    if problem.missing:
        made = _insertion(document, pointer, f"{problem.missing}: {written(problem.instead)}")
    else:
        places = document.keys if problem.at_key else document.values
        place = places.get(pointer)
        made = _replacement(document.text, place, problem.instead) if place else None
    return (made,) if made else ()


def written(value: str | float, quote: str = "") -> str:
    """A value as YAML; quote: that of the text before."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return str(value)
    if quote == "'" and "'" not in value:
        return f"'{value}'"
    is_plain = _PLAIN.match(value) and isinstance(plain_value(value), str)
    if quote or not is_plain or value.lower() in WORDS or elsewhere(value):
        return json.dumps(value, ensure_ascii=False)
    return value


def _replacement(text: str, place: Place, value: str | float) -> Edit | None:
    """None if the value is no single line, or if it is an alias or a tag."""
    if place.line != place.end_line:
        return None
    had = lines_of(text)[place.line - 1][place.column - 1 : place.end_column - 1]
    anchor = _ANCHOR.match(had)
    begin = anchor.end() if anchor else 0
    had = had[begin:]
    quote = had[:1] if had[:1] in {'"', "'"} else ""
    is_whole = had[-1:] == quote and len(had) > 1 if quote else had[:1] not in "|>!&*?"
    if not had or not is_whole:
        return None
    at = Place(place.path, place.line, place.column + begin, place.line, place.end_column)
    new = written(value, quote if isinstance(value, str) else "")
    return Edit(at, new) if new != had else None


def _insertion(document: Document, pointer: Pointer, pair: str) -> Edit | None:
    """The pair on a line below a key with a short value; in braces, as the first one."""
    begin = document.values.get(pointer)
    if begin is None or not isinstance(value_at(document.data, pointer), dict):
        return None
    keys = {
        p: place
        for p, place in document.keys.items()
        if p[:-1] == pointer and p not in document.aliases
    }
    if not keys:
        return _first(document.text, begin, pair)
    first = min(keys.values())
    if (between := _between(document.text, begin, first)) and "{" in between:
        return Edit(_at(first, first.line, first.column), f"{pair}, ")
    short = {p[-1]: place for p, place in keys.items() if _is_short(document, p)}
    key = short.get("name") or next(iter(sorted(short.values())), None)
    if key is None:
        return None
    line = lines_of(document.text)[key.line - 1]
    new_line = (BREAK.search(document.text) or ["\n"])[0]
    return Edit(_at(key, key.line, len(line) + 1), f"{new_line}{' ' * (key.column - 1)}{pair}")


def _first(text: str, begin: Place, pair: str) -> Edit | None:
    rest = lines_of(text)[begin.line - 1][begin.column - 1 :]
    match = re.match(r"(&\S+[ \t]+)?\{(?=[ \t]*\})", rest)
    return Edit(_at(begin, begin.line, begin.column + match.end()), pair) if match else None


def _between(text: str, begin: Place, end: Place) -> str:
    starts = line_starts(text)
    return text[offset(starts, begin.line, begin.column) : offset(starts, end.line, end.column)]


def _is_short(document: Document, pointer: Pointer) -> bool:
    """The key and its value are the end of one line, but for a comment."""
    key, value = document.keys[pointer], document.values[pointer]
    if isinstance(value_at(document.data, pointer), dict | list):
        return False
    line = lines_of(document.text)[key.line - 1]
    is_one = key.line == value.line == value.end_line and value.column > key.column
    had = line[value.column - 1 : value.end_column - 1]
    rest = line[value.end_column - 1 :]
    return is_one and had[:1] not in {"|", ">"} and _REST.match(rest) is not None


def _at(place: Place, line: int, column: int) -> Place:
    return Place(place.path, line, column, line, column)


@lru_cache(maxsize=8)
def lines_of(text: str) -> tuple[str, ...]:
    return tuple(BREAK.split(text))


@lru_cache(maxsize=8)
def line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in BREAK.finditer(text)))


def offset(starts: Sequence[int], line: int, column: int) -> int:
    return starts[min(line, len(starts)) - 1] + column - 1


def apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """In order; of two that overlap the first, and one of equal ones."""
    chosen: list[Edit] = []
    for edit in sorted(set(edits)):
        if not chosen or not overlap(chosen[-1], edit):
            chosen.append(edit)
    return tuple(chosen)


def overlap(one: Edit, other: Edit) -> bool:
    """Also if one inserts text where the other begins or ends."""
    first, second = sorted((one.place, other.place))
    if first.path != second.path or _end(first) < _begin(second):
        return False
    is_beside = _end(first) == _begin(second)
    both_replace = all(_begin(place) < _end(place) for place in (first, second))
    return not (is_beside and both_replace)


def _begin(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _end(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column


def applied(text: str, edits: Sequence[Edit]) -> str:
    """edits: of apart()"""
    starts = line_starts(text)
    pieces: list[str] = []
    done = 0
    for edit in edits:
        begin, end = (offset(starts, *at(edit.place)) for at in (_begin, _end))
        pieces += [text[done:begin], edit.text]
        done = end
    return "".join([*pieces, text[done:]])


MARK = "\ufeff".encode()
"""Some editors begin a file with it; it is no part of the text."""


def applied_to(content: bytes, edits: Sequence[Edit]) -> bytes:
    """content: of a file that is UTF-8"""
    mark = MARK if content.startswith(MARK) else b""
    return mark + applied(content.decode("utf-8-sig"), edits).encode()
