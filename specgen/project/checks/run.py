"""Runs all checks: every broken promise once, with the places in which it is broken."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from specgen.findings.crash import Crash, NotOurs
from specgen.findings.finding import Finding
from specgen.project.checks.check import Check, ProjectCheck
from specgen.project.checks.narrow import guilty, without
from specgen.project.here import Here
from specgen.project.locate import finding, located
from specgen.project.project import Effective, Project

MOST = 200
"""Problems that a check reports for one document; the others follow when these are solved."""

Found = dict[Finding, list[Effective]]
"""With the places in which it holds."""


def run_checks(
    project: Project,
    by_kind: Mapping[str, Sequence[Check]],
    everywhere: Iterable[ProjectCheck],
    crashes: list[Crash],
) -> list[Finding]:
    """Every broken promise, once for each place in the text, with the places it is broken in.

    crashes: gets the errors of checks; what a check finds without the guilty document is kept
    """
    found: Found = defaultdict(list)
    for effective in (*project.effectives, *project.adopted):
        here = Here(project, effective)
        for one in by_kind[effective.document.kind]:
            _run_one(one, here, found, crashes)
    for many in everywhere:
        for seen in (project,) if many.across else project.by_account():
            _run_many(many, seen, found, crashes)
    return [located(project, item, places) for item, places in found.items()]


def _run_one(check: Check, here: Here, found: Found, crashes: list[Crash]) -> None:
    effective = here.effective
    try:
        for problem in islice(check.run(here), MOST):
            found[finding(check.rule, effective, problem)].append(effective)
    except NotOurs:
        raise
    except Exception as error:  # noqa: BLE001  as kept(), which takes longer: this runs for every pair
        place, where = effective.place(()), "/".join(effective.spot)
        crashes.append(Crash(check.rule.code, error, effective.id, place, where))


def _run_many(check: ProjectCheck, project: Project, found: Found, crashes: list[Crash]) -> None:
    """Again without the document that makes it fail, as long as there is one."""
    bad: set[str] = set()
    error = _attempt(check, project, found)
    while error is not None:
        rest = without(project, bad)
        one = guilty(rest, lambda some: _attempt(check, some, defaultdict(list)))
        if one is None:
            crashes.append(Crash(check.rule.code, error))
            return
        id_, raised = one
        document = next(d for d in project.documents if d.id == id_)
        crashes.append(Crash(check.rule.code, raised, id_, document.place(())))
        bad.add(id_)
        error = _rest(check, project, bad, found)


def _rest(check: ProjectCheck, project: Project, bad: set[str], found: Found) -> Exception | None:
    """Documents that refer to a bad one stay, unless the check fails with them."""
    more: Found = defaultdict(list)
    error = _attempt(check, replace(project.without(bad), is_whole=False), more)
    if error is not None:
        error = _attempt(check, without(project, bad), more)
    known = {(item.code, item.place) for item in found}
    for item, places in more.items():
        if item in found or (item.code, item.place) not in known:
            found[item] += [place for place in places if place not in found[item]]
    return error


def _attempt(check: ProjectCheck, project: Project, found: Found) -> Exception | None:
    """The error that ends the check; what it finds until then is added."""
    try:
        for at in check.function(project):
            places = found[finding(check.rule, at.effective, at.problem)]
            if isinstance(at.effective, Effective):
                places.append(at.effective)
    except NotOurs:
        raise
    except Exception as error:  # noqa: BLE001  as above
        return error
    return None
