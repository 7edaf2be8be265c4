"""A place in a generated file: section, type, name, attribute."""

from dataclasses import dataclass
from typing import Any

from specgen.findings.pointers import Pointer, dotted

BLOCK = 3
"""Length of ("resource", type, name)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """file: name in the root module's folder; line: of the spot in it, None if it has none

    pointer: in the file; at_key: the key is meant, not its value; value: what is there
    """

    file: str
    pointer: Pointer
    line: int | None = None
    at_key: bool = False
    value: Any = None

    @property
    def address(self) -> str:
        """Empty unless it is a resource or a data source."""
        match self.pointer:
            case ("resource", kind, name, *_):
                return f"{kind}.{name}"
            case ("data", kind, name, *_):
                return f"data.{kind}.{name}"
            case _:
                return ""

    @property
    def kind(self) -> str:
        return str(self.pointer[1]) if self.address else ""

    @property
    def path(self) -> Pointer:
        """Of the attribute in its resource; empty for the resource as a whole."""
        return self.pointer[BLOCK:] if self.address else self.pointer

    @property
    def attribute(self) -> str:
        return dotted(self.path)
