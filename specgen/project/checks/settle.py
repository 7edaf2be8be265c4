"""What decisions and comments silence is taken from the findings of all checks."""

from collections.abc import Container
from pathlib import Path

from specgen.findings.crash import Crash, kept
from specgen.findings.finding import Finding
from specgen.project.checks import decisions, ignores
from specgen.project.project import Project


def settled(
    root: Path,
    project: Project,
    findings: list[Finding],
    crashes: list[Crash],
    later: Container[str],
) -> list[Finding]:
    """With what is wrong with the decisions and comments themselves.

    later: codes that may still be found
    """
    with kept(crashes, decisions.NO_TARGET.code):
        findings = decisions.apply_decisions(project, findings, later=later)
    silent = {d.path for d in project.documents if not d.is_commented}
    paths = {f.place.path for f in findings} | {d.path for d in project.documents}
    with kept(crashes, ignores.MALFORMED.code):
        return ignores.apply_ignores(root, paths - silent, findings, later)
    return findings
