"""Text of documents -> data, with the line and column of every key and value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from specgen.findings import Finding, Place, Pointer, Severity, dotted
from specgen.yaml_nodes import Node, NodeError, compose_all

MAX_BYTES = 1 << 20
MAX_NODES = 100_000  # after aliases are expanded: an alias bomb ends here
WORDS = frozenset({"y", "n", "yes", "no", "on", "off"})
"""Booleans to YAML 1.1 tools, plain text to YAML 1.2 ones: never allowed to be ambiguous here."""

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document.

    values, keys: pointer -> place of the value, of the key that holds it
    raw: pointer -> the text of plain numbers and of YAML 1.1 words, as written
    """

    path: str
    data: dict[str, Any]
    values: dict[Pointer, Place] = field(repr=False)
    keys: dict[Pointer, Place] = field(repr=False)
    raw: dict[Pointer, str] = field(repr=False)

    @property
    def kind(self) -> str:
        return str(self.data.get("kind", ""))

    @property
    def name(self) -> str:
        return str(self.data.get("name", ""))

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.name}"

    def place(self, pointer: Pointer, *, key: bool = False) -> Place:
        """The value's or its key's place; the nearest parent's where the pointer leads nowhere."""
        if key and pointer in self.keys:
            return self.keys[pointer]
        while pointer not in self.values:
            pointer = pointer[:-1]
        return self.values[pointer]


def read_folder(root: Path, folder: Path) -> tuple[list[Document], list[Finding]]:
    """Every *.yaml and *.yml below the folder, in path order; paths are shown relative to root.

    raises: OSError where the folder cannot be read
    """
    documents: list[Document] = []
    findings: list[Finding] = []
    files = sorted(p for p in folder.rglob("*") if p.suffix in {".yaml", ".yml"})
    for file in files:
        shown = file.relative_to(root).as_posix()
        if not file.resolve().is_relative_to(folder.resolve()):
            message = "this link leads out of the specs folder; put the file itself there"
            findings.append(_finding("YAML008", message, Place(shown, 1, 1, 1, 1)))
        elif file.is_file():
            for item in read_text(shown, _bytes(file)):
                (documents if isinstance(item, Document) else findings).append(cast("Any", item))
    return documents, findings


def _bytes(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def read_text(path: str, content: bytes) -> Iterator[Document | Finding]:
    """The documents of one file; a finding where the text cannot be read any further."""
    if len(content) > MAX_BYTES:
        yield _finding(
            "YAML003", "the file is larger than 1 MiB; split it", Place(path, 1, 1, 1, 1)
        )
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "the file is not UTF-8 text; save it as UTF-8"
        yield _finding("YAML002", message, Place(path, line, 1, line, 2))
        return
    try:
        for root in compose_all(text):
            if root.is_empty:
                continue
            yield from _document(path, root)
    except NodeError as error:
        place = Place(path, error.line, error.column, error.line, error.column + 1)
        yield _finding(error.code, error.message, place, error.help)


def _document(path: str, root: Node) -> Iterator[Document | Finding]:
    reader = _Reader(path)
    data = reader.value(root, ())
    yield from reader.findings
    if isinstance(data, dict):
        yield Document(path, data, reader.values, reader.keys, reader.raw)
    else:
        message = f"a document is a map of keys and values, this is {describe(data)}"
        hint = "start it with `kind:` and `name:`"
        yield _finding("YAML005", message, reader.place(root), hint)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.values: dict[Pointer, Place] = {}
        self.keys: dict[Pointer, Place] = {}
        self.raw: dict[Pointer, str] = {}
        self.findings: list[Finding] = []
        self.seen = 0

    def place(self, node: Node) -> Place:
        return Place(self.path, node.line, node.column, node.end_line, node.end_column)

    def value(self, node: Node, pointer: Pointer) -> Any:
        self.seen += 1
        if self.seen > MAX_NODES:
            message = f"more than {MAX_NODES:,} values once aliases are expanded"
            raise NodeError("YAML003", message, node.line, node.column, "write the values out")
        self.values[pointer] = self.place(node)
        if node.items is not None:
            return [self.value(item, (*pointer, i)) for i, item in enumerate(node.items)]
        if node.pairs is not None:
            return self._map(node.pairs, pointer)
        return self._scalar(node, pointer)

    def _map(self, pairs: list[tuple[Node, Node]], pointer: Pointer) -> dict[str, Any]:
        result: dict[str, Any] = {}
        own: set[str] = set()
        for key, value in pairs:
            if key.text == "<<" and key.plain and value.pairs is not None:
                merged = self._map(value.pairs, pointer)
                result = {**merged, **result}
                continue
            name, here = key.text, (*pointer, key.text)
            if name in own:
                first = self.keys[here]
                message = f"the key `{dotted(here)}` stands here twice; first in line {first.line}"
                hint = "keep one of the two"
                self.findings.append(_finding("YAML006", message, self.place(key), hint, first))
                continue
            own.add(name)
            self.keys[here] = self.place(key)
            result[name] = self.value(value, here)
        return result

    def _scalar(self, node: Node, pointer: Pointer) -> Any:
        text = node.text
        if not node.plain:
            return text
        if text in _NULL:
            return None
        if text in _BOOL:
            return _BOOL[text]
        if _INT.match(text):
            self.raw[pointer] = text
            return int(text)
        if _FLOAT.match(text):
            self.raw[pointer] = text
            return float(text)
        if text.lower() in WORDS:
            self.raw[pointer] = text
        return text


def describe(value: object) -> str:
    """A value in the words of a message: what it is, and what stands there."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the boolean {str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {value!r}" if len(value) <= 60 else f"the text {value[:57]!r}..."  # noqa: PLR2004
        case list():
            return "a list"
        case _:
            return "a map"


def _finding(
    code: str, message: str, place: Place, hint: str = "", because: Place | None = None
) -> Finding:
    return Finding(code, Severity.ERROR, message, place, hint, because=because)
