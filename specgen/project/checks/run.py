"""Runs all checks: every broken promise once, with the places in which it is broken."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from specgen.findings.crash import Crash, NotOurs, kept
from specgen.findings.finding import Finding
from specgen.project.checks.check import Check, ProjectCheck
from specgen.project.locate import finding, located
from specgen.project.project import Effective, Here, Project

Found = dict[Finding, list[Effective]]
"""With the places in which it holds."""


def run_checks(
    project: Project,
    by_kind: Mapping[str, Sequence[Check]],
    everywhere: Iterable[ProjectCheck],
    crashes: list[Crash],
) -> list[Finding]:
    """Every broken promise, once for each place in the text, with the places it is broken in.

    crashes: gets the errors of checks; what a check found before its error is kept
    """
    found: Found = defaultdict(list)
    for effective in project.effectives:
        here = Here(project, effective)
        for one in by_kind[effective.kind]:
            _run_one(one, here, found, crashes)
    for many in everywhere:
        with kept(crashes, many.rule.code):
            _run_many(many, project, found)
    return [located(project, item, places) for item, places in found.items()]


def _run_one(check: Check, here: Here, found: Found, crashes: list[Crash]) -> None:
    effective = here.effective
    try:
        for problem in check.run(here):
            found[finding(check.rule, effective, problem)].append(effective)
    except NotOurs:
        raise
    except Exception as error:  # noqa: BLE001  as kept(), which takes longer: this runs for every pair
        place, where = effective.place(()), "/".join(effective.spot)
        crashes.append(Crash(check.rule.code, error, effective.id, place, where))


def _run_many(check: ProjectCheck, project: Project, found: Found) -> None:
    for at in check.function(project):
        places = found[finding(check.rule, at.effective, at.problem)]
        if isinstance(at.effective, Effective):
            places.append(at.effective)
