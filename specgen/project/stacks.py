"""Which effective documents form which root module, and in what order they are applied."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from specgen.findings.crash import Crash, kept
from specgen.findings.finding import Finding, Problem
from specgen.findings.rule import rule
from specgen.project.circles import circle_of, needed_modules
from specgen.project.here import Here
from specgen.project.locate import finding
from specgen.project.platform import Stack
from specgen.project.project import Effective, Project
from specgen.project.references import needed_documents


@dataclass(frozen=True, slots=True)
class RootModule:
    """One state, one `terraform apply`; id: environment/region/stack, which is also its folder.

    needs: ids of the root modules applied before it
    """

    id: str
    environment: str
    region: str
    stack: str
    effectives: tuple[Effective, ...] = field(repr=False)
    needs: tuple[str, ...] = ()


class StackCycle(Exception):
    """path: ids of root modules, the first one repeated at the end."""

    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def modules_or_cycle(
    project: Project, crashes: list[Crash]
) -> tuple[list[RootModule], list[Finding]]:
    """The root modules, or the finding that they have no order."""
    with kept(crashes, CYCLE.code):
        try:
            return root_modules(project), []
        except StackCycle as cycle:
            return [], [_closed(project, cycle)]
    return [], []


def _closed(project: Project, cycle: StackCycle) -> Finding:
    """At the line that closes the circle: without it, there would be an order."""
    circle = circle_of(project, sorted({e.module for e in project.effectives}))
    subject, pointer = project.platform_document, ("stacks",)
    path, hint = cycle.path, ""
    if circle is not None:
        subject, pointer, path = circle.closed_by.subject, circle.closed_by.pointer, circle.path
        hint = "remove this dependency, or put both documents into one stack"
    message = f"the root modules depend on each other in a circle: {' -> '.join(path)}"
    return finding(CYCLE, subject, Problem(pointer, message, hint))


def root_modules(project: Project) -> list[RootModule]:
    """In the order of application; ties are sorted by id.

    raises: StackCycle
    """
    members: dict[str, list[Effective]] = defaultdict(list)
    for effective in project.effectives:
        members[effective.module].append(effective)
    needs = {m: set(_declared(project, m, members)) for m in members}
    for module, other in _referenced(project):
        needs[module].add(other)
    return [_root_module(m, members[m], needs[m]) for m in _ordered(needs)]


def _root_module(module: str, members: list[Effective], needs: set[str]) -> RootModule:
    environment, region, stack = module.split("/")
    return RootModule(module, environment, region, stack, tuple(members), tuple(sorted(needs)))


def _ordered(needs: dict[str, set[str]]) -> Iterator[str]:
    sorter = TopologicalSorter(needs)
    try:
        sorter.prepare()
    except CycleError as error:
        raise StackCycle(list(reversed(error.args[1]))) from error
    while sorter.is_active():
        yield from sorted(ready := sorter.get_ready())
        sorter.done(*ready)


def _referenced(project: Project) -> Iterator[tuple[str, str]]:
    for effective in project.effectives:
        for _, other in needed_documents(project, effective):
            if other.module != effective.module:
                yield effective.module, other.module
        reads = effective.spec.reads(Here(project, effective))
        others = (read.effective.module for read in reads if not read.effective.is_adopted)
        yield from ((effective.module, o) for o in others if o != effective.module)


def _declared(project: Project, module: str, modules: Iterable[str]) -> Iterator[str]:
    """Root modules of the stacks that the platform declares as dependencies."""
    for needed in _stack(project, module.rpartition("/")[2]).depends_on:
        yield from needed_modules(project.platform, module, needed, modules)


def _stack(project: Project, stack: str) -> Stack:
    known = (s for s in project.platform.all_stacks if s.id == stack)
    return next(known, Stack(id=stack))


def affected(modules: list[RootModule], module: str) -> list[str]:
    """Ids of the root modules that depend on this one, in order of application."""
    reached = {module}
    for other in modules:
        if reached.intersection(other.needs):
            reached.add(other.id)
    return [m.id for m in modules if m.id in reached and m.id != module]


CYCLE = rule(
    "PLT012",
    "root modules do not depend on each other in a cycle",
    fact="Terraform root modules are applied one after another",
    source="https://developer.hashicorp.com/terraform/language/state/remote-state-data",
)
