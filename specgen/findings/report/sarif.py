"""Findings as SARIF 2.1.0, for code scanning.

source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (2026-11-22)
"""

import hashlib
from collections import Counter
from typing import Any
from urllib.parse import quote

from specgen import __version__
from specgen.findings.characters import one_line
from specgen.findings.finding import Finding, Place, Severity
from specgen.findings.report.json_text import to_json
from specgen.findings.report.rule_text import markdown, plain
from specgen.findings.report.run import Run, sentence
from specgen.findings.rule import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(run: Run) -> str:
    codes = sorted({f.code for f in run.findings})
    seen: Counter[str] = Counter()
    driver = {
        "name": "specgen",
        "semanticVersion": __version__,
        "rules": [_rule(run.rules[code]) for code in codes],
    }
    one = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, codes.index(f.code), seen) for f in run.findings],
    }
    return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [one]})


def _rule(rule: Rule) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": rule.code,
        "shortDescription": {"text": rule.promise},
        "fullDescription": {"text": rule.fact or rule.promise},
        "help": {"text": plain(rule), "markdown": markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
    return made | ({"helpUri": rule.source} if rule.source.startswith("https://") else {})


def _result(finding: Finding, index: int, seen: Counter[str]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": sentence(finding)},
        "locations": [{"physicalLocation": _location(finding.place)}],
        "partialFingerprints": _fingerprints(finding, seen),
    }
    if finding.because is not None:
        made["relatedLocations"] = [{"physicalLocation": _location(finding.because)}]
    if finding.edits:
        made["fixes"] = [_fix(finding)]
    if finding.where:
        made["properties"] = {"where": list(finding.where)}
    return made


def _fix(finding: Finding) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(e.place), "insertedContent": {"text": e.text}}
        for e in finding.edits
    ]
    uri = quote(finding.edits[0].place.path)
    change = {"artifactLocation": {"uri": uri}, "replacements": replacements}
    return {"description": {"text": finding.message}, "artifactChanges": [change]}


def _location(place: Place) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(place.path)}, "region": _region(place)}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fingerprints(finding: Finding, seen: Counter[str]) -> dict[str, str]:
    """Made of rule, file and key: a finding stays the same when its line moves.

    GitHub reads only primaryLocationLineHash; the number distinguishes otherwise equal findings.
    """
    steps = "/".join(str(step) for step in finding.pointer)
    what = f"{finding.code}\n{finding.place.path}\n{finding.document}\n{steps}"
    digest = hashlib.sha256(one_line(what).encode()).hexdigest()[:16]
    seen[digest] += 1
    value = f"{digest}:{seen[digest]}"
    return {"primaryLocationLineHash": value, "specgenKey/v1": value}
