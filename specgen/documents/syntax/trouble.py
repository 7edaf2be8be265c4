"""What is wrong with the text of a document, and where it begins."""

import json
from dataclasses import dataclass

from specgen.findings.finding import Edit, Place

Mark = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to write instead of a part of one line; columns from 1, the end is exclusive."""

    column: int
    end: int
    text: str

    def at(self, path: str, line: int) -> tuple[Edit, ...]:
        return (Edit(Place(path, line, self.column, line, self.end), self.text),)


def in_quotes(column: int, text: str) -> Change:
    """The text that begins at the column, without a change of what it says."""
    return Change(column, column + len(text), json.dumps(text, ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class Trouble:
    """opened: the bracket that the mistake is inside of; edit: if only one thing can be meant"""

    message: str
    line: int
    column: int
    hint: str = ""
    opened: Mark | None = None
    edit: Change | None = None
