"""An assertion on changed files: only what is changed is read a second time."""

from dataclasses import dataclass, field
from functools import cached_property

from prove.statements.mutating import Files

from specgen.findings.pointers import Pointer
from specgen.prove.statements.evaluate import evaluate
from specgen.prove.statements.generated import Block, Contents, Generated
from specgen.systems.requirements.model.assertion import Assertion


@dataclass(frozen=True, eq=False)
class Narrowed(Generated):
    """One root module, and what all others publish."""

    one: Contents = field(default=Contents("", {}), repr=False)
    whole: Generated = field(default=Generated({}), repr=False)

    @cached_property
    def modules(self) -> dict[str, Contents]:
        return {self.one.id: self.one}

    @cached_property
    def parameters(self) -> dict[str, tuple[Contents, Block]]:
        return self.whole.parameters


def broken(output: Generated, files: Files, assertion: Assertion, module: str) -> set[Pointer]:
    """The pointers at which the assertion fails on these files of the root module."""
    narrowed = Narrowed({}, _again(output, files, output.modules[module]), output)
    return {f.pointer for f in evaluate(narrowed, assertion, [module]).failures}


def _again(output: Generated, files: Files, module: Contents) -> Contents:
    """The root module of these files; what is as it was is not read a second time."""
    new = {
        path: content for path, content in files.items() if output.files.get(path) is not content
    }
    fresh = Generated(new).modules.get(module.id, Contents(module.id, {})).blocks
    blocks = {a: block for a, block in module.blocks.items() if block.file not in new} | dict(fresh)
    same = blocks.keys() == module.blocks.keys() and all(
        content.get("locals") is output.files.get(path, {}).get("locals")
        for path, content in new.items()
    )
    read = module.read if same else {}
    kept = {a: r for a, r in read.items() if blocks[a].body is module.blocks[a].body}
    return Contents(module.id, dict(sorted(blocks.items())), kept)
