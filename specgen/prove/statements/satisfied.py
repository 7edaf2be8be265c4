"""Checks the numbers that documents claim to satisfy against what proves the statements."""

from collections.abc import Iterator, Sequence

from specgen.findings.finding import Problem
from specgen.project.checks.check import At
from specgen.project.decision import Decision
from specgen.project.project import Effective, Project
from specgen.prove.statements.results import Result


def unproved(project: Project, found: Sequence[Result]) -> Iterator[At]:
    """A number that the document claims but nothing in the document proves.

    An assertion on one of its addresses, or a decision about the document, proves it
    """
    by_number = {r.stated.statement.number: r for r in found}
    about = _decided(project)
    for effective in _documents(project):
        for i, number in enumerate(effective.envelope.satisfies):
            result = by_number.get(number)
            if result is None or effective.id in _realising(result, about):
                continue
            message = f"nothing proves statement {number} on {effective.id}"
            others = ", ".join(sorted(_realising(result, about))) or "nothing"
            hint = f"{others} realises it; write an assertion on this one, or remove the number"
            yield At(effective, Problem(("satisfies", i), message, hint))


def satisfying(project: Project) -> dict[int, list[str]]:
    """Number -> the documents that claim it."""
    found: dict[int, list[str]] = {}
    for effective in _documents(project):
        for number in effective.envelope.satisfies:
            found.setdefault(number, []).append(effective.id)
    return {number: sorted(documents) for number, documents in sorted(found.items())}


def _documents(project: Project) -> Iterator[Effective]:
    """Each document once, wherever it is deployed."""
    yield from {effective.id: effective for effective in project.effectives}.values()


def _decided(project: Project) -> dict[str, str]:
    """Decision -> document."""
    return {d.name: m.document for d, _, m in project.bare if isinstance(m, Decision)}


def _realising(result: Result, about: dict[str, str]) -> set[str]:
    decided = {about[name] for name in result.stated.statement.decisions if name in about}
    return decided | {p.document for p in result.proofs if p.document}
