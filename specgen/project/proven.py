"""Edits are tried on the text before anybody is offered them: what makes a new fault is dropped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from specgen.documents.document import Document
from specgen.documents.edits import apart, applied_to
from specgen.documents.files import content_of
from specgen.documents.read import read_text
from specgen.findings.finding import Edit, Finding, Severity
from specgen.project.shapes import SHAPE, Types, shape_findings

MOST = 100
MOST_BYTES = 400_000
"""Edits that are tried in a run, and how much is read for them, the whole file for each: some
0.7 s. The others follow when these are written."""

BYTES_OF_A_FAULT = 100
"""Finding one fault of a file again takes as long as reading so many bytes of it."""

SYNTAX = "YAML"


def proven(root: Path, findings: Sequence[Finding], types: Types) -> Iterator[Finding]:
    """The findings, in their order; root: what their paths are relative to"""
    files: dict[str, _File] = {}
    tried = size = 0
    for finding in findings:
        if not finding.edits:
            yield finding
            continue
        path = finding.place.path
        if path not in files:
            content = content_of(root, path)
            files[path] = _File(path, content, tuple(_faults(path, content, types)))
        tried, size = tried + 1, size + files[path].size
        may_try = tried == 1 or (tried <= MOST and size <= MOST_BYTES)
        is_right = may_try and _is_right(files[path], finding, types)
        yield finding if is_right else replace(finding, edits=())


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    content: bytes
    faults: tuple[Finding, ...]

    @property
    def size(self) -> int:
        """Of one try, in bytes."""
        return len(self.content) + BYTES_OF_A_FAULT * len(self.faults)


def _faults(path: str, content: bytes, types: Types) -> Iterator[Finding]:
    for item in read_text(path, content):
        if isinstance(item, Finding):
            yield item
        elif isinstance(item, Document):
            yield from shape_findings(item, types)


def _is_right(file: _File, finding: Finding, types: Types) -> bool:
    try:
        after = applied_to(file.content, apart(finding.edits))
    except UnicodeDecodeError:
        return False
    left = list(_faults(file.path, after, types))
    before, now = (Counter(_said(f) for f in faults) for faults in (file.faults, left))
    if now[_said(finding)] >= before[_said(finding)]:
        return False
    new = [f for f in left if now[_said(f)] > before[_said(f)]]
    if finding.code == SHAPE.code or finding.severity is not Severity.ERROR:
        return not new
    return not any(_is_made(f, finding.edits) for f in new)


def _said(finding: Finding) -> tuple[object, ...]:
    """The same after other edits, which may change the options that a message lists."""
    return finding.code, finding.document, finding.pointer or finding.message


def _is_made(fault: Finding, edits: Sequence[Edit]) -> bool:
    """By the edits: what a broken document hid is below them, or a fault of its shape."""
    lines = {n for e in edits for n in range(e.place.line, e.place.end_line + 1)}
    if fault.code.startswith(SYNTAX):
        return fault.place.line <= max(lines)
    return fault.place.line in lines
