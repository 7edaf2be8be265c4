"""A circle of root modules -> the line that closes it: a `depends_on`, or a reference."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specgen.documents.document import Document
from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.project.platform import Platform
from specgen.project.project import Effective, Project
from specgen.project.references import needed_documents


@dataclass(frozen=True, slots=True)
class Need:
    """module is applied after other, because of what is at the pointer of the subject."""

    module: str
    other: str
    subject: Effective | Document
    pointer: Pointer

    @property
    def line(self) -> tuple[str, int, int]:
        place = self.subject.place(self.pointer)
        return place.path, place.line, place.column


@dataclass(frozen=True, slots=True)
class Circle:
    """path: ids of root modules, the first one repeated at the end; closed_by: the last need"""

    path: tuple[str, ...]
    closed_by: Need


def circle_of(project: Project, modules: Iterable[str]) -> Circle | None:
    """The first that is closed: by what the platform declares, then by documents, in text order."""
    known: dict[str, list[str]] = defaultdict(list)
    declared = sorted(_declared(project, list(modules)), key=lambda need: need.line)
    referenced = sorted(_referenced(project), key=lambda need: need.line)
    for need in (*declared, *referenced):
        if (back := _way(known, need.other, need.module)) is not None:
            return Circle((need.module, *back), need)
        known[need.module].append(need.other)
    return None


def _way(known: dict[str, list[str]], start: str, end: str) -> tuple[str, ...] | None:
    """The shortest way; None if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if way[-1] == end:
            return way
        following = [other for other in known[way[-1]] if other not in seen]
        seen.update(following)
        ways += [(*way, other) for other in following]
    return None


def _declared(project: Project, modules: list[str]) -> Iterator[Need]:
    """A stack in the account's scope is one root module for all environments of its region."""
    for i, stack in enumerate(project.platform.stacks):
        for module in modules:
            name = module.rpartition("/")[2]
            for j, needed in enumerate(stack.depends_on if name == stack.id else ()):
                pointer = ("stacks", i, "depends_on", j)
                for other in needed_modules(project.platform, module, needed, modules):
                    yield Need(module, other, project.platform_document, pointer)


def needed_modules(
    platform: Platform, module: str, stack: str, modules: Iterable[str]
) -> Iterator[str]:
    """Root modules of a stack that one of this environment and region depends on."""
    environment, region, _ = module.split("/")
    own = (environment, platform.account_of(environment).scope)
    exact = [f"{scope}/{region}/{stack}" for scope in own]
    if known := [m for m in exact if m in modules]:
        yield known[0]
        return
    for other in modules:
        env, _, other_stack = other.split("/")
        if other_stack == stack and env in own:
            yield other


def _referenced(project: Project) -> Iterator[Need]:
    for effective in project.effectives:
        for pointer, other in needed_documents(project, effective):
            if other.module != effective.module:
                yield Need(effective.module, other.module, effective, pointer)
        for read in effective.spec.reads(Here(project, effective)):
            if not read.effective.is_adopted and read.effective.module != effective.module:
                yield Need(effective.module, read.effective.module, effective, ("name",))
