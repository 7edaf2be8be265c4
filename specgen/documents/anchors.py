"""A fault behind an anchor is one fault, however many aliases repeat it."""

from collections.abc import Iterable

from specgen.documents.document import Document
from specgen.findings.finding import Finding
from specgen.findings.pointers import Pointer


def once_each(findings: Iterable[Finding], anchored: Iterable[Document]) -> tuple[Finding, ...]:
    """Without those that an alias repeats; the others in their order.

    anchored: documents with aliases
    """
    documents = {(d.path, d.id): d for d in anchored}
    all_ = tuple(findings)
    if not documents:
        return all_
    owners: dict[tuple[object, ...], Pointer] = {}
    groups = [(_group(documents, finding), finding) for finding in all_]
    for group, finding in groups:
        own = owners.setdefault(group, finding.pointer)
        if finding.pointer == group[-1] != own:
            owners[group] = finding.pointer
    return tuple(finding for group, finding in groups if finding.pointer == owners[group])


def _group(documents: dict[tuple[str, str], Document], finding: Finding) -> tuple[object, ...]:
    """The same for what an alias repeats; the last part is where the anchor is."""
    document = documents.get((finding.place.path, finding.document))
    first = first_of(document, finding.pointer) if document else finding.pointer
    return finding.code, finding.document, finding.place, finding.where, first


def first_of(document: Document, pointer: Pointer) -> Pointer:
    """Where the value at the pointer, or one that holds it, occurs for the first time."""
    for length in range(len(pointer), 0, -1):
        if (first := document.aliases.get(pointer[:length])) is not None:
            return (*first, *pointer[length:])
    return pointer
