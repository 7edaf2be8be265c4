"""Markdown that GitHub and the site read in the same way."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")
_TAG = re.compile(r"<(?=[a-zA-Z/!])")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Empty if there are no rows."""
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    rule = f"| {' | '.join('---' for _ in head)} |"
    return "\n".join([f"| {' | '.join(head)} |", rule, *lines]) if lines else ""


def cell(text: str) -> str:
    """As prose(), in a table."""
    return _marked(text.replace("\n", " "), code).replace("\\|", "|").replace("|", "\\|")


def prose(text: str) -> str:
    """Text with `code` in it, in which nothing else is markup."""
    return _marked(text, "`{}`".format)


def _marked(text: str, coded: Callable[[str], str]) -> str:
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _plain(text.replace("`", "\\`"))
    return "".join(coded(part) if i % 2 else _plain(part) for i, part in enumerate(parts))


def _plain(text: str) -> str:
    marked = re.sub(r"(?<!\\)([*\[])", r"\\\1", text)
    marked = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", marked)
    return _TAG.sub("&lt;", marked)


def code(text: str) -> str:
    """In a table; GitHub and the site disagree on how a bar is escaped between backticks."""
    shown = text.replace("\n", " ")
    if "|" in shown:
        return f"<code>{escape(shown, quote=False).replace('|', '&#124;')}</code>"
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def fenced(text: str, language: str = "yaml", *, line: int = 0) -> str:
    """line: to be highlighted; GitHub ignores that"""
    mark = f' hl_lines="{line}"' if line else ""
    return f"```{language}{mark}\n{text.rstrip()}\n```"


def anchor(heading: str) -> str:
    """As GitHub makes it of a heading's text; the site is configured to make the same."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("\\", "")
    return _NOT_IN_ANCHORS.sub("", text.strip().lower()).replace(" ", "-")
