"""The statements of the shipped platform: all written, all proved, every assertion can fail."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prove.statements.mutating import everywhere, mutants, subjects_of, tangled
from prove.statements.narrowed import broken

from specgen.documents.layout import find_layout
from specgen.pipeline import check
from specgen.project.project import Project
from specgen.prove.statements import coverage
from specgen.prove.statements.clauses import Clause, clauses
from specgen.prove.statements.generated import Generated, load
from specgen.prove.statements.part import statements
from specgen.prove.statements.results import scope_of
from specgen.systems.requirements.checks.statements import stated
from specgen.systems.requirements.model.assertion import Assertion

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "specs" / "requirements").glob("*.yaml"))
STATEMENTS = 230


@pytest.fixture(scope="module")
def project() -> Project:
    checked = check(ROOT, ROOT / "specs")
    assert checked.project is not None
    return checked.project


@pytest.fixture(scope="module")
def output() -> Generated:
    return load(ROOT / "generated")


def test_every_statement_of_the_source_is_written_once(project: Project) -> None:
    numbers = [one.statement.number for one in stated(project)]

    assert sorted(numbers) == list(range(1, STATEMENTS + 1))


def test_every_statement_holds_in_the_generated_files(project: Project) -> None:
    part = statements(project, ROOT / "generated")

    assert [f"{f.place} {f.message}" for f in part.findings] == []
    assert sum(u.count for u in part.units) == STATEMENTS


def test_coverage_is_as_the_documents_and_the_generated_files_make_it(project: Project) -> None:
    wanted, folder = coverage.pages(project, ROOT / "generated"), ROOT / "specs" / "requirements"

    assert coverage.folder_of(find_layout(ROOT), project) == folder
    assert coverage.drift(folder, wanted) == [], "python -m specgen.prove.statements.coverage"


@pytest.mark.prove
@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_assertion_is_killed_by_breaking_what_it_asserts(
    file: Path, project: Project, output: Generated
) -> None:
    survivors: list[str] = []
    for one in stated(project):
        here = one.document.path == file.relative_to(ROOT).as_posix()
        for assertion in one.statement.assertions if here else ():
            scope = scope_of(assertion, one.requirements)
            for module in dict.fromkeys(m.id for p in scope for m in output.in_scope(p)):
                found = [*_survivors(output, assertion, module)]
                survivors += [f"{one.statement.number} {assertion.at} {module}: {s}" for s in found]

    assert survivors == []


def test_there_is_something_to_break_for_every_assertion(
    project: Project, output: Generated
) -> None:
    """Else it would be killed by nothing, and nothing would survive."""
    untouched = [
        f"{one.statement.number} {assertion.at}"
        for one in stated(project)
        for assertion in one.statement.assertions
        if not _has_mutant(output, assertion, scope_of(assertion, one.requirements))
    ]

    assert untouched == []


def _has_mutant(output: Generated, assertion: Assertion, scope: list[str]) -> bool:
    if any(tangled(clause) for clause in clauses(assertion)):
        return True
    modules = dict.fromkeys(m.id for part in scope for m in output.in_scope(part))
    return any(True for module in modules for _ in mutants(output, assertion, module))


def _survivors(output: Generated, assertion: Assertion, module: str) -> Iterator[str]:
    for mutant in mutants(output, assertion, module):
        found = broken(output, mutant.files, assertion, module)
        if found != {mutant.expected}:
            yield f"{mutant.what}: {found or 'nothing fails'}"
    for clause in clauses(assertion):
        if tangled(clause) and not _is_killed(output, assertion, module, clause):
            yield f"{clause.path}: no change breaks it"


def _is_killed(output: Generated, assertion: Assertion, module: str, clause: Clause) -> bool:
    return any(
        clause.pointer in broken(output, mutant.files, assertion, module)
        for subject in subjects_of(output, assertion, module)
        for mutant in everywhere(clause, subject)
    )
