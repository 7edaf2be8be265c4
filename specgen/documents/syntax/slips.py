"""A line that is neither `key: value` nor a list item: what it was meant to be."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from re import Match

from specgen.documents.syntax.source import short
from specgen.documents.syntax.trouble import Change, Trouble


@dataclass(frozen=True, slots=True)
class Slip:
    """column: from 1; hint: what to write instead; edit: if only one thing can be meant"""

    column: int
    message: str
    hint: str = ""
    edit: Change | None = None

    def on(self, line: int) -> Trouble:
        return Trouble(self.message, line, self.column, self.hint, edit=self.edit)


CONFLICT = re.compile(r"^(<{7}|\|{7}|>{7})(?= |\r?$)|^={7}(?=\r?$)", re.MULTILINE)
"""What git leaves in a file that could not be merged."""

CONFLICT_MESSAGE = "a merge conflict is left in this file"
CONFLICT_HINT = (
    "keep one of the two sides, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"
)

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for a part of the text."""

_COLONS = "\uff1a\ufe55\ufe30\ua789\u2236"
_KEY = r"(?P<before>\s*(?:- +)*)(?P<key>[\"']?[A-Za-z_][\w.-]*[\"']?)"


def _conflict(_: Match[str]) -> tuple[str, str]:
    return CONFLICT_MESSAGE, CONFLICT_HINT


def _separator(match: Match[str]) -> tuple[str, str]:
    return f"`{short(match['is'])}` does not begin a document", "write `---` on a line of its own"


def _comment(match: Match[str]) -> tuple[str, str]:
    return f"`{match['is']}` does not begin a comment", "a comment begins with `#`"


def _fence(match: Match[str]) -> tuple[str, str]:
    return f"`{match['is']}` is a mark of Markdown, not YAML", "remove the line"


def _template(match: Match[str]) -> tuple[str, str]:
    hint = "write the values out; `overrides` differ by environment and region"
    return f"`{match['is']}` is a mark of a template, and documents are no templates", hint


def _wide_colon(match: Match[str]) -> tuple[str, str]:
    message = f"the character `{match['is']}` (U+{ord(match['is']):04X}) is not a colon"
    return message, _written(match["key"], match["value"])


def _wide_space(match: Match[str]) -> tuple[str, str]:
    message = f"the space behind this colon is the character U+{ord(match['is'][0]):04X}"
    hint = f"write a space of the keyboard: `{match['key']}: {short(match['value'], match['key'])}`"
    return f"{message}, which YAML takes for text", hint


def _no_space(match: Match[str]) -> tuple[str, str]:
    hint = _written(match["key"], match["value"])
    return f"the key `{match['key']}` needs a space behind its colon", hint


def _equals(match: Match[str]) -> tuple[str, str]:
    message = f"the key `{match['key']}` is set with a colon, not with `{match['is']}`"
    return message, _written(match["key"], match["value"])


def _no_colon(match: Match[str]) -> tuple[str, str]:
    key, value = match["key"], match["value"]
    hint = _written(key, value)
    if value.startswith("#"):
        hint = f"write `{key}:`, and its value before the comment or indented below"
    return f"the key `{key}` has no colon behind it", hint


def _alone(match: Match[str]) -> tuple[str, str]:
    message = f"`{match['key']}` is neither `key: value` nor an item of a list"
    return message, f"write `{match['key']}:` if it is a key; indent it if it continues a text"


def _dash(match: Match[str]) -> tuple[str, str]:
    hint = f"write `- {short(match['value'])}`"
    return "an item of a list needs a space behind its `-`", hint


def _written(key: str, value: str) -> str:
    return f"write `{key}: {short(value, key)}`"


_SLIPS: tuple[tuple[str, Callable[[Match[str]], tuple[str, str]]], ...] = (
    (CONFLICT.pattern, _conflict),
    (r"\s*(?P<is>-{2,}|[\u2010-\u2015]+|={3,}|_{3,}|\*{3,}|---\S.*)\s*$", _separator),
    (r"\s*(?P<is>//|/\*|<!--|;|--)", _comment),
    (r"\s*(?P<is>```|~~~)", _fence),
    (r"\s*(?P<is>\{%|\{\{|<%)", _template),
    (rf"{_KEY}\s*(?P<is>[{_COLONS}])\s*(?P<value>.*)", _wide_colon),
    (rf"{_KEY}\s*:(?P<is>[{SPACES}]+)\s*(?P<value>.*)", _wide_space),
    (rf"{_KEY}:(?!//)(?P<value>\S.*)", _no_space),
    (rf"{_KEY}\s*(?P<is>:?=>?)\s*(?P<value>\S.*)", _equals),
    (rf"{_KEY}\s+(?P<value>\S.*)", _no_colon),
    (rf"{_KEY}\s*$", _alone),
    (r"(?P<before>\s*(?:- +)*)-(?P<value>[\w\"'].*)", _dash),
)
_COMPILED = tuple((re.compile(pattern), say) for pattern, say in _SLIPS)


def slip(line: str) -> Slip | None:
    """What is wrong with a line that YAML cannot read; None if it looks right."""
    line = line.rstrip()
    for pattern, say in _COMPILED:
        if match := pattern.match(line):
            return Slip(_column(line, match), *say(match), edit=_edit(match))
    return None


def _edit(match: Match[str]) -> Change | None:
    """Between a key and its value, a colon and a space; a colon that is there stays."""
    if not {"key", "value"} <= match.re.groupindex.keys():
        return None
    begin, end = match.end("key"), match.start("value")
    space = " " if match["value"] else ""
    between = match.string[begin:end]
    if between[:1] == ":" and "=" not in between:
        return Change(begin + 2, end + 1, space)
    return Change(begin + 1, end + 1, f":{space}")


def _column(line: str, match: Match[str]) -> int:
    """Where the key begins, or the line's text."""
    before = match.groupdict().get("before")
    return len(line) - len(line.lstrip()) + 1 if before is None else len(before) + 1
