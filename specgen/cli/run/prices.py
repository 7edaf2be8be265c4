"""`specgen prices refresh`: reads the list, then writes one document, or says why not."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from specgen.cost.refresh.changes import SOURCE, Outcome, outcome
from specgen.cost.refresh.document import new_document, rewritten
from specgen.cost.refresh.download import Limits, ListError, checked_address
from specgen.cost.refresh.plan import Plan, plan
from specgen.cost.refresh.report import report
from specgen.cost.refresh.run import Read, read
from specgen.documents.document import Document
from specgen.documents.layout import Layout
from specgen.project.project import Project
from specgen.systems.prices.model import Prices, book, listed

KIND = "prices"
NEW_NAME = "list"
NEW_FILE = "prices.yaml"
CLEAN, MISSING, UNREADABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class RefreshRequest:
    """regions: none for all; document: empty for the only one; replace: prices of others, too"""

    regions: tuple[str, ...]
    document: str
    address: str
    limits: Limits
    replace: bool
    dry_run: bool


@dataclass(frozen=True, slots=True)
class _Target:
    """document: None if the file is new; before: its bytes when the run began"""

    file: Path
    shown: str
    id: str
    document: Document | None
    before: bytes


def refresh(project: Project, layout: Layout, asked: RefreshRequest, err: Console) -> int:
    """The exit code."""
    try:
        target = _target(project, layout, asked.document)
        needed = plan(project, asked.regions)
        found = read(
            needed,
            checked_address(asked.address),
            asked.limits,
            lambda words: err.print(words, markup=False),
        )
        made = _outcome(project, needed, found, target, asked)
        text = _text(target, made, found)
        if text is not None and not asked.dry_run:
            _write(target, text)
    except ListError as error:
        err.print(f"specgen: {error}; no file was changed", markup=False)
        return UNREADABLE
    lines = report(target.shown, made, found, needed.unlisted, is_dry=asked.dry_run)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return MISSING if found.missed else CLEAN


def _target(project: Project, layout: Layout, name: str) -> _Target:
    documents = [d for d, _, model in project.bare if isinstance(model, Prices)]
    chosen = [d for d in documents if d.name == name] if name else documents
    if name and documents and not chosen:
        names = ", ".join(d.name for d in documents)
        raise ListError(f"there is no {KIND} document {name}; there are {names}")
    if len(chosen) > 1:
        chosen = list(_written_by_us(project)) or chosen
    if len(chosen) > 1:
        names = " or ".join(d.name for d in chosen)
        raise ListError(f"there are several {KIND} documents; pass --document {names}")
    if chosen:
        file = layout.root / chosen[0].path
        return _Target(file, chosen[0].path, chosen[0].id, chosen[0], file.read_bytes())
    file = layout.specs / NEW_FILE
    if file.exists():
        raise ListError(f"{file} has no {KIND} document; write one, and run this again")
    shown = file.relative_to(layout.root) if file.is_relative_to(layout.root) else file
    return _Target(file, shown.as_posix(), f"{KIND}/{name or NEW_NAME}", None, b"")


def _written_by_us(project: Project) -> Iterator[Document]:
    documents = {
        price.document.id: price.document
        for price in listed(project)
        if price.source.startswith(SOURCE)
    }
    yield from documents.values()


def _outcome(
    project: Project, needed: Plan, found: Read, target: _Target, asked: RefreshRequest
) -> Outcome:
    if needed.files and not found.found:
        why = found.missed[0].why
        raise ListError(f"the list has no price of any of {len(found.missed)} meters: {why}")
    return outcome(
        book(project),
        found.found,
        needed.used,
        target.id,
        replace=asked.replace,
        is_whole=not asked.regions,
    )


def _text(target: _Target, made: Outcome, found: Read) -> str | None:
    """None if nothing changes."""
    if not made.yaml:
        return None
    if target.document is not None:
        return rewritten(target.before.decode("utf-8"), target.document, made.yaml)
    new = {key: value for key, value in made.yaml.items() if value is not None}
    day = max(one.day for one in found.found)
    return new_document(target.id.removeprefix(f"{KIND}/"), SOURCE, day, new)


def _write(target: _Target, text: str) -> None:
    """The whole file or nothing; raises: ListError if somebody changed it meanwhile"""
    file = target.file.resolve()
    if (file.read_bytes() if file.exists() else b"") != target.before:
        raise ListError(f"{target.shown} was changed while prices were read; run this again")
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".prices-", delete=False) as new:
        new.write(text.encode())
    made = Path(new.name)
    made.chmod(file.stat().st_mode if file.exists() else 0o644)
    made.replace(file)
