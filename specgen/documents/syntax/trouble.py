"""What is wrong with the text of a document, and where it begins."""

from dataclasses import dataclass

Mark = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """opened: the bracket that the mistake is inside of"""

    message: str
    line: int
    column: int
    hint: str = ""
    opened: Mark | None = None
