"""A place in a generated file -> what is there: section, type, name, attribute."""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from specgen.documents.document import Document
from specgen.documents.read import read_text
from specgen.findings.finding import Place
from specgen.findings.pointers import Pointer
from specgen.terraform.offline.diagnostics import Diagnostic
from specgen.terraform.provider_schema import attributes
from specgen.terraform.root_modules import TYPED, block_of, blocks_of
from specgen.terraform.spot import BLOCK, Spot

_WORD = re.compile(r"[a-z][a-z0-9_]+")
_ADDRESS = re.compile(r"(?<![\w.-])(?:data\.)?[a-z][a-z0-9]*_\w+\.[A-Za-z_][\w-]*")


def spot_of(folder: Path, reported: Diagnostic) -> Spot | None:
    """folder: of the root module; None if the diagnostic is not about a place in it."""
    if reported.file is None:
        return at_address(folder, reported.address or "") or _mentioned(folder, reported)
    if not (folder / reported.file).is_file():
        return None
    text = Text(folder / reported.file)
    pointer, at_key = text.pointer(reported.line, reported.column) if reported.line else ((), False)
    if reported.address and len(pointer) < BLOCK:
        pointer = _block_of(reported.address)
    return _narrowed(text, pointer, reported, at_key=at_key)


def spot_at(file: Path, pointer: Pointer, *, at_key: bool = False) -> Spot:
    """A place in a generated file, by its pointer."""
    return Text(file).spot(pointer, at_key=at_key)


def at_address(folder: Path, address: str, names: tuple[str, ...] = ()) -> Spot | None:
    """A resource, and the first of the named attributes that it sets."""
    pointer = _block_of(address)
    for file in sorted(folder.glob("*.tf.json")) if pointer else ():
        text = Text(file)
        if text.value(pointer) is not None:
            written = [(*pointer, n) for n in names if text.value((*pointer, n)) is not None]
            inner = [*written, *((*pointer, n) for n in names)]
            return text.spot(inner[0] if inner else pointer)
    return None


def _mentioned(folder: Path, reported: Diagnostic) -> Spot | None:
    """The first resource that the message names, at what it says of another one, or of a word."""
    said = f"{reported.summary} {reported.detail}"
    found = [a for a in _ADDRESS.findall(said) if at_address(folder, a) is not None]
    if not found:
        return None
    first = min(found)  # Terraform names them in the order of its walk
    spot = at_address(folder, first)
    body = spot.value if spot is not None and isinstance(spot.value, dict) else {}
    others = [a for a in found if a != first]
    reading = [k for k, v in body.items() if any(a in json.dumps(v) for a in others)]
    return at_address(folder, first, (*reading, *(w for w in _WORD.findall(said) if w in body)))


def addresses_of(folder: Path) -> list[str]:
    """Of all resources and data sources of a root module."""
    files = [Text(file).data for file in sorted(folder.glob("*.tf.json"))]
    found = [block for data in files for block in blocks_of(data or {})]
    return [block.address for block in found if block.section in TYPED]


def _narrowed(text: "Text", pointer: Pointer, reported: Diagnostic, *, at_key: bool) -> Spot:
    """A fault of a resource as a whole often names the attribute in its message."""
    exact = len(pointer) > BLOCK
    if exact or (pointer and pointer[0] not in {"resource", "data"}):
        return text.spot(pointer, at_key=at_key, line=reported.line)
    named = _named(text, pointer, reported)
    return text.spot((*pointer, *named), line=None if named else reported.line)


def _named(text: "Text", pointer: Pointer, reported: Diagnostic) -> Pointer:
    """The first attribute that the message names; one that the resource sets ranks first."""
    said = f"{reported.summary} {reported.detail}"
    body = text.value(pointer)
    if reported.address == "terraform.backend":
        pointer = text.find(_WORD.findall(said), ("terraform", "backend"))
        return pointer or ("terraform", "backend")
    written = body if isinstance(body, dict) else {}
    known = (attributes(str(pointer[1])) if len(pointer) == BLOCK else None) or {}
    words = _WORD.findall(said)
    found = [word for word in words if word in written] or [w for w in words if w in known]
    return (found[0],) if found else ()


def _block_of(address: str) -> Pointer:
    """aws_subnet.a["x"] -> ("resource", "aws_subnet", "a")"""
    match block_of(address).split("."):
        case ["data", kind, name]:
            return ("data", kind, name)
        case [kind, name] if kind != "terraform":
            return ("resource", kind, name)
        case _:
            return ()


class Text:
    """A generated file with the places of its keys and values."""

    def __init__(self, file: Path) -> None:
        self.name = file.name
        self.data, self.document = _read(file.name, _bytes(file))

    def value(self, pointer: Pointer) -> Any:
        """None where the pointer leads nowhere."""
        node = self.data
        for step in pointer:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def spot(self, pointer: Pointer, *, at_key: bool = False, line: int | None = None) -> Spot:
        if line is None and self.document is not None and pointer in self.document.keys:
            line = self.document.keys[pointer].line
        return Spot(self.name, pointer, line, at_key, self.value(pointer))

    def find(self, words: list[str], below: Pointer) -> Pointer:
        """The first of the words that is a key below the pointer."""
        keys = self.document.keys if self.document is not None else {}
        for word in words:
            for pointer in keys:
                if pointer[-1] == word and pointer[: len(below)] == below:
                    return pointer
        return ()

    def pointer(self, line: int, column: int | None) -> tuple[Pointer, bool]:
        """The pointer of the key that begins there, else of the innermost value around it."""
        if self.document is None:
            return (), False
        for pointer, place in self.document.keys.items():
            if (place.line, place.column) == (line, column):
                return pointer, True
        at = (line, column or 1)
        around = [p for p, place in self.document.values.items() if _holds(place, at)]
        return max(around, key=len, default=()), False


def _holds(place: Place, at: tuple[int, int]) -> bool:
    return (place.line, place.column) <= at <= (place.end_line, place.end_column)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


@lru_cache(maxsize=64)
def _read(name: str, content: bytes) -> tuple[Any, Document | None]:
    """JSON is also YAML; a file too large to be read with places is still read as data."""
    try:
        data = json.loads(content)
    except ValueError:
        return None, None
    found = (d for d in read_text(name, content) if isinstance(d, Document))
    return data, next(found, None)
