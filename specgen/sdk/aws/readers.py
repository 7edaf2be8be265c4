"""Documents that refer to a document of another kind."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.project.project import Effective, Project
from specgen.project.references import references_of

Target = tuple[str, str, str]
"""Environment, kind and name."""


def readers(here: Here) -> Sequence[Effective]:
    """Documents of the environment, in any region, that name the one of `here`."""
    found = here.project.once(_readers)
    return found[here.environment, here.effective.kind, here.name]


def places(here: Here) -> Iterator[Pointer]:
    """Where they name it."""
    target = (here.effective.kind, here.name)
    for reader in readers(here):
        yield from (r.pointer for r in references_of(reader) if target in r.targets)


def _readers(project: Project) -> dict[Target, list[Effective]]:
    found: dict[Target, list[Effective]] = defaultdict(list)
    for effective in project.effectives:
        targets = {one for r in references_of(effective) for one in r.targets}
        for kind, name in targets:
            found[effective.environment, kind, name].append(effective)
    return found
