"""Findings as people read them: place, code, message, the line with a caret, what to do."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from specgen.findings.characters import one_line, same_columns
from specgen.findings.finding import Finding, Severity
from specgen.findings.report.run import Run
from specgen.findings.secret_values import COVER, concealed

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
SHOWN_PLACES = 3
SECRET = frozenset({"SEC010"})
"""Codes whose excerpt would carry a secret into the log of a pipeline."""

LONGEST_SECRET = 400
"""Characters on each side of the excerpt in which secrets of a known form are looked for."""

WIDTH = 160
"""Characters of a line that are shown; for longer lines, the part around the fault."""


def text(run: Run) -> str:
    """One block per finding; excerpts only if the file can still be read."""
    reported: set[str] = set()
    with run.console.capture() as captured:
        for finding in run.findings:
            for line in _block(run, finding, reported):
                run.console.print(line, soft_wrap=True)
    return captured.get()


def _block(run: Run, finding: Finding, reported: set[str]) -> Iterator[Text]:
    """reported: codes whose page was already shown."""
    yield _headline(finding)
    yield from _excerpt(finding, run.lines(finding.place.path))
    yield from (_remark(label, said) for label, said in _remarks(finding) if said)
    if finding.code not in reported:
        reported.add(finding.code)
        page = run.page_of(finding)
        yield _remark("page: " if page.startswith("https://") else "more: ", page)


def _headline(finding: Finding) -> Text:
    place = finding.place
    return Text.assemble(
        (f"{one_line(place.path)}:{place.line}:{place.column}: ", "bold"),
        (f"{finding.severity}[{finding.code}]", STYLES[finding.severity]),
        f" {one_line(finding.message)}{_where(finding)}",
    )


def _where(finding: Finding) -> str:
    more = len(finding.where) - SHOWN_PLACES
    shown = ", ".join(finding.where[:SHOWN_PLACES]) + (f" and {more} more" if more > 0 else "")
    return f" (in {shown})" if finding.where else ""


def _excerpt(finding: Finding, known: Sequence[str]) -> Iterator[Text]:
    place = finding.place
    if not 0 < place.line <= len(known):
        return
    line = known[place.line - 1]
    last = place.end_column if place.end_line == place.line else len(line) + 1
    start, end = place.column - 1, max(place.column, min(last, len(line) + 1) - 1)
    first = max(0, start - WIDTH // 2) if len(line) > WIDTH else 0
    shown = _shown(line, first)
    start, end = start - first, min(end - first, WIDTH)
    if finding.code in SECRET:
        shown = shown[:start] + COVER * (end - start) + shown[end:]
    yield Text.assemble((f"{place.line:>7} | ", "dim"), shown)
    mark = "^" * max(1, cell_len(shown[start:end]))
    before = " " * cell_len(shown[:start])
    yield Text.assemble((f"{'':>7} | ", "dim"), (before + mark, STYLES[finding.severity]))


def _shown(line: str, first: int) -> str:
    """WIDTH characters, a secret covered even if it is cut off; never reads a whole long line."""
    begin = max(0, first - LONGEST_SECRET)
    around = concealed(same_columns(line[begin : first + WIDTH + LONGEST_SECRET]))
    return around[first - begin :][:WIDTH]


def _remarks(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.override is not None:
        word = "set by" if finding.override.holds else "with"
        yield f"{word} ", f"{finding.override.place}, the override for {finding.override.when}"
    if finding.because is not None:
        yield "see also ", str(finding.because)
    yield "help: ", one_line(finding.help)


def _remark(label: str, said: str) -> Text:
    return Text.assemble((f"{'':>7} = ", "dim"), (label, "bold"), said)
