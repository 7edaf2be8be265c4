"""Edits of all findings that have some, tried on a copy until there is nothing left to fix."""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from specgen import pipeline
from specgen.diff.renames import Rename
from specgen.documents.edits import apart, applied_to, overlap
from specgen.documents.files import MAX_BYTES, other_files, yaml_files
from specgen.documents.layout import Layout
from specgen.documents.unread import meant_name
from specgen.findings.finding import Edit, Finding

MOST = 40
"""Rounds: a file that cannot be read shows its next fault when the first is fixed."""


@dataclass(frozen=True, slots=True)
class FileFix:
    """path: relative to the project"""

    path: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Fixes:
    """fixed, left: findings; read: files; renamed: what got a `renamed_from`

    by_hand: what looks renamed and was left to a person, in words
    """

    files: tuple[FileFix, ...]
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]
    read: int
    renamed: tuple[Rename, ...] = ()
    by_hand: tuple[str, ...] = ()


def rounds(layout: Layout, wanted: Callable[[Finding], bool]) -> Fixes:
    """raises: OSError"""
    with tempfile.TemporaryDirectory(prefix="specgen-") as folder:
        copy = _Copy(layout, Path(folder))
        findings, read = found_in(copy.layout)
        fixed: list[Finding] = []
        refused: set[tuple[object, ...]] = set()
        for _ in range(MOST):
            open_ = (f for f in findings if f.edits and wanted(f) and _same(f) not in refused)
            chosen = _apart(open_)
            if not chosen:
                break
            before = copy.apply(chosen)
            now, _ = found_in(copy.layout)
            if failed := _still(chosen, findings, now):
                copy.restore(before)
                refused |= failed
                continue
            fixed += chosen
            findings = now
        return Fixes(copy.changes(), tuple(fixed), tuple(findings), read)


def found_in(layout: Layout) -> tuple[tuple[Finding, ...], int]:
    """Also if checks raise errors: what the others find. With the number of files."""
    try:
        checked = pipeline.check(layout.root, layout.specs)
    except pipeline.BrokenChecks as error:
        checked = error.checked
    return checked.findings, checked.files


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Those whose edits do not overlap those of an earlier one; equal edits are one."""
    taken: dict[str, list[Edit]] = defaultdict(list)
    chosen: list[Finding] = []
    for finding in findings:
        here = taken[finding.place.path]
        new = [edit for edit in finding.edits if edit not in here]
        if not any(overlap(one, other) for one in here for other in new):
            here += new
            chosen.append(finding)
    return chosen


def _same(finding: Finding) -> tuple[object, ...]:
    """The same for a finding before and after other edits; a broken file has only lines."""
    line = finding.place.line if finding.code.startswith("YAML") else 0
    named = finding.document, finding.pointer or finding.message
    return finding.code, finding.place.path, *named, line


def _still(
    chosen: Sequence[Finding], before: Iterable[Finding], now: Iterable[Finding]
) -> set[tuple[object, ...]]:
    """What its edit did not fix."""
    had, have, fixed = (Counter(map(_same, found)) for found in (before, now, chosen))
    return {one for one in fixed if have[one] > had[one] - fixed[one]}


class _Copy:
    """The project's documents in another folder."""

    def __init__(self, layout: Layout, folder: Path) -> None:
        inside = layout.specs.resolve().relative_to(layout.root.resolve())
        self.layout = Layout(folder, folder / inside, folder / ".generated")
        self.first: dict[str, bytes] = {}
        for item in yaml_files(layout.root, layout.specs):
            if not isinstance(item, Finding):
                self.first[item[0]] = item[1]
        for shown, path in other_files(layout.root, layout.specs):
            if meant_name(path.name) and path.is_file() and path.stat().st_size <= MAX_BYTES:
                self.first[shown] = path.read_bytes()
        self.restore(self.first)
        self.layout.specs.mkdir(parents=True, exist_ok=True)

    def restore(self, files: dict[str, bytes]) -> None:
        for path, content in files.items():
            (self.layout.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.layout.root / path).write_bytes(content)

    def apply(self, findings: Iterable[Finding]) -> dict[str, bytes]:
        """The changed files as they were before."""
        edits: dict[str, set[Edit]] = defaultdict(set)
        for finding in findings:
            edits[finding.place.path].update(finding.edits)
        before = {path: (self.layout.root / path).read_bytes() for path in edits}
        self.restore({p: applied_to(before[p], apart(made)) for p, made in edits.items()})
        return before

    def changes(self) -> tuple[FileFix, ...]:
        now = {path: (self.layout.root / path).read_bytes() for path in self.first}
        return tuple(FileFix(p, self.first[p], now[p]) for p in now if now[p] != self.first[p])
