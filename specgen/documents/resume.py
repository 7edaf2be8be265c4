"""After a syntax error: which document it broke, and the text of the documents that follow."""

import re
from dataclasses import dataclass

FAULTS = frozenset({"YAML001", "YAML004", "YAML007"})
"""Codes of faults of a single document; the others concern the file, or its size."""

MAX_FAULTS = 20
"""Per file: each one is found by reading what follows once more."""

_SEPARATOR = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what libyaml counts as a line break
_KEY = r"^{}:\s*['\"]?([A-Za-z0-9_-]+)"
_KIND, _NAME = (re.compile(_KEY.format(key), re.MULTILINE) for key in ("kind", "name"))


@dataclass(frozen=True, slots=True)
class Broken:
    """id: `kind/name` as written, or empty; rest: the text after it, below as many empty lines"""

    id: str
    rest: str | None


def broken(text: str, line: int, column: int) -> Broken:
    """line, column: of the fault, from 1; at a separator it belongs to the document before it"""
    fault = _offset(text, line, column)
    separators = [match.start() for match in _SEPARATOR.finditer(text)]
    begin = max((at for at in separators if at < fault), default=0)
    end = next((at for at in separators if at >= fault and at > begin), None)
    rest = None if end is None else "\n" * len(_BREAK.findall(text[:end])) + text[end:]
    return Broken(_id(text[begin:end]), rest)


def _offset(text: str, line: int, column: int) -> int:
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    return starts[min(line, len(starts)) - 1] + column - 1


def _id(text: str) -> str:
    kind, name = _KIND.search(text), _NAME.search(text)
    return f"{kind[1]}/{name[1]}" if kind and name else ""
