"""Findings for GitHub Actions: workflow commands, and a table for the step's summary.

source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions (2026-11-22)
"""

from specgen.findings.characters import one_line
from specgen.findings.finding import Finding, Severity
from specgen.findings.report.run import Run, sentence

NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
ROWS = 200
"""Rows of the table: GitHub refuses a summary of more than 1 MiB."""


def github(run: Run) -> str:
    """One command per finding; each annotates its line in a pull request."""
    return "".join(f"{_command(f)}\n" for f in run.findings)


def _command(finding: Finding) -> str:
    place = finding.place
    at = {"file": place.path, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # GitHub accepts columns only for a single line
        at |= {"col": place.column, "endColumn": max(place.column, place.end_column - 1)}
    at["title"] = finding.code
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in at.items())
    return f"::{NAMES[finding.severity]} {properties}::{_data(sentence(finding))}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def step_summary(run: Run) -> str:
    """Markdown; empty if there are no findings."""
    if not run.findings:
        return ""
    rows = [_row(run, f) for f in run.findings[:ROWS]]
    head = ["### specgen", "", "| place | finding | message |", "| --- | --- | --- |"]
    more = len(run.findings) - ROWS
    rest = ["", f"and {more} more"] if more > 0 else []
    return "\n".join([*head, *rows, *rest]) + "\n\n"


def _row(run: Run, finding: Finding) -> str:
    code, page = finding.code, run.page_of(finding)
    shown = f"[{code}]({page})" if page.startswith("https://") else code
    what = f"{finding.severity} {shown}"
    return f"| `{_cell(str(finding.place))}` | {what} | {_cell(sentence(finding))} |"


def _cell(text: str) -> str:
    """Text that neither ends its cell nor is read as Markdown or HTML."""
    plain = one_line(text).replace("\\", "\\\\").replace("|", "\\|")
    return plain.replace("<", "&lt;").replace("*", "\\*").replace("[", "\\[")
