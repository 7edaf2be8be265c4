"""Whether a statement's words are in its source document."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from specgen.findings.finding import Problem
from specgen.systems.requirements.model import Requirements, Statement


def wording_problems(requirements: Requirements, text: str) -> Iterator[Problem]:
    """text: of the source document, in Markdown"""
    lines = _section(text.splitlines(), requirements.section)
    if not lines:
        message = f"{requirements.source} has no heading `{requirements.section}`"
        yield Problem(("section",), message)
        return
    for i, statement in enumerate(requirements.statements):
        yield from _problems(statement, lines, requirements, i)


def _problems(
    statement: Statement, lines: list[str], requirements: Requirements, index: int
) -> Iterator[Problem]:
    where = f"`{requirements.section}` of {requirements.source}"
    beneath = [_beneath(lines, i) for i, line in enumerate(lines) if statement.under in line]
    if not beneath:
        message = f"`{statement.under}` is not in {where}"
        yield Problem(("statements", index, "under"), message)
    elif not any(statement.words in line for block in beneath for line in block):
        under = f" under `{statement.under}`" if statement.under else ""
        message = f"the words `{statement.words}` are not in {where}{under}"
        yield Problem(("statements", index, "words"), message, "quote them exactly")


def _section(lines: Sequence[str], heading: str) -> list[str]:
    """The heading's line and those below it, up to the next heading of its rank or higher."""
    for i, line in enumerate(lines):
        if _rank(line) and line.lstrip("#").strip() == heading:
            return [line, *_until(lines[i + 1 :], _rank(line))]
    return []


def _until(lines: Sequence[str], rank: int) -> Iterator[str]:
    yield from takewhile(lambda line: not 0 < _rank(line) <= rank, lines)


def _rank(line: str) -> int:
    """A heading's level; 0 for any other line."""
    marks = len(line) - len(line.lstrip("#"))
    return marks if line[marks : marks + 1] == " " else 0


def _beneath(lines: Sequence[str], index: int) -> list[str]:
    """The line and those indented below it; for a heading, all lines after it."""
    own = _indent(lines[index])
    deeper = takewhile(lambda one: not one.strip() or _indent(one) > own, lines[index + 1 :])
    return [lines[index], *(lines[index + 1 :] if _rank(lines[index]) else deeper)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
