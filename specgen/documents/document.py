"""One YAML document: its data, and the place of every key and value."""

from dataclasses import dataclass, field
from typing import Any

from specgen.findings.finding import Place
from specgen.findings.pointers import Pointer

COMMENTED = b"specgen:"
"""What every comment for specgen contains; see comments.py."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A document that cannot be used; what is empty is not known, so it may be anything."""

    kind: str = ""
    name: str = ""

    def may_be(self, kind: str, name: str = "") -> bool:
        """name: empty for any document of the kind"""
        return self.kind in {"", kind} and (not name or self.name in {"", name})


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document.

    values, keys: pointer -> place of the value, of the key that holds it
    raw: pointer -> the text of plain numbers, of True and FALSE, and of YAML 1.1 words
    is_commented: its file may contain comments that specgen reads
    aliases: pointer of a value that is repeated -> pointer of its first occurrence
    moved: pointer in the data -> pointer as written, of entries that were sorted
    text: of its file, for edits; at least from its own first line on
    """

    path: str
    data: dict[str, Any]
    values: dict[Pointer, Place] = field(repr=False)
    keys: dict[Pointer, Place] = field(repr=False)
    raw: dict[Pointer, str] = field(repr=False)
    is_commented: bool = False
    aliases: dict[Pointer, Pointer] = field(default_factory=dict, repr=False)
    moved: dict[Pointer, Pointer] = field(default_factory=dict, repr=False)
    text: str = field(default="", repr=False)

    @property
    def kind(self) -> str:
        return str(self.data.get("kind", ""))

    @property
    def name(self) -> str:
        return str(self.data.get("name", ""))

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.name}"

    def written(self, pointer: Pointer) -> Pointer:
        """A pointer in the data, as the file has it."""
        head, rest = pointer, ()
        while head and head not in self.moved:
            head, rest = head[:-1], (head[-1], *rest)
        return (*self.moved.get(head, head), *rest)

    def place(self, pointer: Pointer, *, key: bool = False) -> Place:
        """The value's or its key's place; the nearest parent's if the pointer leads nowhere."""
        pointer = self.written(pointer)
        if key and pointer in self.keys:
            return self.keys[pointer]
        while pointer not in self.values:
            pointer = pointer[:-1]
        return self.values[pointer]
