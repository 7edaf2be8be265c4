"""Findings as a Code Quality report, which GitLab shows next to a merge request's lines.

source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import hashlib

from specgen.findings.finding import Finding, Severity
from specgen.findings.report.json_text import to_json
from specgen.findings.report.run import Run, sentence

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(run: Run) -> str:
    return to_json([_issue(finding) for finding in run.findings])


def _issue(finding: Finding) -> dict[str, object]:
    return {
        "description": f"{finding.code}: {sentence(finding)}",
        "check_name": finding.code,
        "fingerprint": _fingerprint(finding),
        "severity": SEVERITIES[finding.severity],
        "location": {"path": finding.place.path, "lines": {"begin": finding.place.line}},
    }


def _fingerprint(finding: Finding) -> str:
    """Without the line: an issue stays the same when lines are added above it."""
    parts = (finding.code, finding.place.path, finding.document, repr(finding.pointer))
    return hashlib.sha256("\0".join((*parts, finding.message)).encode()).hexdigest()
