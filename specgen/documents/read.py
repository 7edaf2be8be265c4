"""Text of documents -> data, with the line and column of every key and value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count
from pathlib import Path

from specgen.documents.document import COMMENTED, Document, Lost
from specgen.documents.encodings import foreign
from specgen.documents.files import MAX_BYTES, MAX_FILES, refused, yaml_files
from specgen.documents.nodes import Node, NodeError, compose_all
from specgen.documents.resume import BREAK, FAULTS, MAX_FAULTS, broken, shown_in
from specgen.documents.values import Reader
from specgen.findings.crash import Crash, kept
from specgen.findings.finding import Finding, Place, Severity
from specgen.findings.words import describe

MAX_DOCUMENTS = 200

DOUBTFUL = (" #", "\t#", " -")
"""What a text without quotes may end at, or take in, unnoticed."""

Item = Document | Finding | Lost
"""What a text holds; what cannot be used is a finding and, as far as it is known, lost."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Documents in path order; paths are relative to the project.

    crashes: errors of ours while a file was read
    """

    documents: list[Document] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)

    def add(self, item: Item) -> None:
        match item:
            case Document():
                self.documents.append(item)
            case Finding():
                self.findings.append(item)
            case _:
                self.lost.append(item)


def read_folder(root: Path, folder: Path) -> Folder:
    """Every document below the folder; paths are shown relative to root.

    raises: OSError if the folder cannot be read
    """
    read = Folder()
    for file in yaml_files(root, folder):
        if isinstance(file, Finding):
            read.findings.append(file)
            read.lost.append(Lost())
            continue
        with kept(read.crashes, "YAML001", place=Place(file[0], 1, 1, 1, 1)):
            for item in _items(*file):
                read.add(item)
    return read


@lru_cache(maxsize=MAX_FILES)
def _items(path: str, content: bytes) -> tuple[Item, ...]:
    """Read once, because `diff` has most files on both sides and `watch` after each save."""
    return tuple(read_text(path, content))


def read_text(path: str, content: bytes) -> Iterator[Item]:
    """The documents of one file, and a finding for each that cannot be read."""
    if len(content) > MAX_BYTES:
        yield refused("YAML003", "the file is larger than 1 MiB; split it", path)
        yield Lost()
        return
    if found := foreign(content):
        message = f"the file is {found.encoding}; save it as UTF-8"
        yield _finding("YAML002", message, Place(path, found.line, 1, found.line, 2))
        yield from shown_in(found.text)
        return
    text = content.decode("utf-8-sig")
    yield from _read(_File(path, COMMENTED in content), text, MAX_FAULTS)


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    is_commented: bool
    documents: Iterator[int] = field(default_factory=count)


def _read(file: _File, text: str, faults: int) -> Iterator[Item]:
    """faults: how many more times reading may continue after one"""
    lines = BREAK.split(text) if any(mark in text for mark in DOUBTFUL) else ()
    try:
        for root in _roots(text, file.documents):
            yield from _document(file, root, text, lines)
    except NodeError as error:
        found = broken(text, error.line, error.column)
        place, opened = _point(file, error.line, error.column), error.opened
        because = _point(file, *opened) if opened else None
        reported = (error.code, Severity.ERROR, error.message, place, error.help)
        line = BREAK.split(text)[error.line - 1] if error.edit else ""
        edits = error.edit.at(file.path, error.line, line) if error.edit else ()
        yield Finding(*reported, because=because, document=found.id, edits=edits)
        if found.lost != Lost():
            yield found.lost
        if found.rest is None:
            return
        if error.code in FAULTS and faults:
            yield from _read(file, found.rest, faults - 1)
        else:
            yield from shown_in(found.rest)


def _point(file: _File, line: int, column: int) -> Place:
    return Place(file.path, line, column, line, column + 1)


def _roots(text: str, documents: Iterator[int]) -> Iterator[Node]:
    for root in (node for node in compose_all(text) if not node.is_empty):
        if next(documents) == MAX_DOCUMENTS:
            message = f"the file has more than {MAX_DOCUMENTS} documents; split it"
            raise NodeError("YAML003", message, root.line, root.column)
        yield root


def _document(file: _File, root: Node, text: str, lines: Sequence[str]) -> Iterator[Item]:
    reader = Reader(file.path, lines)
    data = reader.value(root, ())
    yield from reader.findings
    if reader.lost is not None:
        yield reader.lost
    if isinstance(data, dict):
        places = (reader.values, reader.keys, reader.raw)
        yield Document(
            file.path, data, *places, file.is_commented, aliases=reader.aliases, text=text
        )
    else:
        yield _no_map(reader.place(root), data, text)
        if (lost := broken(text, root.line, root.column + 1).lost) != Lost():
            yield lost


def _no_map(place: Place, data: object, text: str) -> Finding:
    """Lines without colons and spaces are one text to YAML: the first lacks something."""
    from specgen.documents.syntax.slips import slip  # noqa: PLC0415  rarely needed

    line = BREAK.split(text)[place.line - 1]
    if isinstance(data, str) and (found := slip(line)):
        at = Place(place.path, place.line, found.column, place.line, found.column + 1)
        made = _finding("YAML001", found.message, at, found.hint)
        return replace(made, edits=found.edit.at(at.path, at.line, line)) if found.edit else made
    got = "a text" if isinstance(data, str) else describe(data)
    message = f"a document must be a map of keys and values, got {got}"
    is_of_maps = isinstance(data, list) and any(isinstance(item, dict) for item in data)
    hint = "; write `---` between documents instead of a `-` before each" if is_of_maps else ""
    return _finding("YAML005", message, place, f"start it with `kind:` and `name:`{hint}")


def _finding(
    code: str, message: str, place: Place, hint: str = "", because: Place | None = None
) -> Finding:
    return Finding(code, Severity.ERROR, message, place, hint, because=because)
