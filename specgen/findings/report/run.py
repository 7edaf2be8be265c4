"""What a reporter is given: the findings of a run, and what it needs to show them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from rich.console import Console

from specgen.cli.rules import RULES, Rule
from specgen.findings.characters import one_line
from specgen.findings.finding import Finding, Severity

RANK = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.INFO: 0}


def plain_console() -> Console:
    return Console(file=StringIO(), highlight=False, soft_wrap=True, color_system=None)


@dataclass(frozen=True, slots=True)
class Run:
    """root: what the paths of places are relative to; fail_on: from which severity on a run fails

    console: whose colours the text form uses
    """

    findings: Sequence[Finding]
    root: Path
    fail_on: Severity = Severity.ERROR
    console: Console = field(default_factory=plain_console)

    @property
    def fails(self) -> bool:
        return any(self.is_failure(f) for f in self.findings)

    def is_failure(self, finding: Finding) -> bool:
        return RANK[finding.severity] >= RANK[self.fail_on]


def rule_of(finding: Finding) -> Rule:
    return RULES[finding.code]


def page_of(finding: Finding) -> str:
    """AWS's own page where the rule has one; else ours."""
    source = rule_of(finding).source
    return source if source.startswith("https://") else f"docs/rules.md#{finding.code.lower()}"


def sentence(finding: Finding) -> str:
    """Message and help in one line."""
    return one_line(finding.message + (f". {finding.help}" if finding.help else ""))
