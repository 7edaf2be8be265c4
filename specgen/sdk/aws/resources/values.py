"""Arguments of a resource as Terraform JSON has them: what is written, and what only a plan knows.

A value may be an expression. A check reads what is literal, and takes nothing else for a fault.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer

_EXPRESSION = re.compile(r"(?<![$%])(?:\$\$|%%)*[$%]\{")
_ONE = re.compile(r"\$\{local\.([A-Za-z0-9_-]+)\}\Z")
_ENCODED = re.compile(r"\$\{jsonencode\(local\.([A-Za-z0-9_-]+)\)\}\Z")
_REFERENCE = re.compile(r"\$\{([a-z0-9_]+\.[A-Za-z0-9_-]+)\.[a-z0-9_]+\}\Z")
_INSIDE = re.compile(r"[$%]\{[^{}]*\}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?\Z")

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What only a plan knows; literal: the characters around its expressions"""

    literal: str = ""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Data that Terraform writes as JSON text."""

    data: Any


DEEPEST = 100
"""Levels that are read; a file edited by hand may have any number."""


def plain(value: Any, local: Body, depth: int = 0) -> Any:
    """The value with its local values in their places, and Unknown for any other expression."""
    if depth > DEEPEST:
        return Unknown()
    if isinstance(value, dict):
        return {key: plain(item, local, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item, local, depth + 1) for item in value]
    return _text(value, local, depth) if isinstance(value, str) else value


def _text(text: str, local: Body, depth: int) -> Any:
    if "{" not in text:
        return text
    if not _EXPRESSION.search(text):
        return text.replace("$${", "${").replace("%%{", "%{")
    for form, made in ((_ONE, lambda data: data), (_ENCODED, Encoded)):
        name = found[1] if (found := form.match(text)) else ""
        if name in local:  # without itself, because a file edited by hand may hold a circle
            others = {key: value for key, value in local.items() if key != name}
            return made(plain(local[name], others, depth + 1))
    return Unknown(_INSIDE.sub("", text))


@dataclass(frozen=True, slots=True)
class Block:
    """A resource, or a block inside it.

    local: name -> local value of the root module; pointer: of the block in the resource; whole:
    whether it has all its arguments, as a patch has not; region: empty if it is not known; others:
    address -> body of the resources that it may refer to
    """

    data: Body
    local: Body = field(default_factory=dict)
    pointer: Pointer = ()
    whole: bool = True
    region: str = ""
    others: Mapping[str, Body] = field(default_factory=dict, repr=False)
    _read: dict[str, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def value(self, key: str) -> Any:
        """Read once, because several checks ask for a policy."""
        if key not in self._read:
            self._read[key] = plain(self.data.get(key), self.local)
        return self._read[key]

    def text(self, key: str) -> str:
        """Empty if it is not literal."""
        value = self.value(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> float | None:
        """None if it is not a literal number."""
        value = self.value(key)
        if isinstance(value, str) and _NUMBER.match(value):
            return float(value)
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return value if is_number else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The literal items of a list."""
        value = self.value(key)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()

    def items(self, key: str) -> Iterator[tuple[int, str]]:
        """The literal items of a list, each with its index."""
        value = self.value(key)
        for i, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, str):
                yield i, item

    def has(self, key: str) -> bool:
        return self.data.get(key) is not None

    def lacks(self, *keys: str) -> bool:
        """Whether it certainly has none of the arguments or blocks."""
        return self.whole and "dynamic" not in self.data and not any(map(self.has, keys))

    def blocks(self, *path: str) -> Iterator["Block"]:
        """The blocks at a path of names; each may be written as a map or as a list."""
        if not path:
            yield self
            return
        found = self.data.get(path[0])
        pairs: list[tuple[Pointer, Any]] = [((path[0],), found)]
        if isinstance(found, list):
            pairs = [((path[0], i), item) for i, item in enumerate(found)]
        for at, item in pairs:
            if isinstance(item, dict):
                # a patch replaces lists and adds to maps
                inner = replace(self, data=item, pointer=(*self.pointer, *at))
                whole = self.whole or len(at) > 1
                yield from replace(inner, whole=whole).blocks(*path[1:])

    def referred(self, key: str) -> tuple[str, "Block"] | None:
        """The type and the body of the resource that an argument refers to, if it is known."""
        found = _REFERENCE.match(str(self.data.get(key)))
        body = self.others.get(found[1]) if found else None
        if found is None or not isinstance(body, dict):
            return None
        return found[1].partition(".")[0], Block(body, self.local)

    def json(self, key: str) -> Any:
        """The data of an argument that is JSON text; None if it is not literal, or not JSON."""
        value = self.value(key)
        if isinstance(value, Encoded):
            return value.data
        try:
            return json.loads(value) if isinstance(value, str) else None
        except (ValueError, RecursionError):
            return None

    def problem(  # noqa: PLR0913  the parts of a problem
        self,
        key: str,
        message: str,
        hint: str = "",
        *,
        severity: Severity | None = None,
        dated: bool = False,
        item: int | None = None,
    ) -> Problem:
        """At an argument that is written, or an item of it; at the block if it is not."""
        inner: Pointer = () if item is None else (item,)
        at = (key, *inner) if self.has(key) else ()
        return Problem(
            (*self.pointer, *at),
            message,
            hint,
            at_key=not at,
            severity=severity,
            dated=dated,
        )
