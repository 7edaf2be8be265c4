"""Evaluates assertions on the generated files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from msgspec import UNSET

from specgen.findings.pointers import Pointer
from specgen.prove.statements import operators
from specgen.prove.statements.clauses import Clause, clauses, wanted_count
from specgen.prove.statements.generated import Block, Contents, Generated, instances
from specgen.prove.statements.resolve import resolved
from specgen.systems.requirements.model import names, paths
from specgen.systems.requirements.model.assertion import Assertion


@dataclass(frozen=True, slots=True)
class Failure:
    """pointer: below the assertion; module: id of the root module, or empty

    lost: nothing was found to look at
    """

    message: str
    pointer: Pointer
    module: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What an assertion looked at."""

    module: str
    address: str
    document: str


@dataclass(frozen=True, slots=True)
class Outcome:
    proofs: tuple[Proof, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A block with its references followed; names: what those in `at` matched"""

    block: Block
    body: object = field(repr=False)
    names: Mapping[str, str]


def evaluate(output: Generated, assertion: Assertion, scope: list[str]) -> Outcome:
    """scope: the assertion's, or its document's"""
    proofs: list[Proof] = []
    failures: list[Failure] = []
    total = 0
    for pattern in scope:
        modules = output.in_scope(pattern)
        if not modules:
            message = f"no root module is generated at {pattern}"
            failures.append(Failure(message, ("scope",), lost=True))
        for module in modules:
            seen = list(_seen(output, module, assertion))
            total += _instances(module, seen)
            failures += _failures(assertion, module, seen)
            proofs += [Proof(module.id, s.block.address, s.block.document) for s in seen]
    least = assertion.count_at_least
    if isinstance(least, int) and total < least:
        message = f"of {_looked_at(assertion)} there must be {least} in all, there are {total}"
        failures.append(Failure(message, ("count_at_least",), lost=not total))
    return Outcome(tuple(proofs), tuple(failures))


def _instances(module: Contents, seen: list[_Seen]) -> int:
    return sum(instances(module, one.block) for one in seen)


def _seen(output: Generated, module: Contents, assertion: Assertion) -> Iterator[_Seen]:
    for address, block in module.blocks.items():
        found = names.matched(assertion.at, address)
        if found is not None:
            seen = _Seen(block, _read(output, module, block), found)
            if all(_has(seen, path, value) for path, value in assertion.having.items()):
                yield seen


def _read(output: Generated, module: Contents, block: Block) -> object:
    if block.address not in module.read:
        module.read[block.address] = resolved(output, module, block.body)
    return module.read[block.address]


def _has(seen: _Seen, path: str, value: object) -> bool:
    try:
        wanted = names.filled(value, seen.names)
        return operators.fits(paths.search(path, seen.body), wanted)
    except paths.Unsearchable:
        return False


def _failures(assertion: Assertion, module: Contents, seen: list[_Seen]) -> Iterator[Failure]:
    wanted = wanted_count(assertion)
    if wanted is not None and _instances(module, seen) != wanted:
        yield _miscounted(assertion, module, seen, wanted)
    elif wanted is None and not seen and assertion.count_at_least is UNSET:
        message = f"nothing to look at: no {_looked_at(assertion)}"
        yield Failure(message, ("at",), module.id, lost=True)
    elif seen:
        for clause in clauses(assertion):
            if clause.together:
                what = f"all {_looked_at(assertion)}"
                yield from _broken(clause, [s.body for s in seen], what, module)
                continue
            for one in seen:
                file = one.block.file.split("/", 2)[2]
                what = f"{one.block.address} in {file}"
                wanted = names.filled(clause.wanted, one.names)
                yield from _broken(replace(clause, wanted=wanted), one.body, what, module)


def _broken(clause: Clause, value: object, what: str, module: Contents) -> Iterator[Failure]:
    try:
        found = paths.search(clause.path, value)
    except paths.Unsearchable as error:
        message = f"`{clause.path}` cannot be read from {what}: {error}"
        yield Failure(message, clause.pointer, module.id)
        return
    if not operators.holds(clause.operator, found, clause.wanted):
        expected = operators.expected(clause.operator, clause.wanted)
        message = f"`{clause.path}` of {what} is {operators.shown(found)}, expected {expected}"
        yield Failure(message, clause.pointer, module.id)


def _miscounted(assertion: Assertion, module: Contents, seen: list[_Seen], wanted: int) -> Failure:
    names = ", ".join(s.block.address for s in seen)
    had = f"{_instances(module, seen)}: {names}" if seen else "none"
    expected = wanted or "none"
    message = f"of {_looked_at(assertion)} there must be {expected}, there are {had}"
    key = "count" if isinstance(assertion.count, int) else "absent"
    return Failure(message, (key,), module.id, lost=not seen)


def _looked_at(assertion: Assertion) -> str:
    having = ", ".join(f"{p} {operators.shown(v)}" for p, v in assertion.having.items())
    return f"{assertion.at} with {having}" if having else assertion.at
