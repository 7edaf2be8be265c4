"""A problem of one document -> the finding, on its line, with the override that causes it."""

from dataclasses import replace

from specgen.documents.document import Document
from specgen.documents.edits import edits_of
from specgen.findings.finding import Finding, Problem
from specgen.findings.pointers import Pointer, value_at
from specgen.findings.rule import Rule
from specgen.project.overrides import with_override
from specgen.project.project import Effective, Project


def finding(broken: Rule, subject: Effective | Document, problem: Problem) -> Finding:
    said = _plain(problem.pointer)
    pointer = subject.source_pointer(said) if isinstance(subject, Effective) else said
    document = subject.document if isinstance(subject, Effective) else subject
    written = document.written(pointer)
    made = Finding(
        problem.code or broken.code,
        problem.severity or broken.severity,
        problem.message,
        subject.place(said, key=problem.at_key),
        problem.help,
        document=subject.id,
        pointer=written,
        dated=broken.dated and problem.dated,
        edits=edits_of(document, written, problem) if _is_as_written(subject, problem) else (),
    )
    return with_override(made, document)


def _is_as_written(subject: Effective | Document, problem: Problem) -> bool:
    """False for a value with {environment} or the like in it, which each place fills in."""
    if isinstance(subject, Document) or problem.at_key:
        return True
    source = subject.source_pointer(problem.pointer)
    return value_at(subject.document.data, source) == value_at(subject.data, problem.pointer)


def _plain(pointer: Pointer) -> Pointer:
    """Without what the name of a part knows, which no report can write."""
    return tuple(str(step) if isinstance(step, str) else step for step in pointer)


def located(project: Project, item: Finding, held: list[Effective]) -> Finding:
    """Names the places unless the fault holds wherever the document is."""
    kind, _, name = item.document.partition("/")
    everywhere = project.index.get((kind, name), {})
    spots = {e.spot for e in held}
    if spots == set(everywhere) or not everywhere or not held:
        return item
    others = [spot for spot in everywhere if spot not in spots]
    located = replace(item, where=tuple(sorted("/".join(spot) for spot in spots)))
    return with_override(located, held[0].document, spots, others)
