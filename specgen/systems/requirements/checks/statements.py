"""Statements that would prove nothing, found before anything is rendered."""

from collections.abc import Iterator
from dataclasses import dataclass

from specgen.sdk import At, Document, Pointer, Problem, Project, did_you_mean, project_check
from specgen.systems.requirements.checks.well_formed import (
    assertion_problems,
    below,
    scope_problems,
)
from specgen.systems.requirements.model import Requirements, Statement

DEVIATING = ("contradictory", "infeasible")


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement, the document it is in, and its place there."""

    document: Document
    requirements: Requirements
    statement: Statement
    pointer: Pointer

    def at(self, problem: Problem) -> At:
        return At(self.document, below(problem, self.pointer))


def stated(project: Project) -> Iterator[Stated]:
    """Every statement, by document, in written order."""
    for document, model in written(project):
        for i, one in enumerate(model.statements):
            yield Stated(document, model, one, ("statements", i))


def written(project: Project) -> Iterator[tuple[Document, Requirements]]:
    """Every document of this kind."""
    for document, _, model in project.bare:
        if isinstance(model, Requirements):
            yield document, model


@project_check("REQ001", "a number identifies one statement", across=True)
def numbers_are_unique(project: Project) -> Iterator[At]:
    first: dict[int, Stated] = {}
    for one in stated(project):
        other = first.setdefault(one.statement.number, one)
        if other is not one:
            place = other.document.place((*other.pointer, "number"))
            message = f"statement {one.statement.number} is also in {place}"
            yield one.at(Problem(("number",), message, "give one of the two another number"))


@project_check(
    "REQ002", "a statement is proved, decided, pending, or outside what can be built", across=True
)
def nothing_is_left_open(project: Project) -> Iterator[At]:
    for one in stated(project):
        said = one.statement
        proved = bool(said.assertions or said.decisions or said.pending)
        if not proved and not said.outside:
            message = f"statement {said.number} does not say what became of it"
            hint = "write assertions; or decisions, pending, or outside with the reason"
            yield one.at(Problem((), message, hint, missing="assertions"))
        elif said.outside and said.pending:
            message = "`outside` rules out any resource, but `pending` waits for one; remove one"
            yield one.at(Problem(("outside",), message, at_key=True))


@project_check(
    "REQ007", "a statement that cannot be realised as stated has a decision", across=True
)
def deviations_are_decided(project: Project) -> Iterator[At]:
    for one in stated(project):
        said = one.statement
        if said.verdict in DEVIATING and said.state == "asserted":
            message = f"statement {said.number} is {said.verdict}, so something else is built"
            hint = "name the decision that says what and why: `decisions: [...]`"
            yield one.at(Problem(("verdict",), message, hint))


@project_check("REQ003", "a pending statement waits for what does not exist yet", across=True)
def nothing_lingers(project: Project) -> Iterator[At]:
    for one in stated(project):
        for i, awaited in enumerate(one.statement.pending):
            if awaited in project.kinds:
                message = f"`kind: {awaited}` exists; the statement need not wait for it"
                hint = "write the document and assertions on what it creates, then remove this"
                yield one.at(Problem(("pending", i), message, hint))


@project_check("REQ004", "a statement names decisions that exist", across=True)
def decisions_exist(project: Project) -> Iterator[At]:
    known = {d.name: d for d, _, _ in project.bare if d.kind == "decision"}
    for one in stated(project):
        for i, name in enumerate(one.statement.decisions):
            if name not in known and not project.may_lack("decision", name):
                guess = did_you_mean(name, list(known))
                message = f"there is no decision `{name}`{guess}"
                hint = "write a `kind: decision` of that name, or name one that exists"
                yield one.at(Problem(("decisions", i), message, hint))


@project_check("REQ005", "an assertion asserts one thing, which can be false", across=True)
def assertions_are_sound(project: Project) -> Iterator[At]:
    for one in stated(project):
        for i, assertion in enumerate(one.statement.assertions):
            for problem in assertion_problems(assertion):
                yield one.at(below(problem, ("assertions", i)))


@project_check("REQ006", "an assertion looks at root modules that exist", across=True)
def scopes_match(project: Project) -> Iterator[At]:
    if project.lost:
        return  # a root module of theirs would be called wrong
    modules = frozenset(e.module for e in project.effectives)
    for one in stated(project):
        for i, assertion in enumerate(one.statement.assertions):
            for problem in scope_problems(assertion.scope, modules):
                yield one.at(below(problem, ("assertions", i)))
    for document, model in written(project):
        yield from (At(document, p) for p in scope_problems(model.scope, modules))


@project_check("REQ008", "a document satisfies statements that exist", across=True)
def satisfied_statements_exist(project: Project) -> Iterator[At]:
    """Checked only if the project has statements; otherwise the numbers are for readers."""
    known = {one.statement.number for one in stated(project)}
    seen: set[tuple[str, int]] = set()
    may_judge = known and not project.may_lack("requirements")
    for effective in project.effectives if may_judge else ():
        for i, number in enumerate(effective.envelope.satisfies):
            if number not in known and (effective.id, i) not in seen:
                seen.add((effective.id, i))
                message = f"there is no statement {number}; the highest is {max(known)}"
                hint = "write it into a `kind: requirements` document, or remove the number"
                yield At(effective, Problem(("satisfies", i), message, hint))
