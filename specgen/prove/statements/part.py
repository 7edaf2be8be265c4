"""Proves the statements of a source document on the generated files."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from specgen.findings.finding import Finding, Problem, in_order
from specgen.findings.rule import Rule
from specgen.project.checks.statement_rules import AWAITED, HOLDS, LOOKS, SATISFIED, WORDS
from specgen.project.locate import finding
from specgen.project.project import Project
from specgen.prove.part import ProofPart, State, Unit
from specgen.prove.statements.generated import Generated, load
from specgen.prove.statements.matrix import matrix
from specgen.prove.statements.results import STATES, Result, results
from specgen.prove.statements.satisfied import unproved
from specgen.prove.statements.wording import wording_problems
from specgen.systems.requirements.checks.statements import written
from specgen.systems.requirements.checks.well_formed import below
from specgen.systems.requirements.model import Requirements


def statements(project: Project, generated: Path, root: Path | None = None) -> ProofPart:
    """Checks every statement against the generated files.

    project: checked, without errors; generated: the folder of the root modules
    root: of the project, what `source` is relative to; defaults to the folder above
    raises: OSError as load()
    """
    begin = time.perf_counter()
    output = load(generated)
    found = results(project, output)
    findings = [*_broken(found), *_emitted(found, output)]
    findings += _misquoted(project, root or generated.parent)
    findings += [finding(SATISFIED, at.effective, at.problem) for at in unproved(project, found)]
    seconds = time.perf_counter() - begin
    return ProofPart(
        "statements",
        _units(found, findings, seconds),
        in_order(findings),
        caveat(found),
        unit="sections",
        counted="statements",
        detail=matrix(found) if found else None,
    )


def caveat(found: list[Result]) -> str:
    counts = Counter(r.stated.statement.state for r in found)
    waiting = counts["pending"]
    if not waiting:
        return ""
    return f"{waiting} of {len(found)} statements are pending: their systems do not exist yet"


def _units(found: list[Result], findings: list[Finding], seconds: float) -> tuple[Unit, ...]:
    """One per document; each gets its share of the time."""
    if not found:
        return (Unit("all", State.SKIPPED, note="no document has `kind: requirements`"),)
    broken = {f.document for f in findings}
    by_document: dict[str, list[Result]] = {}
    for result in found:
        by_document.setdefault(result.stated.document.id, []).append(result)
    return tuple(
        Unit(
            name=inside[0].stated.requirements.section,
            state=State.FAILED if document in broken else State.PASSED,
            count=len(inside),
            seconds=seconds * len(inside) / len(found),
            note=_note(inside),
        )
        for document, inside in by_document.items()
    )


def _note(inside: list[Result]) -> str:
    counts = Counter(r.stated.statement.state for r in inside)
    return ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])


def _broken(found: list[Result]) -> Iterator[Finding]:
    for result in found:
        said = result.stated.statement
        for i, outcome in enumerate(result.outcomes):
            for failure in outcome.failures:
                message = f"statement {said.number}, `{said.said}`: {failure.message}"
                problem = below(Problem(failure.pointer, message), ("assertions", i))
                where = (failure.module,) if failure.module else ()
                yield _finding(LOOKS if failure.lost else HOLDS, result, problem, where)


def _emitted(found: list[Result], output: Generated) -> Iterator[Finding]:
    types = {
        b.address.partition(".")[0] for m in output.modules.values() for b in m.blocks.values()
    }
    for result in found:
        for i, awaited in enumerate(result.stated.statement.pending):
            if awaited in types:
                message = f"{awaited} is generated; the statement need not wait for it"
                hint = "write the assertions, then remove this"
                yield _finding(AWAITED, result, Problem(("pending", i), message, hint))


def _finding(
    broken: Rule, result: Result, problem: Problem, where: tuple[str, ...] = ()
) -> Finding:
    stated = result.stated
    made = finding(broken, stated.document, below(problem, stated.pointer))
    return replace(made, where=where)


def _misquoted(project: Project, root: Path) -> Iterator[Finding]:
    for document, model in written(project):
        for problem in _source_problems(model, root) if model.source else ():
            yield finding(WORDS, document, problem)


def _source_problems(model: Requirements, root: Path) -> Iterator[Problem]:
    file = (root / model.source).resolve()
    if not file.is_relative_to(root.resolve()) or not file.is_file():
        message = f"the project has no file {model.source}"
        yield Problem(("source",), message, "write its path below the project's folder")
        return
    yield from wording_problems(model, file.read_text(encoding="utf-8"))
