"""A rule: what a code promises, the AWS fact behind it, and its source."""

from dataclasses import dataclass

from specgen.findings.finding import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What `explain` shows for a code.

    fact: what AWS does; source: the page that says so; date: when it was read
    also: the severity of some of its problems, if different
    topics: of specgen.facts, whose lists the rule reads
    dated: some of its errors are only as new as these lists; a decision can silence those
    """

    code: str
    promise: str
    severity: Severity
    fact: str = ""
    source: str = ""
    date: str = ""
    also: Severity | None = None
    topics: tuple[str, ...] = ()
    dated: bool = False

    @property
    def severities(self) -> tuple[Severity, ...]:
        return (self.severity, self.also) if self.also else (self.severity,)


def rule(  # noqa: PLR0913  one keyword for each thing that explain shows
    code: str,
    promise: str,
    *,
    fact: str = "",
    source: str = "",
    date: str = "2026-11-22",
    severity: Severity = Severity.ERROR,
    also: Severity | None = None,
    topics: tuple[str, ...] = (),
    dated: bool = False,
) -> Rule:
    known = date if fact or source else ""
    return Rule(code, promise, severity, fact, source, known, also, topics, dated)
