"""After a syntax error: which document it broke, and the text of the documents that follow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from specgen.documents.document import Lost

FAULTS = frozenset({"YAML001", "YAML004", "YAML007"})
"""Codes of faults of a single document; the others concern the file, or its size."""

MAX_FAULTS = 20
"""Per file: each one is found by reading what follows once more."""

_SEPARATOR = re.compile(r"^---(?=\s|$)", re.MULTILINE)
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what libyaml counts as a line break
_WORD = r"[\"']?\b{}\b[\"']?[^\w\n#]{{1,4}}([A-Za-z0-9_-]+)"
_FORMS = {
    key: (
        re.compile(f"^{_WORD.format(key)}", re.MULTILINE),
        re.compile(_WORD.format(key)),
    )
    for key in ("kind", "name")
}
"""At the beginning of a line, where a document's own keys are; else anywhere."""


@dataclass(frozen=True, slots=True)
class Broken:
    """lost: as far as its text shows; rest: the text after it, below as many empty lines"""

    lost: Lost
    rest: str | None

    @property
    def id(self) -> str:
        """`kind/name` as written, or empty."""
        known = self.lost.kind and self.lost.name
        return f"{self.lost.kind}/{self.lost.name}" if known else ""


def broken(text: str, line: int, column: int) -> Broken:
    """line, column: of the fault, from 1; at a separator it belongs to the document before it"""
    fault = _offset(text, line, column)
    separators = [match.start() for match in _SEPARATOR.finditer(text)]
    begin = max((at for at in separators if at < fault), default=0)
    end = next((at for at in separators if at >= fault and at > begin), None)
    rest = None if end is None else "\n" * len(BREAK.findall(text[:end])) + text[end:]
    return Broken(_shown(text[begin:end]), rest)


def shown_in(text: str) -> Iterator[Lost]:
    """Documents that a text seems to have; none for a part that shows neither kind nor name."""
    for part in _SEPARATOR.split(text):
        if (lost := _shown(part)) != Lost():
            yield lost


def _offset(text: str, line: int, column: int) -> int:
    starts = [0, *(match.end() for match in BREAK.finditer(text))]
    return starts[min(line, len(starts)) - 1] + column - 1


def _shown(text: str) -> Lost:
    return Lost(*(_value(text, key) for key in ("kind", "name")))


def _value(text: str, key: str) -> str:
    found = (match for form in _FORMS[key] if (match := form.search(text)))
    match = next(found, None)
    return match[1] if match else ""
