"""Findings as JUnit XML: one test suite per file, one test case per finding."""

from itertools import groupby
from xml.etree import ElementTree as ET

from specgen.findings.characters import one_line
from specgen.findings.finding import Finding
from specgen.findings.report.run import Run, sentence


def junit(run: Run) -> str:
    """Findings that fail the run are failures; others are passed cases with their text."""
    suites = ET.Element("testsuites", {"name": "specgen", **_counts(run, list(run.findings))})
    for path, found in groupby(run.findings, key=lambda f: f.place.path):
        findings = list(found)
        suite = ET.SubElement(suites, "testsuite", {"name": path, **_counts(run, findings)})
        for finding in findings:
            _case(suite, finding, failed=run.is_failure(finding))
    if not run.findings:
        suite = ET.SubElement(suites, "testsuite", name="specgen", tests="1", failures="0")
        ET.SubElement(suite, "testcase", classname="specgen", name="no findings")
    ET.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suites, "unicode") + "\n"


def _counts(run: Run, findings: list[Finding]) -> dict[str, str]:
    failures = sum(run.is_failure(f) for f in findings)
    return {"tests": str(len(findings) or 1), "failures": str(failures)}


def _case(suite: ET.Element, finding: Finding, *, failed: bool) -> None:
    place = finding.place
    name = f"{finding.code} {place.line}:{place.column}"
    about = {"classname": place.path, "file": place.path, "line": str(place.line)}
    case = ET.SubElement(suite, "testcase", {"name": name, **about})
    said = f"{place}: {finding.severity}[{finding.code}] {sentence(finding)}"
    if failed:
        message = one_line(finding.message)
        ET.SubElement(case, "failure", type=finding.severity, message=message).text = said
    else:
        ET.SubElement(case, "system-out").text = said
