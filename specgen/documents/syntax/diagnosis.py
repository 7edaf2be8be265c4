"""A fault that the YAML parser found -> where the mistake begins, and what to write."""

import re
from dataclasses import dataclass
from typing import Any

from specgen.documents.syntax.flows import flow_fault
from specgen.documents.syntax.places import bad_indent, misplaced_key
from specgen.documents.syntax.slips import SPACES, slip
from specgen.documents.syntax.source import Source, quoted
from specgen.documents.syntax.trouble import Change, Mark, Trouble, in_quotes

_WORDS = {
    "did not find expected key": "the indentation does not fit, or a `key: value` pair is broken",
    "did not find expected '-' indicator": "a list item starts with `-` at the same indentation",
    "did not find expected node content": "a value is missing here",
    "could not find expected ':'": "a key needs a colon and a value",
    "mapping values are not allowed": "a key cannot start here; fix the indentation, or quote a "
    "text that contains `: `",
    "mapping keys are not allowed": "a text that begins with `? ` needs quotes",
    "block sequence entries are not allowed": "a list cannot start on this line; put each `-` "
    "on a line of its own, or quote a text that begins with `- `",
    "control characters are not allowed": "a control character; remove it",
    "did not find expected <document start>": "text after the end of the document; start the next "
    "one with `---`",
}
_OTHER = "this is not well-formed YAML"


@dataclass(frozen=True, slots=True)
class Failure:
    """What the parser said. context: what it was reading; begun: where that began

    token: the last token that it finished, or None
    """

    problem: str
    context: str
    mark: Mark
    begun: Mark | None
    token: Any
    opened: Mark | None


def diagnose(text: str, failure: Failure) -> Trouble:
    source = Source.of(text)
    found = (
        _question(failure)
        or _quote(source, failure)
        or _scanned(source, failure)
        or _parsed(source, failure)
    )
    if found is not None:
        return found
    words = (said for start, said in _WORDS.items() if failure.problem.startswith(start))
    return Trouble(next(words, _OTHER), *failure.mark)


def _question(failure: Failure) -> Trouble | None:
    """Only of PyYAML's own parser: libyaml takes the mark."""
    if failure.problem.endswith("but got '?'"):
        return Trouble("a text with a `?` between brackets needs quotes", *failure.mark)
    return None


def _quote(source: Source, failure: Failure) -> Trouble | None:
    """A quote that is not closed, or closed too early."""
    if "quoted" in failure.context and failure.begun:
        line, column = failure.begun
        if "escape" in failure.problem or "hexdec" in failure.problem:
            return _escape(source, failure.mark)
        mark = source.rest(line, column)[:1]
        return Trouble("this quote is not closed", line, column, f"end the text with `{mark}`")
    token = failure.token
    if getattr(token, "style", None) not in {'"', "'"}:
        return None
    start, end = token.start_mark, token.end_mark
    last = source.line(end.line + 1)[: max(0, end.column - 1)]
    opens_again = re.search(r"(^|[-:,\[{])\s*$", last) is not None
    if start.line != end.line and end.line + 1 == failure.mark[0] and opens_again:
        hint = f"end the text with `{token.style}` on its line"
        return Trouble("this quote is not closed", start.line + 1, start.column + 1, hint)
    if end.line + 1 == failure.mark[0] and end.column < failure.mark[1]:
        return _behind_quote(source, failure, token)
    return None


def _behind_quote(source: Source, failure: Failure, token: Any) -> Trouble:
    if failure.opened and _NEXT.match(source.rest(*failure.mark)):
        return flow_fault(source, failure.opened, failure.mark, token)
    doubled = "''" if token.style == "'" else '\\"'
    hint = f"put the whole text into quotes; write a quote inside it as `{doubled}`"
    return Trouble("text follows the closing quote", *failure.mark, hint)


_NEXT = re.compile(r"[\"'][^\"']*[\"']\s*[:,\]}]|[\w.-]+:\s")
"""What follows a value in a [list] or a {map}, but for its comma."""


def _escape(source: Source, mark: Mark) -> Trouble:
    """mark: at the backslash, or behind it and the letter that wants digits"""
    line, column = mark
    column = source.line(line).rfind("\\", 0, column) + 1 or column
    escape = source.rest(line, column)[:2]
    hint = f"write `\\{escape}`, or put the text into single quotes"
    return Trouble(f"`{escape}` has no meaning in double quotes", line, column, hint)


def _scanned(source: Source, failure: Failure) -> Trouble | None:
    """Characters with a meaning that was not meant."""
    if "cannot start any token" in failure.problem or "tab character" in failure.problem:
        return _no_token(source, failure)
    if ("anchor" in failure.context or "alias" in failure.context) and failure.begun:
        return _bare(source, failure.begun)
    if "block scalar" in failure.context and failure.begun:
        return _text_of_lines(source, failure.begun)
    if (
        "directive" in failure.context
        or "directive" in failure.problem
        or "YAML d" in failure.problem
    ):
        line = failure.begun[0] if failure.begun else failure.mark[0]
        hint = "remove the line, or quote the text"
        return Trouble("a line that begins with `%` is for YAML tools", line, 1, hint)
    if "tag" in failure.context:
        return Trouble("a text that begins with `!` needs quotes", *(failure.begun or failure.mark))
    return None


def _no_token(source: Source, failure: Failure) -> Trouble:
    if source.rest(*failure.mark)[:1] == "\t" or "tab" in failure.problem:
        after = source.line(failure.mark[0])[: failure.mark[1] - 1].strip()
        what = f"a tab follows `{after}`" if after else "a tab indents this line"
        edit = _one_space(source, failure.mark) if after else None
        return Trouble(what, *failure.mark, "write spaces instead of tabs", edit=edit)
    return _bare(source, failure.mark)


def _one_space(source: Source, mark: Mark) -> Change | None:
    tabs = re.match(r"[ \t]+", source.rest(*mark))
    return Change(mark[1], mark[1] + tabs.end(), " ") if tabs else None


def _text_of_lines(source: Source, begun: Mark) -> Trouble:
    """Text behind `|` or `>`."""
    found = slip(source.line(begun[0]))
    if found is not None and begun[1] == 1:
        return found.on(begun[0])
    char = source.rest(*begun)[:1]
    message = f"text cannot follow `{char}` on its line, which begins a text of several lines"
    return Trouble(message, *begun, "quote the text, or begin it on the next line, indented")


def _bare(source: Source, at: Mark) -> Trouble:
    """A text without quotes that begins with a reserved character."""
    line = source.line(at[0])
    if not line[: at[1] - 1].strip() and (found := slip(line)):
        return found.on(at[0])
    text = source.value(*at)
    pair = source.pair(at[0])
    key = pair.key if pair and pair.begin == at[1] else ""
    message = f"a text that begins with `{text[:1]}` needs quotes"
    is_whole = bool(key) and source.rest(*at).rstrip() == text
    edit = in_quotes(at[1], text) if is_whole else None
    return Trouble(message, *at, f"write `{key and f'{key}: '}{quoted(text, key)}`", edit=edit)


def _parsed(source: Source, failure: Failure) -> Trouble | None:
    """Lines that do not fit the lines around them."""
    problem, mark = failure.problem, failure.mark
    if problem.startswith("mapping values are not allowed"):
        return misplaced_key(source, mark)
    if failure.opened:
        return flow_fault(source, failure.opened, mark, failure.token)
    if problem.startswith("could not find expected ':'"):
        return _no_pair(source, (failure.begun or mark)[0])
    if problem.startswith("did not find expected <document start>"):
        return _second_root(source, mark)
    if problem.startswith("did not find expected"):
        return _after_flow(source, failure) or bad_indent(source, mark)
    return None


def _no_pair(source: Source, number: int) -> Trouble | None:
    above = source.above(number)
    if re.search(r":\s+[|>][-+0-9]*\s*(#.*)?$", source.line(above)):
        column = source.indent(number) + 1
        message = f"a text of several lines is indented below its key (line {above})"
        return Trouble(message, number, column, "indent this line by two more spaces")
    found = slip(source.line(number))
    return found.on(number) if found else None


def _second_root(source: Source, mark: Mark) -> Trouble | None:
    """A line that the document above it cannot hold."""
    above = source.above(mark[0])
    first = source.first(mark[0])
    if above == 0 or first == mark[0]:
        return None
    line = source.line(first)
    if line.startswith("\ufeff"):
        return Trouble("the invisible character U+FEFF begins this line; remove it", first, 1)
    if indent := len(line) - len(line.lstrip(f" {SPACES}")):
        message = f"this line is indented by {indent}, and the keys below it are not"
        return Trouble(message, first, 1, "remove the spaces in front of it")
    if found := slip(line):
        return found.on(first)
    return None


def _after_flow(source: Source, failure: Failure) -> Trouble | None:
    """Text behind a closing bracket, or one that closes nothing."""
    char = source.rest(*failure.mark)[:1]
    if char in {"]", "}"}:
        return Trouble(f"this `{char}` closes nothing; remove it", *failure.mark)
    end = getattr(failure.token, "end_mark", None)
    if end is None or end.line + 1 != failure.mark[0] or failure.mark[1] < end.column + 1:
        return None
    before = source.line(end.line + 1)[: end.column].rstrip()[-1:]
    if before in {"]", "}"}:
        hint = "quote the whole text if it is one"
        return Trouble(f"text follows the closing `{before}`", *failure.mark, hint)
    return None
