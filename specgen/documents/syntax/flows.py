"""[lists] and {maps} that are not closed, or lack a comma."""

import re
from typing import Any

from specgen.documents.syntax.source import Source
from specgen.documents.syntax.trouble import Mark, Trouble

CLOSING = {"[": "]", "{": "}"}


def flow_fault(source: Source, opened: Mark, mark: Mark, token: Any) -> Trouble:
    """opened: the innermost bracket that is open; token: the last one that was read"""
    bracket = source.rest(*opened)[:1]
    closing = CLOSING.get(bracket, "")
    char = source.rest(*mark)[:1]
    if hidden := _hidden(source, opened[0], mark[0], closing):
        hint = "quote a text that contains ` #`"
        return Trouble("this `#` begins a comment, which hides the rest", *hidden, hint, opened)
    if char in {"]", "}"} and char != closing:
        message = f"this `{char}` cannot close the `{bracket}` of line {opened[0]}"
        return Trouble(message, *mark, f"write `{closing}`", opened)
    if _has_ended(source, opened, mark):
        return Trouble(f"this `{bracket}` is not closed", *opened, f"write `{closing}` at its end")
    if char == ",":
        return Trouble("a value is missing before this comma", *mark, opened=opened)
    end = getattr(token, "end_mark", None)
    if end is not None and end.line + 1 < mark[0]:
        place = (end.line + 1, end.column + 1)
        return Trouble("a comma is missing here", *place, "write `,`", opened)
    hint = "write a comma, or quote a text that contains `: `, a quote or a bracket"
    return Trouble(f"a comma or the closing `{closing}` is missing", *mark, hint, opened)


def _has_ended(source: Source, opened: Mark, mark: Mark) -> bool:
    """The file's end, or a line indented no more than the one that opened the bracket."""
    if not source.rest(*mark).strip() or mark[0] > len(source.lines):
        return True
    pair = source.pair(mark[0])
    is_key = pair is not None and mark[1] < pair.begin
    starts = is_key or source.line(mark[0])[: mark[1] - 1].strip() == ""
    less = source.indent(mark[0]) <= source.indent(opened[0])
    return mark[0] > opened[0] and starts and less and source.pair(opened[0]) is not None


def _hidden(source: Source, first: int, last: int, closing: str) -> Mark | None:
    for number in range(first, min(last, first + 50) + 1):
        if match := re.search(rf"\s(#[^'\"]*{re.escape(closing)})", source.line(number)):
            return number, match.start(1) + 1
    return None
