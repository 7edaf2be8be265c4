"""Nodes -> data: exact numbers, visible texts, unique keys."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from specgen.documents import doubts, suspicions
from specgen.documents.document import Lost
from specgen.documents.merge_keys import is_merge_key, merged_pairs, second_document, shown
from specgen.documents.nodes import MAX_DEPTH, Node, NodeError
from specgen.documents.scalars import (
    KEY_MARKERS,
    LARGEST,
    TEXT_MARKER,
    WORDS,
    plain_value,
    unreserved,
    visible,
)
from specgen.documents.syntax.source import short
from specgen.findings.finding import Edit, Finding, Place, Severity
from specgen.findings.pointers import Pointer, dotted

MAX_NODES = 20_000  # per document, after aliases are expanded: an alias bomb ends here
MAX_KEY = 200
SHOWN = 40
"""Characters of a number that a message repeats."""


class Reader:
    """One document's data, with the places, the texts of numbers, and what is wrong."""

    def __init__(self, path: str, lines: Sequence[str] = ()) -> None:
        """lines: of the file, if one of them may cut a text, or be a part of one, unnoticed"""
        self.path, self.lines = path, lines
        self.values: dict[Pointer, Place] = {}
        self.keys: dict[Pointer, Place] = {}
        self.raw: dict[Pointer, str] = {}
        self.findings: list[Finding] = []
        self.seen = 0
        self.aliases: dict[Pointer, Pointer] = {}
        self.lost: Lost | None = None
        self._first: dict[int, Pointer] = {}

    def place(self, node: Node) -> Place:
        return suspicions.place_of(self.path, node)

    def value(self, node: Node, pointer: Pointer) -> Any:
        self._count(node, pointer)
        self.values[pointer] = self.place(node)
        if (first := self._first.setdefault(id(node), pointer)) is not pointer:
            self.aliases[pointer] = first
        if node.items is not None:
            return [self.value(item, (*pointer, i)) for i, item in enumerate(node.items)]
        if node.pairs is not None:
            return self._map(node, pointer)
        return self._scalar(node, pointer)

    def _count(self, node: Node, pointer: Pointer) -> None:
        """Aliases count wherever they are used: the limits exist because of them."""
        self.seen += 1
        if self.seen > MAX_NODES or len(pointer) > MAX_DEPTH:
            what = f"{MAX_NODES:,} values" if self.seen > MAX_NODES else f"{MAX_DEPTH} levels"
            message = f"more than {what} once aliases are expanded"
            raise NodeError("YAML003", message, node.line, node.column, "write the values out")

    def _map(self, node: Node, pointer: Pointer) -> dict[str, Any]:
        result: dict[str, Any] = {}
        pairs = merged_pairs(node)
        if not pointer and (own := second_document(pairs)) is not None:
            message = "a second document begins here, and no `---` is above it"
            self._report("YAML001", message, pairs[own][0], "write `---` on a line above it")
            self.lost = Lost(*(shown(pairs[own:], key) for key in ("kind", "name")))
            pairs = pairs[:own]
        for written in pairs:
            key, value = self._spaced(*written)
            name = self._key(key)
            here = (*pointer, name)
            if is_merge_key(key):  # merged_pairs() keeps it only if there is no map to merge
                message = "`<<` merges a map, or a list of maps; this value is none"
                self._report("YAML017", message, key, "write `<<: *NAME`, of a map with &NAME")
                continue
            if name in result:
                first = self.keys[here]
                message = f"the key `{dotted(here)}` occurs twice; it is first on line {first.line}"
                self._report("YAML006", message, key, "keep one of the two", because=first)
                continue
            self.keys[here] = self.place(key)
            result[name] = self.value(value, here)
            if value.is_empty:
                self._suspect(suspicions.cut(self.path, self.lines, key, "", suspicions.COLON))
        return result

    def _spaced(self, key: Node, value: Node) -> tuple[Node, Node]:
        if (meant := suspicions.unspaced(key, value)) is None:
            return key, value
        name = meant[0].text
        hint = f"write `{name}: {short(meant[1].text, name)}`"
        self._report("YAML001", f"the key `{name}` needs a space behind its colon", key, hint)
        at = replace(self.place(meant[1]), end_column=meant[1].column)
        self.findings[-1] = replace(self.findings[-1], edits=(Edit(at, " "),))
        return meant

    def _key(self, node: Node) -> str:
        text, invisible = visible(node.text.replace("\n", "\0").replace("\t", "\0"))
        if invisible:
            message = "the key contains a line break, a tab, or an invisible character; remove it"
            self._report("YAML009", message, node)
        if node.plain and len(text) > 1 and doubts.is_word(text):
            message = f"the key {text} without quotes is a boolean to other tools"
            self._report("YAML013", message, node, f'write "{text}"', Severity.WARNING)
            self.findings[-1] = suspicions.in_quotes(self.findings[-1], node)
        text = self._unreserved(text, node, KEY_MARKERS)
        if len(text) > MAX_KEY:
            message = f"the key has {len(text):,} characters, more than {MAX_KEY}"
            raise NodeError("YAML003", message, node.line, node.column)
        return text

    def _scalar(self, node: Node, pointer: Pointer) -> Any:
        if not node.plain:
            return self._text(node)
        try:
            value = plain_value(node.text)
        except OverflowError:
            message = f"the number is larger than {LARGEST}, the limit of exact numbers"
            self._report("YAML010", message, node, "write it in quotes if it is a text")
            self.raw[pointer] = node.text if len(node.text) <= SHOWN else f"{node.text[:SHOWN]}..."
            return -LARGEST if node.text.startswith("-") else LARGEST
        if isinstance(value, str):
            value = self._text(node)
            self._suspect(suspicions.cut(self.path, self.lines, node, node.text))
            self._suspect(suspicions.no_item(self.path, self.lines, node))
        if node.anchor:
            self._suspect(suspicions.unused_anchor(self.path, node, str((pointer or ("",))[-1])))
        if said := doubts.elsewhere(node.text):
            self._suspect(suspicions.doubted(self.path, node, *said))
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        is_capital = isinstance(value, bool) and node.text not in {"true", "false"}
        if is_number or is_capital or node.text.lower() in WORDS:
            self.raw[pointer] = node.text
        return value

    def _suspect(self, found: Finding | None) -> None:
        if found is not None:
            self.findings.append(found)

    def _text(self, node: Node) -> str:
        """Without invisible characters, so that they cannot spread."""
        text, invisible = visible(node.text)
        if invisible:
            message = f"the text contains the invisible character {invisible}; remove it"
            self._report("YAML009", message, node)
        return self._unreserved(text, node, (TEXT_MARKER,))

    def _unreserved(self, text: str, node: Node, markers: tuple[str, ...]) -> str:
        text, marker = unreserved(text, markers)
        if marker:
            message = f"`{marker}` is a marker of the rendering tools; write another text"
            self._report("YAML011", message, node)
        return text

    def _report(  # noqa: PLR0913  what a finding is made of
        self,
        code: str,
        message: str,
        node: Node,
        hint: str = "",
        severity: Severity = Severity.ERROR,
        because: Place | None = None,
    ) -> None:
        self.findings.append(
            Finding(code, severity, message, self.place(node), hint, because=because)
        )
