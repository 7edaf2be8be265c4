"""A fault behind an anchor is one fault, however many aliases repeat it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from specgen.documents.document import Document
from specgen.findings.finding import Edit, Finding
from specgen.findings.pointers import Pointer


def once_each(findings: Iterable[Finding], anchored: Iterable[Document]) -> tuple[Finding, ...]:
    """Without those that an alias repeats; the others in their order.

    anchored: documents with aliases
    """
    documents = {(d.path, d.id): d for d in anchored}
    all_ = tuple(findings)
    if not documents:
        return all_
    all_ = tuple(_fit_for_all(documents, all_))
    owners: dict[tuple[object, ...], Pointer] = {}
    groups = [(_group(documents, finding), finding) for finding in all_]
    for group, finding in groups:
        own = owners.setdefault(group, finding.pointer)
        if finding.pointer == group[-1] != own:
            owners[group] = finding.pointer
    return tuple(finding for group, finding in groups if finding.pointer == owners[group])


def _fit_for_all(
    documents: Mapping[tuple[str, str], Document], findings: tuple[Finding, ...]
) -> Iterator[Finding]:
    """Without edits of a value that aliases use where it is right."""
    wrong: dict[tuple[Edit, ...], set[Pointer]] = defaultdict(set)
    for finding in findings:
        wrong[finding.edits].add(finding.pointer)
    for finding in findings:
        document = documents.get((finding.place.path, finding.document))
        uses = _uses(document, finding.pointer) if finding.edits and document else set()
        yield finding if uses <= wrong[finding.edits] else replace(finding, edits=())


def _uses(document: Document, pointer: Pointer) -> set[Pointer]:
    """Pointers that lead to the same text; an unknown pointer has none."""
    found: set[Pointer] = set()
    for places in (document.values, document.keys):
        if pointer in places:
            found |= {p for p, place in places.items() if place == places[pointer]}
    return found


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
