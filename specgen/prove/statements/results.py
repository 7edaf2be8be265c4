"""The result of each statement."""

from collections.abc import Iterator
from dataclasses import dataclass

from specgen.project.project import Project
from specgen.prove.statements.evaluate import Outcome, Proof, evaluate
from specgen.prove.statements.generated import Generated
from specgen.systems.requirements.checks.statements import Stated, stated
from specgen.systems.requirements.model import Requirements
from specgen.systems.requirements.model.assertion import Assertion

STATES = ("asserted", "decided", "pending", "outside")


@dataclass(frozen=True, slots=True)
class Result:
    """outcomes: of its assertions, in their order"""

    stated: Stated
    outcomes: tuple[Outcome, ...]

    @property
    def failed(self) -> bool:
        return any(outcome.failures for outcome in self.outcomes)

    @property
    def proofs(self) -> Iterator[Proof]:
        yield from dict.fromkeys(p for outcome in self.outcomes for p in outcome.proofs)


def results(project: Project, output: Generated) -> list[Result]:
    """By number."""
    found = [_result(one, output) for one in stated(project)]
    return sorted(found, key=lambda r: r.stated.statement.number)


def _result(one: Stated, output: Generated) -> Result:
    assertions = one.statement.assertions
    return Result(
        one, tuple(evaluate(output, a, scope_of(a, one.requirements)) for a in assertions)
    )


def scope_of(assertion: Assertion, requirements: Requirements) -> list[str]:
    scope = assertion.scope if isinstance(assertion.scope, str | list) else requirements.scope
    return [scope] if isinstance(scope, str) else scope
