"""Findings as people read them: place, code, message, the line with a caret, what to do."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from rich.console import Console
from rich.text import Text

from specgen.findings import Finding, Severity
from specgen.jsonable import finding_data, to_json
from specgen.visible import one_line, same_columns

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def text(findings: Sequence[Finding], root: Path, console: Console) -> None:
    """One block a finding; excerpts only where the file can still be read."""
    lines = cache(lambda path: _lines(root / path))
    for finding in findings:
        console.print(_headline(finding), soft_wrap=True)
        for line in _excerpt(finding, lines):
            console.print(line, soft_wrap=True)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _headline(finding: Finding) -> Text:
    place = finding.place
    return Text.assemble(
        (f"{one_line(place.path)}:{place.line}:{place.column}: ", "bold"),
        (f"{finding.severity}[{finding.code}]", STYLES[finding.severity]),
        f" {one_line(finding.message)}{_where(finding)}",
    )


def _where(finding: Finding) -> str:
    shown = ", ".join(finding.where[:3])
    more = f" and {len(finding.where) - 3} more" if len(finding.where) > 3 else ""  # noqa: PLR2004  as above
    return f" (in {shown}{more})" if finding.where else ""


def _excerpt(finding: Finding, lines: Callable[[str], list[str]]) -> Iterable[Text]:
    place = finding.place
    known = lines(place.path)
    if 0 < place.line <= len(known):
        line = same_columns(known[place.line - 1])
        last = place.end_column if place.end_line == place.line else len(line) + 1
        width = max(1, min(last, len(line) + 1) - place.column)
        number = f"{place.line:>7}"
        yield Text.assemble((f"{number} | ", "dim"), line)
        mark = " " * (place.column - 1) + "^" * width
        yield Text.assemble((f"{'':>7} | ", "dim"), (mark, STYLES[finding.severity]))
    if finding.because is not None:
        yield Text.assemble((f"{'':>7} = ", "dim"), f"see also {one_line(str(finding.because))}")
    if finding.help:
        yield Text.assemble((f"{'':>7} = ", "dim"), ("help: ", "bold"), one_line(finding.help))


def summary(findings: Sequence[Finding], files: int, seconds: float) -> str:
    """`3 errors, 1 warning in 12 files (0.3 s)`."""
    counts = Counter(f.severity for f in findings)
    parts = [_count(counts[s], s.value) for s in Severity if counts[s] and s is not Severity.INFO]
    if counts[Severity.INFO]:
        parts.append(_count(counts[Severity.INFO], "remark"))
    what = ", ".join(parts) or "no findings"
    return f"{what} in {_count(files, 'file')} ({seconds:.1f} s)"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_json(findings: Sequence[Finding]) -> str:
    return to_json({"version": 1, "findings": [finding_data(f) for f in findings]})


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands that annotate the line in a pull request."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    lines = []
    for f in findings:
        place = f.place
        where = f"file={_property(one_line(place.path))},line={place.line},col={place.column}"
        message = one_line(f.message + (f". {f.help}" if f.help else ""))
        lines.append(f"::{names[f.severity]} {where},title={f.code}::{_data(message)}")
    return "".join(f"{line}\n" for line in lines)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
