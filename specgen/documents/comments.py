"""`# specgen: ignore[CODE] reason` in the text of a file: libyaml's events have no comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from specgen.documents.document import COMMENTED, Document
from specgen.documents.read import read_text
from specgen.findings.finding import Finding, Place, Severity
from specgen.findings.pointers import value_at

MARK = re.compile(r"#\s*specgen:\s*(?P<said>.*?)\s*\Z")
IGNORE = re.compile(r"ignore\[(?P<codes>[A-Za-z0-9, -]*)\]\s*(?P<reason>.*)\Z")
READ_ON = {"YAML006"}
"""Faults after which reading continues, so that all texts of the file are known."""
_START = re.compile(r"(?:^|(?<=\s))#")


@dataclass(frozen=True, slots=True)
class Comment:
    """said: what follows `specgen:`; target: the line that it applies to"""

    place: Place
    said: str
    target: int

    @property
    def codes(self) -> tuple[str, ...]:
        match = IGNORE.match(self.said)
        codes = match["codes"].upper().replace("-", "") if match else ""
        return tuple(code.strip() for code in codes.split(","))

    @property
    def reason(self) -> str:
        match = IGNORE.match(self.said)
        return match["reason"].strip("-:— ") if match else ""


def comments(path: str, content: bytes) -> Iterator[Comment]:
    """Comments for specgen; none if the file cannot be read to its end."""
    items = list(read_text(path, content)) if COMMENTED in content else []
    documents = [item for item in items if isinstance(item, Document)]
    found = (item for item in items if isinstance(item, Finding))
    codes = {item.code for item in found if item.severity is Severity.ERROR}
    if not documents or codes - READ_ON:
        return
    lines = content.decode("utf-8-sig").splitlines()
    texts = _Texts(documents, lines)
    for number, line in enumerate(lines, 1):
        start = _comment_start(line, number, texts)
        match = MARK.match(line[start:]) if start is not None else None
        if match is not None and start is not None:
            place = Place(path, number, start + 1, number, len(line.rstrip()) + 1)
            alone = not line[:start].strip()
            yield Comment(place, match["said"], _below(lines, number) if alone else number)


def _below(lines: list[str], number: int) -> int:
    """The first line below a comment that is not a comment itself."""
    while number < len(lines) and lines[number].lstrip().startswith("#"):
        number += 1
    return number + 1


def _comment_start(line: str, number: int, texts: "_Texts") -> int | None:
    """Index of the first `#` that starts a comment and is not part of a text."""
    starts = (m.start() for m in _START.finditer(line))
    return next((s for s in starts if not texts.hold(number, s + 1)), None)


class _Texts:
    """Where keys and scalar values are: what looks like a comment inside them is not one."""

    def __init__(self, documents: list[Document], lines: list[str]) -> None:
        self._lines = lines
        self._by_line: dict[int, list[Place]] = {}
        for document in documents:
            for pointer, place in document.values.items():
                if not isinstance(value_at(document.data, pointer), (dict, list)):
                    self._add(place)
            for place in document.keys.values():
                self._add(place)

    def _add(self, place: Place) -> None:
        if self._lines[place.line - 1][place.column - 1 : place.column] in {"|", ">"}:
            place = replace(
                place, line=place.line + 1, column=1
            )  # a block's header may have a comment
        for line in range(place.line, place.end_line + 1):
            self._by_line.setdefault(line, []).append(place)

    def hold(self, line: int, column: int) -> bool:
        return any(_holds(place, line, column) for place in self._by_line.get(line, ()))


def _holds(place: Place, line: int, column: int) -> bool:
    begin: Any = (place.line, place.column)
    return bool(begin <= (line, column) < (place.end_line, place.end_column))
