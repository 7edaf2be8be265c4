"""Mutants that leave every assertion true, and those that may."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import yaml
from prove.statements.meaning import Mutant
from prove.statements.narrowed import Narrowed
from prove.statements.spoken import Spoken

from specgen.prove.statements.clauses import clauses
from specgen.prove.statements.evaluate import evaluate
from specgen.prove.statements.generated import Block, Contents, Generated
from specgen.systems.requirements.model import names


@dataclass(frozen=True, slots=True)
class Unspoken:
    """What no statement is about, in blocks of which statements speak."""

    at: str
    path: tuple[str, ...]
    reason: str
    environments: tuple[str, ...] = ()

    def excuses(self, id_: str, mutant: Mutant) -> bool:
        here = not self.environments or id_.partition("/")[0] in self.environments
        paths = (path.replace("[", "[[]") for path in self.path)
        fits = any(fnmatchcase(mutant.path, path) for path in paths)
        return here and fits and mutant.way != "gone" and fnmatchcase(mutant.address, self.at)


def exceptions(file: Path) -> list[Unspoken]:
    return [
        Unspoken(one["at"], tuple(one["path"]), one["reason"], tuple(one.get("in", ())))
        for one in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def survives(spoken: Spoken, id_: str, mutant: Mutant) -> bool:
    """Asks the assertions that look at what is changed, or at what names it."""
    module, changed = spoken.output.modules[id_], set(mutant.blocks)
    touched = {a for a, named in spoken.refers[id_].items() if a in changed or named & changed}
    blocks = {a: block for a, block in module.blocks.items() if a not in changed}
    if mutant.way != "gone":
        new = (Block(a, module.blocks[a].file, body) for a, body in mutant.blocks.items())
        blocks |= {block.address: block for block in new}
    other = Contents(id_, blocks, {a: r for a, r in module.read.items() if a not in touched})
    narrowed = Narrowed({}, other, spoken.output)
    asked = (
        a
        for a in spoken.assertions[id_]
        if any(names.matched(a.at, address) is not None for address in touched)
    )
    if any(evaluate(narrowed, a, [id_]).failures for a in asked):
        return False
    return mutant.way != "gone" or not _is_missed(spoken, other, mutant.address)


def _is_missed(spoken: Spoken, without: Contents, address: str) -> bool:
    """Whether an assertion in another root module follows a reference to the block."""
    left = Generated({})
    modules = spoken.output.modules.items()
    again = {i: without if i == without.id else Contents(i, m.blocks) for i, m in modules}
    vars(left)["modules"] = again
    seen = f"{without.stack}/{address.partition('.')[0]}."
    return any(
        evaluate(left, a, [id_]).failures
        for id_, inside in spoken.assertions.items()
        for a in inside
        if seen in str([clause.wanted for clause in clauses(a)])
    )
