"""Values without quotes that are read, and may be meant to be something else."""

import re

from specgen.documents.scalars import WORDS


def _of_60(text: str) -> str:
    """12:30:45 as a number of seconds, or 12:30 of minutes."""
    total = 0
    for part in text.lstrip("+-").replace("_", "").split(":"):
        total = total * 60 + int(part)
    return f"-{total}" if text.startswith("-") else str(total)


_ELSEWHERE = (
    (
        re.compile(r"[-+]?0x[0-9a-fA-F]+(_[0-9a-fA-F]+)*\Z"),
        "a text",
        lambda text: str(int(text, 16)),
    ),
    (re.compile(r"[-+]?0o[0-7]+(_[0-7]+)*\Z"), "a text", lambda text: str(int(text, 8))),
    (re.compile(r"[-+]?0b[01]+(_[01]+)*\Z"), "a text", lambda text: str(int(text, 2))),
    (re.compile(r"[-+]?0[0-7]+\Z"), "a number", lambda text: str(int(text, 8))),
    (re.compile(r"[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+\Z"), "a text", _of_60),
    (
        re.compile(r"[-+]?[1-9][0-9]*(_[0-9]+)+(\.[0-9_]*)?\Z"),
        "a text",
        lambda text: text.replace("_", ""),
    ),
    (re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z"), "a text", lambda text: text),
)
"""Form, what it is here, the number that it is to tools of YAML 1.1.

source: https://yaml.org/type/int.html, https://yaml.org/type/float.html (2026-11-29)
"""

LONGEST = 40
"""Characters of a number that somebody writes."""

_CUT = re.compile(r"\s+(?P<mark>#)(?P<comment>.*)")
_VALUE = re.compile(r"[A-Za-z0-9@$&_]")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))


def elsewhere(text: str) -> tuple[str, str] | None:
    """What the plain text is here, and which number it is elsewhere; None if it is no number."""
    if not 0 < len(text) <= LONGEST or text[0] not in "+-.0123456789":
        return None
    found = ((here, number(text)) for form, here, number in _ELSEWHERE if form.match(text))
    return next(found, None)


def is_word(text: str) -> bool:
    """`on`, `NO`: a boolean to tools of YAML 1.1."""
    return text.lower() in WORDS


def cut(text: str, rest: str) -> int | None:
    """Where the rest of a line has a `#` that may belong to the text before it; from 0.

    A value was meant if no space follows the mark, or if the comment closes what the text opens.
    """
    match = _CUT.match(rest)
    comment = match["comment"] if match else ""
    if match is None or comment.startswith(("specgen:", "yaml-language-server:")):
        return None
    closes = any(
        text.count(opening) > text.count(closing) and closing in comment
        for opening, closing in _PAIRS
    )
    closes = closes or (text.count('"') % 2 == 1 == comment.count('"') % 2)
    return match.start("mark") if _VALUE.match(comment) or closes else None
