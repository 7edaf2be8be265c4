"""The closing lines of runs."""

from collections import Counter
from collections.abc import Sequence

from specgen.findings.finding import Finding, Severity


def summary(findings: Sequence[Finding], files: int, seconds: float | None = None) -> str:
    """`3 errors, 1 warning in 12 files (0.3 s)`."""
    counts = Counter(f.severity for f in findings)
    parts = [_count(counts[s], s.value) for s in Severity if counts[s] and s is not Severity.INFO]
    if counts[Severity.INFO]:
        parts.append(_count(counts[Severity.INFO], "remark"))
    what = ", ".join(parts) or "no findings"
    took = "" if seconds is None else f" ({seconds:.1f} s)"
    return f"{what} in {_count(files, 'file')}{took}"


def fixed(findings: int, files: int, *, written: bool) -> str:
    if not findings:
        return "nothing to fix"
    what = f"{_count(findings, 'finding')} in {_count(files, 'file')}"
    return f"fixed {what}" if written else f"can fix {what}; --write does it"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def counts(modules: int, resources: int) -> str:
    return f"{modules} root modules, {resources} resources"


def as_rendered(folder: str, counted: str, seconds: float) -> str:
    return f"{folder}/ is up to date ({counted}, {seconds:.1f} s)"


def written(folder: str, what: str, counted: str, seconds: float) -> str:
    return f"{folder}/: {what} ({counted}, {seconds:.1f} s)"


NOTHING_CHANGED = "nothing changed"
