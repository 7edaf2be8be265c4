"""A root module as a reviewer sees it: whole resources, each with the document it comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from specgen.diff import sides
from specgen.diff.sides import Files
from specgen.terraform.root_modules import NamedBlock, blocks_of

SHARED = frozenset({"inputs", "outputs", "terraform"})
"""Files of a root module that belong to no single document."""
PARAMETER = "aws_ssm_parameter"
PARAMETER_CALL = "parameter"
"""How a value published by another root module is written here, with its path in brackets."""

_JSON = re.compile(r"\A\$\{jsonencode\(local\.([\w-]+)\)\}\Z")
_LINES = re.compile(r'\A\$\{base64encode\(join\("\\n", local\.([\w-]+)\)\)\}\Z')
_READ = re.compile(rf"data\.{PARAMETER}\.([\w-]+)\.(?:insecure_)?value")
_ADDRESS = re.compile(r"(?<![\w.-])[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*")


@dataclass(frozen=True, slots=True)
class Element:
    """body: with locals inserted, and parameters of other root modules by their path"""

    address: str
    document: str
    body: Any = field(repr=False)

    @property
    def kind(self) -> str:
        return self.address.partition(".")[0]

    @property
    def guarded(self) -> bool:
        return self._has_in_lifecycle("prevent_destroy")

    @property
    def made_first(self) -> bool:
        """Whether a replacement exists before the old one is destroyed."""
        return self._has_in_lifecycle("create_before_destroy")

    def argument(self, name: str) -> Any:
        """None if it is not written."""
        return self.body.get(name) if isinstance(self.body, dict) else None

    def _has_in_lifecycle(self, name: str) -> bool:
        lifecycle = self.argument("lifecycle") or {}
        blocks = lifecycle if isinstance(lifecycle, list) else [lifecycle]
        return any(block.get(name) is True for block in blocks)


@dataclass(frozen=True, slots=True)
class Contents:
    """resources: by address; others: variables, locals that no resource inserts whole, settings

    moved: address -> its new address; reads: paths of the parameters that it reads
    """

    resources: Mapping[str, Element]
    others: Mapping[str, Element]
    moved: Mapping[str, str]
    reads: frozenset[str]


def contents(module: str, files: Files, moved: Mapping[str, str] | None = None) -> Contents:
    """moved: address -> the address that references to it are shown with

    raises: UnusableSide
    """
    parsed = sides.parse(module, files)
    reader = _Reader(parsed, moved or {})
    resources = {e.address: e for e in _resources(parsed, reader)}
    others = {e.address: e for e in _others(parsed, reader)}
    return Contents(resources, others, _moved(parsed), frozenset(reader.parameters.values()))


class _Reader:
    """Inserts locals and parameters where they are used; remembers which locals were used."""

    def __init__(self, parsed: Mapping[str, Any], moved: Mapping[str, str]) -> None:
        self.locals: dict[str, Any] = {}
        self.parameters: dict[str, str] = {}
        self.used: set[str] = set()
        self._moved = moved
        for part in parsed.values():
            self.locals |= part.get("locals", {})
            read = part.get("data", {}).get(PARAMETER, {})
            self.parameters |= {name: str(body.get("name", name)) for name, body in read.items()}

    def whole(self, value: Any) -> Any:
        match value:
            case dict():
                return {key: self.whole(item) for key, item in value.items()}
            case list():
                return [self.whole(item) for item in value]
            case str():
                return self._text(value)
            case _:
                return value

    def _text(self, text: str) -> Any:
        found = _JSON.match(text) or _LINES.match(text)
        if found and found[1] in self.locals:
            self.used.add(found[1])
            return self.whole(self.locals[found[1]])
        reported = _READ.sub(self._parameter, text)
        return _ADDRESS.sub(lambda at: self._moved.get(at[0], at[0]), reported)

    def _parameter(self, found: re.Match[str]) -> str:
        path = self.parameters.get(found[1])
        return f'{PARAMETER_CALL}("{path}")' if path else found[0]


def _resources(parsed: Mapping[str, Any], reader: _Reader) -> Iterator[Element]:
    documents = sorted(set(parsed) - SHARED, key=len, reverse=True)
    for file, part in parsed.items():
        for block in blocks_of(part):
            if block.section == "resource":
                owner = _owner(file, block.path[-1], documents)
                yield Element(block.address, owner, reader.whole(block.body))


def _others(parsed: Mapping[str, Any], reader: _Reader) -> Iterator[Element]:
    """Must run after the resources, which use most locals."""
    for file, part in parsed.items():
        document = _document(file)
        for section in ("check", "import", "removed"):
            held = part.get(section, {})
            for name, body in held.items() if isinstance(held, dict) else enumerate(held):
                yield Element(f"{section}.{name}", document, reader.whole(body))
        for block in blocks_of(part):
            if not _is_told_elsewhere(block, reader):
                yield Element(block.address, document, reader.whole(block.body))
        for section in ("terraform", "provider"):
            if section in part:
                yield Element(section, "terraform", reader.whole(part[section]))


def _is_told_elsewhere(block: NamedBlock, reader: _Reader) -> bool:
    """A resource, a local inside one, or a parameter, which shows where it is read."""
    is_used = block.section == "locals" and block.path[-1] in reader.used
    return block.section == "resource" or is_used or block.path[:2] == ("data", PARAMETER)


def _owner(file: str, name: str, documents: list[str]) -> str:
    """What a document publishes is in the outputs file but still belongs to the document."""
    owners = (d for d in documents if name.startswith(f"{d}-"))
    return _document(next(owners, file) if file == "outputs" else file)


def _document(file: str) -> str:
    """service-web-api -> service/web-api"""
    return file if file in SHARED else file.replace("-", "/", 1)


def _moved(parsed: Mapping[str, Any]) -> dict[str, str]:
    """Address -> its last name; the files hold a chain of renames link by link."""
    held = [part.get("moved", []) for part in parsed.values()]
    blocks = [b for one in held for b in (one if isinstance(one, list) else [one])]
    steps = {block["from"]: block["to"] for block in blocks}
    return {start: _last(start, steps) for start in steps}


def _last(start: str, steps: Mapping[str, str]) -> str:
    seen = {start}
    while (following := steps.get(start)) is not None and following not in seen:
        seen.add(following)
        start = following
    return start
