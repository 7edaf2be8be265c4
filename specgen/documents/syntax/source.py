"""The text of a broken file by lines and columns, as a person reads it."""

import re
from dataclasses import dataclass

from specgen.findings.secret_values import concealed, names_secret

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What libyaml counts as a line break."""

LONGEST = 60
"""Characters of a text that a message repeats."""

_KEY = r"(?P<dashes>\s*(?:- +)*)(?P<key>[\w.\"'/-]+)\s*:(?:\s+|$)"
_PAIR = re.compile(_KEY)


@dataclass(frozen=True, slots=True)
class Pair:
    """`key: value` on one line; column: of the key; begin: column of the value, or line's end"""

    key: str
    column: int
    begin: int
    value: str


@dataclass(frozen=True, slots=True)
class Source:
    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Source":
        return cls(tuple(BREAK.split(text)))

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def rest(self, line: int, column: int) -> str:
        return self.line(line)[column - 1 :]

    def is_content(self, number: int) -> bool:
        return not re.match(r"\s*(#|$)", self.line(number))

    def above(self, number: int) -> int:
        """The nearest line above with content in the same document; 0 if there is none."""
        number -= 1
        while number > 0 and not self.is_content(number):
            number -= 1
        return 0 if re.match(r"(---|\.\.\.)(\s|$)", self.line(number)) else number

    def first(self, number: int) -> int:
        """The first line with content of the document that this line is in."""
        while above := self.above(number):
            number = above
        return number

    def indent(self, number: int) -> int:
        line = self.line(number)
        return len(line) - len(line.lstrip(" "))

    def pair(self, number: int) -> Pair | None:
        line = self.line(number)
        if match := _PAIR.match(line):
            begin = match.end()
            return Pair(match["key"], match.end("dashes") + 1, begin + 1, line[begin:].rstrip())
        return None

    def value(self, line: int, column: int) -> str:
        """The text without quotes that begins there, up to its comment or, in a flow, its end."""
        text = re.split(r"\s#", self.rest(line, column), maxsplit=1)[0].rstrip()
        before = self.line(line)[: column - 1]
        if any(before.count(o) > before.count(c) for o, c in ("[]", "{}")):
            text = re.split(r"[,\]}]", text, maxsplit=1)[0].rstrip()
        return text


def short(text: str, key: str = "") -> str:
    """What a message may repeat of a value: nothing that looks like a secret.

    key: what holds it, if known
    """
    if names_secret(key.strip("\"'")):
        return "..."
    text = concealed(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def quoted(text: str, key: str = "") -> str:
    """The text as YAML with quotes."""
    text = short(text, key)
    plain = '"' not in text and "\\" not in text
    return f'"{text}"' if plain else "'{}'".format(text.replace("'", "''"))
