"""What a run found: problems as checks state them, findings as people read them."""

from dataclasses import dataclass
from enum import StrEnum

Pointer = tuple[str | int, ...]
"""The way from a document's root to a value: keys and list indices."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span of a file; lines and columns count from 1, the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken promise at a pointer; checking.py turns it into a finding with a place.

    at_key: the key is at fault (unknown, misplaced), not its value
    missing: the key that the map at the pointer lacks
    code: of another rule than the one whose function found it
    """

    pointer: Pointer
    message: str
    help: str = ""
    at_key: bool = False
    severity: Severity | None = None
    missing: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """code: stable id; place: where to change; where: root modules it holds in, when not all;
    because: the second place that makes it a fault (the first of two duplicates).
    """

    code: str
    severity: Severity
    message: str
    place: Place
    help: str = ""
    where: tuple[str, ...] = ()
    because: Place | None = None
    document: str = ""
    pointer: Pointer = ()

    @property
    def order(self) -> tuple[Place, str, str]:
        return (self.place, self.code, self.message)


def dotted(pointer: Pointer) -> str:
    """`storage.iops`, `ingress[0].ports`: how messages and `explain` name a key."""
    text = ""
    for step in pointer:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text
