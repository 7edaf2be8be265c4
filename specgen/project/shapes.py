"""Documents of a known kind and the right shape, and what is wrong with the others."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from specgen.documents.document import Document
from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.generate import override_problems, shape_problems
from specgen.findings import slips
from specgen.findings.finding import Finding, Problem
from specgen.findings.pointers import Pointer
from specgen.findings.rule import rule
from specgen.findings.words import did_you_mean
from specgen.project.envelope import MAX_OVERRIDES
from specgen.project.locate import finding

UNKNOWN_KIND = rule("DOC001", "a document has a kind that specgen knows")
SHAPE = rule("SHAPE001", "a document matches its kind's schema")

Types = Mapping[str, DocumentType]
"""By kind."""


def shape_findings(document: Document, types: Types) -> Iterator[Finding]:
    type_ = types.get(document.kind)
    if type_ is None:
        yield _unknown_kind(document, list(types))
        return
    for problem in shape_problems(type_, document.data, document.raw):
        yield finding(SHAPE, document, problem)
    for i, override in enumerate(_overrides(document)):
        change = override.get("set") if isinstance(override, dict) else None
        if isinstance(change, dict):
            base: Pointer = ("overrides", i, "set")
            raw = _below(document.raw, base)
            for problem in override_problems(type_, change, raw):
                yield finding(SHAPE, document, _moved(problem, base))


def _overrides(document: Document) -> list[Any]:
    """As many as a document may have: the rest are a single finding."""
    overrides = document.data.get("overrides")
    return overrides[:MAX_OVERRIDES] if isinstance(overrides, list) else []


def _below(raw: dict[Pointer, str], base: Pointer) -> dict[Pointer, str]:
    return {p[len(base) :]: text for p, text in raw.items() if p[: len(base)] == base}


def _moved(problem: Problem, base: Pointer) -> Problem:
    pointer = (*base, *problem.pointer)
    return replace(problem, pointer=pointer)


def _unknown_kind(document: Document, kinds: list[str]) -> Finding:
    near = next((key for key in document.data if slips.meant(key, ["kind"])), None)
    if "kind" not in document.data and near is not None:
        message = f"unknown key `{near}`; write `kind`"
        problem = Problem((near,), message, at_key=True, instead="kind")
        return finding(UNKNOWN_KIND, document, problem)
    if "kind" not in document.data:
        message = "the document lacks the key `kind`; write `kind: ...` as its first line"
        return finding(UNKNOWN_KIND, document, Problem((), message, _kinds(kinds)))
    guess, only = did_you_mean(document.kind, kinds), slips.certain(document.kind, kinds)
    message = f"there is no kind `{document.kind}`{guess}"
    problem = Problem(("kind",), message, _kinds(kinds), instead=only)
    return finding(UNKNOWN_KIND, document, problem)


def _kinds(kinds: list[str]) -> str:
    return f"kinds: {', '.join(kinds)}; a kind of another package needs that package installed"
