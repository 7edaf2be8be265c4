"""An assertion as clauses: each has one path, one operator, and its place in the document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specgen.findings.pointers import Pointer
from specgen.systems.requirements.model.assertion import Assertion


@dataclass(frozen=True, slots=True)
class Clause:
    """together: the path starts at the list of all blocks that are looked at

    pointer: below the assertion
    """

    path: str
    operator: str
    wanted: Any
    pointer: Pointer
    together: bool = False


def clauses(assertion: Assertion) -> Iterator[Clause]:
    """Clauses about values; the number of blocks is checked before them."""
    for path, wanted in assertion.values.items():
        operator = "absent" if wanted is None else "equal"
        yield Clause(path, operator, True if wanted is None else wanted, ("values", path))
    for operator in assertion.operators if assertion.path else ():
        wanted = getattr(assertion, operator)
        yield Clause(assertion.path, operator, wanted, (operator,), together=bool(assertion.all))


def wanted_count(assertion: Assertion) -> int | None:
    """None means one or more."""
    if isinstance(assertion.count, int):
        return assertion.count
    return 0 if assertion.absent is True and not assertion.path else None
