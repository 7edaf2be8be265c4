"""`renamed_from` for what vanished since a revision, if one equal thing came."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from specgen import pipeline
from specgen.cli.run.fix_rounds import FileFix
from specgen.diff import fresh_sides, run
from specgen.diff.renames import Rename
from specgen.documents.document import Document
from specgen.documents.edits import apart, applied_to, edits_of
from specgen.documents.files import content_of
from specgen.documents.layout import Layout
from specgen.findings.finding import Edit, Problem
from specgen.findings.pointers import Pointer, value_at

KEY = "renamed_from"


class NotYet(Exception):
    """Why nothing can be compared."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files with `renamed_from`; renamed: what it was written for; by_hand: what a person
    must decide or write, in words
    """

    files: tuple[FileFix, ...]
    renamed: tuple[Rename, ...]
    by_hand: tuple[str, ...]


def renames(layout: Layout, base: str) -> Found:
    """Renders both sides, plans none.

    raises: NotYet, UnusableSide
    """
    checked = pipeline.check(layout.root, layout.specs)
    if checked.errors or checked.project is None:
        raise NotYet("renamed documents are looked for once the documents have no errors")
    sides = fresh_sides.both(layout, checked, base)
    known = run.run(sides, checked.project, run.Options(plan=False)).renamed
    documents = {document.id: document for document in checked.project.documents}
    edits: dict[str, list[Edit]] = defaultdict(list)
    done: list[Rename] = []
    open_: list[str] = []
    for rename in known:
        document = documents[rename.document]
        made = _edits(document, rename) if rename.is_only else ()
        edits[document.path] += made
        if made:
            done.append(rename)
        else:
            open_.append(_by_hand(rename) if rename.is_only else _unclear(rename))
    files = tuple(_file(layout, path, found) for path, found in edits.items() if found)
    return Found(files, tuple(done), tuple(dict.fromkeys(open_)))


def _by_hand(rename: Rename) -> str:
    why = "because it has that key already, is written in a short form, or is set by an override"
    return f"{rename.advice} by hand, {why}"


def _unclear(rename: Rename) -> str:
    """The same for each of those that are equal."""
    claims = sorted({rename.claim, *rename.rivals}, key=lambda c: (c.document, c.new, c.old))
    olds = sorted({claim.old for claim in claims})
    news = sorted({Rename(claim, {}).where for claim in claims})
    kind = claims[0].document.partition("/")[0]
    went = [old if rename.claim.among else f"{kind}/{old}" for old in olds]
    options = " or ".join(f"`{KEY}: {old}`" for old in olds)
    return (
        f"{_listed(went)} went, {_listed(news)} came, and they are equal, so that nobody can tell "
        f"which is which: write {options} by hand in each one that is renamed"
    )


def _listed(words: Sequence[str]) -> str:
    return " and ".join(words)


def _file(layout: Layout, path: str, edits: Sequence[Edit]) -> FileFix:
    before = content_of(layout.root, path)
    return FileFix(path, before, applied_to(before, apart(edits)))


def _edits(document: Document, rename: Rename) -> tuple[Edit, ...]:
    """None if the part has the key already, or is written in a short form."""
    at = _pointer(document, rename)
    if at is None or KEY in value_at(document.data, at):
        return ()
    lacks = Problem(at, "", missing=KEY, instead=rename.claim.old)
    return edits_of(document, document.written(at), lacks)


def _pointer(document: Document, rename: Rename) -> Pointer | None:
    """Of the map that gets the key; None if it is none, or only an override has it."""
    among, name = rename.claim.among, rename.claim.new
    at: Pointer = (*among, name) if among else ()
    if among and isinstance(parts := value_at(document.data, among), list):
        found = (i for i, part in enumerate(parts) if value_at(part, ("id",)) == name)
        at = (*among, next(found, len(parts)))
    return at if isinstance(value_at(document.data, at), dict) else None
