"""YAML text -> nodes with their places, through libyaml's events; no tags, no Python objects."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml

MAX_DEPTH = 64

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader if PyYAML has it: ten times as fast, the same values."""

_PLAIN_WORDS = {
    "did not find expected key": "the indentation does not fit, or a `key: value` pair is broken",
    "did not find expected '-' indicator": "a list item starts with `-` at the same indentation",
    "did not find expected ',' or ']'": "a [list] is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "a {map} is not closed, or a comma is missing",
    "did not find expected node content": "a value is missing, or a [list] or {map} is not closed",
    "could not find expected ':'": "a key needs a colon and a value",
    "mapping values are not allowed in this context": "a key cannot start here; "
    "fix the indentation, or quote a text that contains `: `",
    "found character that cannot start any token": "this character cannot start a value; quote the "
    "text, and indent with spaces, not tabs",
    "control characters are not allowed": "a control character; remove it",
    "found unexpected end of stream": "a quote is not closed",
    "found unexpected document indicator": "a quote is not closed",
    "found undefined alias": "this alias has no anchor before it",
    "did not find expected <document start>": "text after the end of the document; start the next "
    "one with `---`",
    "block sequence entries are not allowed in this context": "a list cannot start on this line",
}


class NodeError(Exception):
    """line and column count from 1; opened: line and column of what is not closed"""

    def __init__(  # noqa: PLR0913  what a finding is made of
        self,
        code: str,
        message: str,
        line: int,
        column: int,
        hint: str = "",
        opened: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.help = code, message, hint
        self.line, self.column, self.opened = line, column, opened


@dataclass(slots=True)
class Node:
    """A scalar (text), a list (items) or a map (pairs); `plain` scalars have no quotes."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""
    plain: bool = False
    items: "list[Node] | None" = None
    pairs: "list[tuple[Node, Node]] | None" = None

    @property
    def is_empty(self) -> bool:
        return self.plain and self.text == "" and self.items is None and self.pairs is None


def compose_all(text: str) -> Iterator[Node]:
    """One node for each document of the text.

    raises: NodeError
    """
    try:
        composer = _Composer(yaml.parse(text, Loader=LOADER))
        for event in composer.events:
            if isinstance(event, yaml.DocumentStartEvent):
                composer.anchors.clear()
                yield composer.node(next(composer.events), 0)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = _position(mark) if mark else (1, 1)
        plain, opened = _plain(str(error.problem)), _opened(error, text)
        raise NodeError("YAML001", plain, line, column, opened=opened) from error
    except yaml.reader.ReaderError as error:
        line, column = _line_column(text, error.position)
        message = f"the character #x{error.character:04x} is not allowed; remove it"
        raise NodeError("YAML001", message, line, column) from error


def _opened(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int] | None:
    """Where the unclosed quote begins, or the innermost unclosed [list] or {map}."""
    if "quoted" in str(error.context) and error.context_mark:
        return _position(error.context_mark)
    if "flow" not in str(error.context):
        return None
    begun: list[Any] = []
    with suppress(yaml.YAMLError):  # the same error again
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                begun.append(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                begun.pop()
    return _position(begun[-1].start_mark) if begun and begun[-1].flow_style else None


def _position(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _plain(problem: str) -> str:
    for technical, plain in _PLAIN_WORDS.items():
        if problem.startswith(technical):
            return plain
    return problem


def _line_column(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


class _Composer:
    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.anchors: dict[str, Node | None] = {}  # None while the anchored node is still open

    def node(self, event: Any, depth: int) -> Node:
        start, end = event.start_mark, event.end_mark
        place = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        if depth > MAX_DEPTH:
            message = f"nested deeper than {MAX_DEPTH} levels"
            raise NodeError("YAML003", message, place[0], place[1])
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event.anchor, place)
        if event.tag is not None and event.tag != "!":
            message = (
                f"tags such as `{event.tag}` are not part of a document; write the plain value"
            )
            raise NodeError("YAML004", message, place[0], place[1])
        if event.anchor:
            self.anchors[event.anchor] = None
        node = self._build(event, place, depth)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _build(self, event: Any, place: tuple[int, int, int, int], depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return Node(*place, text=event.value, plain=bool(event.implicit[0]))
        short = (*place[:2], place[0], place[1] + 1)  # libyaml's ends of collections are useless
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(*short, items=list(self._children(yaml.SequenceEndEvent, depth)))
        return Node(*short, pairs=list(self._pairs(depth)))

    def _children(self, end: type, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), end):
            yield self.node(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Node, Node]]:
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if key.items is not None or key.pairs is not None:
                message = "a key must be text, not a list or a map"
                raise NodeError("YAML007", message, key.line, key.column)
            yield key, self.node(next(self.events), depth + 1)

    def _alias(self, name: str, place: tuple[int, int, int, int]) -> Node:
        target = self.anchors.get(name)
        if target is None:
            what = "refers to itself" if name in self.anchors else "has no anchor before it"
            raise NodeError("YAML001", f"the alias *{name} {what}", place[0], place[1])
        return target
