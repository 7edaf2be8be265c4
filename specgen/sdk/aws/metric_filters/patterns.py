"""Filter patterns of CloudWatch Logs, as far as a metric depends on them.

source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
(2026-11-29)
"""

import re
from dataclasses import dataclass
from typing import Literal

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_EXPRESSION = re.compile(r"%[^%]*%")
_COLUMN = re.compile(r"[A-Za-z0-9_]+")
_JSON_FIELD = re.compile(r"\$(\.[\w@-]+|\.?\['[^']+'\]|\[[0-9]+\])+", re.ASCII)
_ENDS = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """form: how it finds fields: in JSON, by column, or not at all (terms of a text)

    columns: names of a text's columns; expressions: regular expressions in it
    fault: why CloudWatch Logs refuses it; empty if it does not
    """

    form: Literal["json", "columns", "terms"]
    columns: tuple[str, ...] = ()
    expressions: int = 0
    fault: str = ""

    def has_field(self, field: str) -> bool:
        if self.form == "json":
            return _JSON_FIELD.fullmatch(field) is not None
        return field[:1] == "$" and field[1:] in self.columns

    @property
    def fields(self) -> str:
        """What a field of it looks like, for a message."""
        if self.form == "json":
            return "$.NAME"
        return ", ".join(f"${name}" for name in self.columns)


def parsed(text: str) -> Pattern:
    text = text.strip()
    plain = _QUOTED.sub(lambda found: "q" * len(found[0]), text)
    if '"' in plain:
        return Pattern("terms", fault='has a " that is not closed')
    count = len(_EXPRESSION.findall(plain))
    if plain.count("%") % 2:
        return Pattern("terms", fault="has a % that is not closed")
    end = _ENDS.get(plain[:1])
    if end is None:
        return Pattern("terms", (), count)
    if not plain.endswith(end) or len(plain) == 1:
        return Pattern("terms", fault=f"begins with {plain[0]} and does not end with {end}")
    inner = plain[1:-1]
    if end == "}":
        return Pattern("json", (), count, "" if "$" in inner else "names no field, such as $.level")
    return Pattern("columns", _columns(inner), count)


def _columns(inner: str) -> tuple[str, ...]:
    """Each is a name, perhaps with a condition; `...` stands for several."""
    found = (_COLUMN.search(column) for column in inner.split(","))
    return tuple(name[0] for name in found if name)
