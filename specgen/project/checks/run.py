"""Runs all checks: every broken promise once, with the places in which it is broken."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from specgen.findings.finding import Finding
from specgen.project.checks.check import Check, ProjectCheck
from specgen.project.locate import finding, located
from specgen.project.project import Effective, Here, Project


def run_checks(
    project: Project, by_kind: Mapping[str, Sequence[Check]], everywhere: Iterable[ProjectCheck]
) -> list[Finding]:
    """Every broken promise, once for each place in the text, with the places it is broken in."""
    found: dict[Finding, list[Effective]] = defaultdict(list)
    for effective in project.effectives:
        here = Here(project, effective)
        for one in by_kind[effective.kind]:
            for problem in one.run(here):
                found[finding(one.rule, effective, problem)].append(effective)
    for many in everywhere:
        for at in many.function(project):
            places = found[finding(many.rule, at.effective, at.problem)]
            if isinstance(at.effective, Effective):
                places.append(at.effective)
    return [located(project, item, places) for item, places in found.items()]
