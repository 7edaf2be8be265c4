"""Text of documents -> data, with the line and column of every key and value."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from specgen.files import MAX_BYTES, refused, yaml_files
from specgen.findings import Finding, Place, Pointer, Severity, dotted
from specgen.merges import merged_pairs
from specgen.scalars import LARGEST, WORDS, plain_value, visible
from specgen.yaml_nodes import MAX_DEPTH, Node, NodeError, compose_all

MAX_NODES = 20_000  # of a document, after aliases are expanded: an alias bomb ends here
MAX_DOCUMENTS = 200
MAX_KEY = 200
SHOWN = 40
"""Characters of a number that a message repeats."""


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
    """Every document below the folder, in path order; paths are shown relative to root.

    raises: OSError where the folder cannot be read
    """
    documents: list[Document] = []
    findings: list[Finding] = []
    for file in yaml_files(root, folder):
        for item in (file,) if isinstance(file, Finding) else read_text(*file):
            (documents if isinstance(item, Document) else findings).append(cast("Any", item))
    return documents, findings


def read_text(path: str, content: bytes) -> Iterator[Document | Finding]:
    """The documents of one file; a finding where the text cannot be read any further."""
    if len(content) > MAX_BYTES:
        yield refused("YAML003", "the file is larger than 1 MiB; split it", path)
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "the file is not UTF-8 text; save it as UTF-8"
        yield _finding("YAML002", message, Place(path, line, 1, line, 2))
        return
    try:
        for root in _roots(text):
            yield from _document(path, root)
    except NodeError as error:
        place = Place(path, error.line, error.column, error.line, error.column + 1)
        yield _finding(error.code, error.message, place, error.help)


def _roots(text: str) -> Iterator[Node]:
    for count, root in enumerate(n for n in compose_all(text) if not n.is_empty):
        if count == MAX_DOCUMENTS:
            message = f"the file has more than {MAX_DOCUMENTS} documents; split it"
            raise NodeError("YAML003", message, root.line, root.column)
        yield root


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
        self._count(node, pointer)
        self.values[pointer] = self.place(node)
        if node.items is not None:
            return [self.value(item, (*pointer, i)) for i, item in enumerate(node.items)]
        if node.pairs is not None:
            return self._map(node, pointer)
        return self._scalar(node, pointer)

    def _count(self, node: Node, pointer: Pointer) -> None:
        """Aliases are looked into wherever they stand: they are what limits are for."""
        self.seen += 1
        if self.seen > MAX_NODES or len(pointer) > MAX_DEPTH:
            what = f"{MAX_NODES:,} values" if self.seen > MAX_NODES else f"{MAX_DEPTH} levels"
            message = f"more than {what} once aliases are expanded"
            raise NodeError("YAML003", message, node.line, node.column, "write the values out")

    def _map(self, node: Node, pointer: Pointer) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in merged_pairs(node):
            name = self._key(key)
            here = (*pointer, name)
            if name in result:
                first = self.keys[here]
                message = f"the key `{dotted(here)}` stands here twice; first in line {first.line}"
                self._report("YAML006", message, key, "keep one of the two", first)
                continue
            self.keys[here] = self.place(key)
            result[name] = self.value(value, here)
        return result

    def _key(self, node: Node) -> str:
        text, invisible = visible(node.text.replace("\n", "\0").replace("\t", "\0"))
        if invisible:
            message = "the key holds a line end, a tab, or an invisible character; remove it"
            self._report("YAML009", message, node)
        if len(text) > MAX_KEY:
            message = f"the key has {len(text):,} characters, more than {MAX_KEY}"
            raise NodeError("YAML003", message, node.line, node.column)
        return text

    def _scalar(self, node: Node, pointer: Pointer) -> Any:
        if not node.plain:
            return self._text(node)
        try:
            value = plain_value(node.text)
        except OverflowError:
            message = f"the number is larger than {LARGEST}, to which numbers are exact"
            self._report("YAML010", message, node, "write it in quotes if it is a text")
            self.raw[pointer] = node.text if len(node.text) <= SHOWN else f"{node.text[:SHOWN]}..."
            return -LARGEST if node.text.startswith("-") else LARGEST
        if isinstance(value, str):
            value = self._text(node)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if number or node.text.lower() in WORDS:
            self.raw[pointer] = node.text
        return value

    def _text(self, node: Node) -> str:
        """Without invisible characters: what is wrong with the text cannot spread."""
        text, invisible = visible(node.text)
        if invisible:
            message = f"the text holds the invisible character {invisible}; remove it"
            self._report("YAML009", message, node)
        return text

    def _report(
        self, code: str, message: str, node: Node, hint: str = "", because: Place | None = None
    ) -> None:
        self.findings.append(_finding(code, message, self.place(node), hint, because))


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
