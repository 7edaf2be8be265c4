"""Text of documents -> data, with the line and column of every key and value."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, cast

from specgen.documents.document import COMMENTED, Document
from specgen.documents.files import MAX_BYTES, refused, yaml_files
from specgen.documents.nodes import Node, NodeError, compose_all
from specgen.documents.resume import FAULTS, MAX_FAULTS, broken
from specgen.documents.values import Reader
from specgen.findings.finding import Finding, Place, Severity
from specgen.findings.words import describe

MAX_DOCUMENTS = 200


def read_folder(root: Path, folder: Path) -> tuple[list[Document], list[Finding]]:
    """Every document below the folder, in path order; paths are shown relative to root.

    raises: OSError if the folder cannot be read
    """
    documents: list[Document] = []
    findings: list[Finding] = []
    for file in yaml_files(root, folder):
        for item in (file,) if isinstance(file, Finding) else read_text(*file):
            (documents if isinstance(item, Document) else findings).append(cast("Any", item))
    return documents, findings


def read_text(path: str, content: bytes) -> Iterator[Document | Finding]:
    """The documents of one file, and a finding for each that cannot be read."""
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
    yield from _read(_File(path, COMMENTED in content), text, MAX_FAULTS)


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    is_commented: bool
    documents: Iterator[int] = field(default_factory=count)


def _read(file: _File, text: str, faults: int) -> Iterator[Document | Finding]:
    """faults: how many more times reading may continue after one"""
    try:
        for root in _roots(text, file.documents):
            yield from _document(file, root)
    except NodeError as error:
        found = broken(text, error.line, error.column)
        place, opened = _point(file, error.line, error.column), error.opened
        because = _point(file, *opened) if opened else None
        reported = (error.code, Severity.ERROR, error.message, place, error.help)
        yield Finding(*reported, because=because, document=found.id)
        if error.code in FAULTS and faults and found.rest is not None:
            yield from _read(file, found.rest, faults - 1)


def _point(file: _File, line: int, column: int) -> Place:
    return Place(file.path, line, column, line, column + 1)


def _roots(text: str, documents: Iterator[int]) -> Iterator[Node]:
    for root in (node for node in compose_all(text) if not node.is_empty):
        if next(documents) == MAX_DOCUMENTS:
            message = f"the file has more than {MAX_DOCUMENTS} documents; split it"
            raise NodeError("YAML003", message, root.line, root.column)
        yield root


def _document(file: _File, root: Node) -> Iterator[Document | Finding]:
    reader = Reader(file.path)
    data = reader.value(root, ())
    yield from reader.findings
    if isinstance(data, dict):
        places = (reader.values, reader.keys, reader.raw)
        yield Document(file.path, data, *places, file.is_commented)
    else:
        message = f"a document must be a map of keys and values, got {describe(data)}"
        hint = "start it with `kind:` and `name:`"
        yield _finding("YAML005", message, reader.place(root), hint)


def _finding(
    code: str, message: str, place: Place, hint: str = "", because: Place | None = None
) -> Finding:
    return Finding(code, Severity.ERROR, message, place, hint, because=because)
