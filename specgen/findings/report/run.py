"""What a reporter is given: the findings of a run, and what it needs to show them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO

from rich.console import Console

from specgen.findings.characters import one_line
from specgen.findings.finding import Finding, Severity
from specgen.findings.rule import Rule

RANK = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.INFO: 0}


def plain_console() -> Console:
    return Console(file=StringIO(), highlight=False, soft_wrap=True, color_system=None)


@dataclass(frozen=True, slots=True)
class Run:
    """The findings of a run, with what reporters show about them.

    rules: by code; lines: path of a place -> the file's lines, none if it cannot be read
    fail_on: the lowest severity that fails the run
    console: the text format uses its colours
    """

    findings: Sequence[Finding]
    rules: Mapping[str, Rule]
    lines: Callable[[str], Sequence[str]]
    fail_on: Severity = Severity.ERROR
    console: Console = field(default_factory=plain_console)

    @property
    def fails(self) -> bool:
        return any(self.is_failure(f) for f in self.findings)

    def is_failure(self, finding: Finding) -> bool:
        return RANK[finding.severity] >= RANK[self.fail_on]

    def page_of(self, finding: Finding) -> str:
        """AWS's page if the rule names one; else the command that shows ours."""
        source = self.rules[finding.code].source
        return source if source.startswith("https://") else f"specgen explain {finding.code}"


def sentence(finding: Finding) -> str:
    """Message and help in one line."""
    return one_line(finding.message + (f". {finding.help}" if finding.help else ""))
