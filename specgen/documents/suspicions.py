"""What YAML reads otherwise than it was probably meant, as findings."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from specgen.documents import doubts
from specgen.documents.nodes import Node
from specgen.documents.syntax.source import quoted
from specgen.findings.finding import Edit, Finding, Place, Severity

COLON = r"\s*:"
_UNSPACED = re.compile(r"([A-Za-z_][\w.-]*):(?![/:])(\S.*)\Z")


def place_of(path: str, node: Node) -> Place:
    return Place(path, node.line, node.column, node.end_line, node.end_column)


def _warned(code: str, message: str, place: Place, hint: str) -> Finding:
    return Finding(code, Severity.WARNING, message, place, hint)


def doubted(path: str, node: Node, here: str, number: str) -> Finding:
    """here, number: what the text is here, and to other tools"""
    text = node.text
    message = f"{text} without quotes is {here} here, and the number {number} to other tools"
    if number == text:
        message = f"{text} without quotes is {here} here, and a number to other tools"
    is_meant = number.isdigit() and ":" not in text
    hint = f'write "{text}"' + (f", or {number} if it is a number" if is_meant else "")
    if here == "a number":
        hint = f'write {int(text)} or {number}, or "{text}" if it is a text'
        return _warned("YAML013", message, place_of(path, node), hint)
    return in_quotes(_warned("YAML013", message, place_of(path, node), hint), node)


def in_quotes(finding: Finding, node: Node) -> Finding:
    """Quotes do not change what specgen reads; none if something else is at the node's place."""
    at = finding.place
    if at.line != at.end_line or at.end_column - at.column != len(node.text):
        return finding
    return replace(finding, edits=(Edit(at, json.dumps(node.text, ensure_ascii=False)),))


def cut(path: str, lines: Sequence[str], node: Node, text: str, before: str = "") -> Finding | None:
    """A comment right behind the node that was probably meant to be text.

    before: pattern of what is between them
    """
    line = lines[node.end_line - 1] if node.end_line <= len(lines) else ""
    if "#" not in line:
        return None
    rest = line[node.end_column - 1 :]
    between = re.match(before, rest)
    skipped = between.end() if between else 0
    at = doubts.cut(text, rest[skipped:]) if between else None
    if at is None:
        return None
    what = "the text ends before it" if text else "there is no value"
    column = node.end_column + skipped + at
    place = Place(path, node.end_line, column, node.end_line, len(line) + 1)
    hint = "put the whole text into quotes; a comment has a space behind its `#`"
    return _warned("YAML014", f"this `#` begins a comment, so {what}", place, hint)


def no_item(path: str, lines: Sequence[str], node: Node) -> Finding | None:
    """The first line of a text that looks like an item of a list."""
    for number in range(node.line + 1, min(node.end_line, len(lines)) + 1):
        line = lines[number - 1]
        if line.lstrip().startswith("- "):
            column = len(line) - len(line.lstrip()) + 1
            message = f"this `-` begins no item, because the text of line {node.line} goes on"
            hint = "indent it like the items of its list; quote the text if it belongs to it"
            return _warned(
                "YAML015", message, Place(path, number, column, number, column + 1), hint
            )
    return None


def unused_anchor(path: str, node: Node, key: str) -> Finding:
    """key: what holds the text"""
    message = f"`&{node.anchor}` is an anchor that no alias uses, and no part of the text"
    text = quoted(f"&{node.anchor} {node.text}".strip(), key)
    hint = f"write {text} if it belongs to the text; otherwise remove it"
    return _warned("YAML016", message, place_of(path, node), hint)


def unspaced(key: Node, value: Node) -> tuple[Node, Node] | None:
    """The pair that a `key:value` between { and } was meant to be."""
    no_colon = (value.line, value.column) == (key.end_line, key.end_column)
    match = _UNSPACED.match(key.text) if key.plain and value.is_empty and no_colon else None
    if match is None or key.line != key.end_line:
        return None
    begin = key.column + match.start(2)
    head = Node(key.line, key.column, key.line, key.column + len(match[1]), match[1], plain=True)
    return head, Node(key.line, begin, key.line, key.end_column, match[2], plain=True)
