"""What statements speak of: the blocks, and in data that another program reads the lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from prove.statements.meaning import LOCAL, REFERENCE, Mutant, Subject

from specgen.project.project import Project
from specgen.prove.statements.clauses import Clause, clauses
from specgen.prove.statements.evaluate import evaluate
from specgen.prove.statements.generated import Contents, Generated
from specgen.prove.statements.results import scope_of
from specgen.systems.requirements.checks.statements import stated
from specgen.systems.requirements.model import names
from specgen.systems.requirements.model.assertion import Assertion

ADDRESS = re.compile(r"(?<![\w.])((?:[\w-]+/)*)(aws_\w+\.[\w-]+)")
EXACT = {"equal", "one_of", "absent", "like"}
"""Operators about all that a path reads; the others are about a part of it, or a bound."""
PARTS = (
    "_association",
    "_attachment",
    "_policy",
    "_route",
    "_rule",
    "_selection",
    "_subscription",
    "_target",
    "_validation",
)
"""Ends of types that have no life of their own; nor has one whose type begins as the other's."""
_CHAIN = re.compile(r'(?:"[^"]+"|[A-Za-z_]\w*|@)(?:\[[?\d]*\]|\.(?:"[^"]+"|\w+|\*))*')
_FILTER = re.compile(r"(?:\[\] \| )?\[\?[^\]]*\]")

ByModule = dict[str, list[Assertion]]


@dataclass(frozen=True, eq=False)
class Spoken:
    """Statements speak of the blocks that their assertions look at, of the parts of these, and of
    the blocks that their assertions name.
    """

    project: Project = field(repr=False)
    output: Generated = field(repr=False)

    @cached_property
    def assertions(self) -> ByModule:
        """Root module -> what is asserted there."""
        found: ByModule = {id_: [] for id_ in self.output.modules}
        for one in stated(self.project):
            for assertion in one.statement.assertions:
                scope = scope_of(assertion, one.requirements)
                for id_ in dict.fromkeys(m.id for p in scope for m in self.output.in_scope(p)):
                    found[id_].append(assertion)
        return found

    @cached_property
    def addresses(self) -> dict[str, set[str]]:
        """Root module -> the blocks."""
        looked: dict[str, set[str]] = {id_: set() for id_ in self.output.modules}
        named: dict[str, set[str]] = {id_: set() for id_ in self.output.modules}
        for id_, assertions in self.assertions.items():
            for assertion in assertions:
                for proof in evaluate(self.output, assertion, [id_]).proofs:
                    looked[id_].add(proof.address)
                    for module, address in self._named(assertion, id_, proof.address):
                        named[module].add(address)
        for id_, inside in looked.items():
            inside |= {a for a in self.output.modules[id_].blocks if self._is_part(id_, a, inside)}
        return {id_: inside | named[id_] for id_, inside in looked.items()}

    def _named(self, assertion: Assertion, id_: str, at: str) -> Iterator[tuple[str, str]]:
        what = names.matched(assertion.at, at) or {}
        wanted = [*assertion.having.values(), *(c.wanted for c in clauses(assertion))]
        for prefix, address in ADDRESS.findall(str(names.filled(wanted, what))):
            stack = prefix.rstrip("/")
            far = stack if stack.count("/") == 2 else f"{id_.rpartition('/')[0]}/{stack}"
            module = self.output.modules.get(far if stack else id_)
            if module and address in module.blocks:
                yield module.id, address

    def _is_part(self, id_: str, address: str, looked: set[str]) -> bool:
        kind = address.partition(".")[0]
        if not address.startswith("aws_") or kind == "aws_ssm_parameter":
            return False
        wholes = {a.partition(".")[0] for a in self.refers[id_][address] if a in looked}
        return any(kind.endswith(PARTS) or kind.startswith(f"{whole}_") for whole in wholes)

    @cached_property
    def refers(self) -> dict[str, dict[str, set[str]]]:
        """Root module -> block -> the blocks and locals that it names, also through locals."""
        return {
            id_: {address: _refers(module, address) for address in module.blocks}
            for id_, module in self.output.modules.items()
        }

    def mutants(self, id_: str) -> Iterator[Mutant]:
        for address in sorted(self.addresses[id_]):
            looking = [a for a in self.assertions[id_] if names.matched(a.at, address) is not None]
            read = {path for assertion in looking for path in lists(assertion)}
            for mutant in Subject(self.output, self.output.modules[id_], address).mutants():
                if not mutant.document or mutant.way != "member" or mutant.path in read:
                    yield mutant


def _refers(module: Contents, address: str) -> set[str]:
    found: set[str] = set()
    unread = [address]
    while unread:
        text = str(module.blocks[unread.pop()].body)
        inner = {f"local.{name}" for name in LOCAL.findall(text)} & module.blocks.keys()
        unread += inner - found
        found |= inner | {f"{kind}.{name}" for kind, name in REFERENCE.findall(text)}
    return found


def lists(assertion: Assertion) -> set[str]:
    """The lists that its paths read as a whole; `[]` for each list on the way.

    A list behind a filter or an index belongs to the members that these choose.
    """
    return {path for clause in clauses(assertion) for path in _lists(clause)}


def _lists(clause: Clause) -> Iterator[str]:
    part = clause.operator == "like" and not isinstance(clause.wanted, list)
    if clause.operator not in EXACT or clause.together or part:
        return
    for chain in _CHAIN.findall(_FILTER.sub("[?]", clause.path)):
        read, *rest = re.split(r"\[[?\d]", chain.replace('"', "").removeprefix("@"))
        steps = read.split("[]")
        yield from ("[]".join(steps[: i + 1]) + "[]" for i in range(len(steps) - 1))
        if not rest:
            yield f"{read}[]"
