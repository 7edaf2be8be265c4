"""YAML text -> nodes with their places, through libyaml's events; no tags, no Python objects."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from specgen.documents.syntax.trouble import Change

MAX_DEPTH = 64

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader if PyYAML has it: ten times as fast, the same values."""


class NodeError(Exception):
    """line and column count from 1; opened: line and column of what is not closed

    edit: of that line
    """

    def __init__(  # noqa: PLR0913  what a finding is made of
        self,
        code: str,
        message: str,
        line: int,
        column: int,
        hint: str = "",
        opened: tuple[int, int] | None = None,
        edit: "Change | None" = None,
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.help = code, message, hint
        self.line, self.column, self.opened, self.edit = line, column, opened, edit


@dataclass(slots=True)
class Node:
    """A scalar (text), a list (items) or a map (pairs); `plain` scalars have no quotes.

    anchor: of a scalar, while no alias uses it
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""
    plain: bool = False
    items: "list[Node] | None" = None
    pairs: "list[tuple[Node, Node]] | None" = None
    anchor: str = ""

    @property
    def is_empty(self) -> bool:
        return self.plain and self.text == "" and self.items is None and self.pairs is None


def compose_all(text: str) -> Iterator[Node]:
    """One node for each document of the text.

    raises: NodeError
    """
    try:
        yield from _nodes(_Composer(yaml.parse(text, Loader=LOADER)))
    except yaml.MarkedYAMLError as error:
        raise _explained(text, error) from error
    except yaml.reader.ReaderError as error:
        line, column = _line_column(text, error.position)
        message = f"the character #x{error.character:04x} is not allowed; remove it"
        raise NodeError("YAML001", message, line, column) from error


def _nodes(composer: "_Composer") -> Iterator[Node]:
    """Each document once it is known to have ended: text below it may not belong to it."""
    ended: Node | None = None
    for event in composer.events:
        if isinstance(event, yaml.DocumentStartEvent | yaml.StreamEndEvent) and ended:
            yield ended
            ended = None
        if isinstance(event, yaml.DocumentStartEvent):
            composer.anchors.clear()
            ended = composer.node(next(composer.events), 0)
        elif isinstance(event, yaml.DocumentEndEvent) and event.explicit and ended:
            yield ended
            ended = None


def _explained(text: str, error: yaml.MarkedYAMLError) -> NodeError:
    from specgen.documents.syntax.diagnosis import Failure, diagnose  # noqa: PLC0415  rarely needed

    mark, begun = error.problem_mark or error.context_mark, error.context_mark
    failure = Failure(
        problem=str(error.problem),
        context=str(error.context),
        mark=_position(mark) if mark else (1, 1),
        begun=_position(begun) if begun else None,
        token=_last_token(text, mark),
        opened=_opened(error, text),
    )
    found = diagnose(text, failure)
    at = found.line, found.column
    return NodeError("YAML001", found.message, *at, found.hint, found.opened, found.edit)


def _last_token(text: str, mark: Any) -> Any:
    """The last one that has characters and begins before the mark: the scanner reads on."""
    last = None
    with suppress(yaml.YAMLError):  # the same error again
        for token in yaml.scan(text, Loader=LOADER):
            if mark and token.start_mark.index >= mark.index:
                break
            last = token if token.end_mark.index > token.start_mark.index else last
    return last


def _opened(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int] | None:
    """Where the innermost unclosed [list] or {map} begins."""
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


def _line_column(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


def _no_key(node: Node) -> NodeError:
    message = "a key must be text, not a list or a map"
    hint = "quote a text that begins with `{` or `[`"
    if node.pairs and all(value.is_empty for _, value in node.pairs):
        hint += "; documents are no templates"
    return NodeError("YAML007", message, node.line, node.column, hint)


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
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"tags such as `{tag}` are not part of a document; write the plain value"
            raise NodeError("YAML004", message, place[0], place[1])
        if event.anchor:
            self.anchors[event.anchor] = None
        node = self._build(event, place, depth)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _build(self, event: Any, place: tuple[int, int, int, int], depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            plain = bool(event.implicit[0])
            return Node(*place, text=event.value, plain=plain, anchor=event.anchor or "")
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
                raise _no_key(key)
            yield key, self.node(next(self.events), depth + 1)

    def _alias(self, name: str, place: tuple[int, int, int, int]) -> Node:
        target = self.anchors.get(name)
        if target is None:
            what = "refers to itself" if name in self.anchors else "has no anchor before it"
            hint = "quote the text if the `*` belongs to it"
            raise NodeError("YAML001", f"the alias *{name} {what}", place[0], place[1], hint)
        target.anchor = ""
        return target
