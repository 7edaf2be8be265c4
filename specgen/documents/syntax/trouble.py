"""What is wrong with the text of a document, and where it begins."""

import json
import re
from dataclasses import dataclass

from specgen.findings.finding import Edit, Place
from specgen.findings.secret_values import names_secret

_FIRST_WORD = re.compile(r"[\s\"'-]*([\w-]+)")
Mark = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to write instead of a part of one line; columns from 1, the end is exclusive."""

    column: int
    end: int
    text: str

    def at(self, path: str, line: int, written: str) -> tuple[Edit, ...]:
        """written: the line; no edit if it would repeat a secret, because reports show it"""
        key = _FIRST_WORD.match(written)
        if self.text.strip('": ') and key and names_secret(key[1]):
            return ()
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
