"""Generated root modules read back: the blocks of their files, by address."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Document = Mapping[str, Any]
"""What one file holds, as Terraform JSON."""

TYPED = {"resource": "", "data": "data."}
NAMED = {"locals": "local.", "variable": "variable.", "output": "output."}
"""Section -> what its addresses begin with."""


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """path: the keys that lead to it in its file; body: as it is written"""

    path: tuple[str, ...]
    address: str
    body: Any = field(repr=False)

    @property
    def section(self) -> str:
        return self.path[0]


def blocks_of(document: Document) -> Iterator[NamedBlock]:
    """Resources, data sources, locals, variables and outputs, as the file has them in order."""
    for section, inside in document.items():
        if section in TYPED:
            for kind, named in inside.items():
                for name, body in named.items():
                    address = f"{TYPED[section]}{kind}.{name}"
                    yield NamedBlock((section, kind, name), address, body)
        elif section in NAMED:
            for name, body in inside.items():
                yield NamedBlock((section, name), f"{NAMED[section]}{name}", body)


def types_of(document: Document) -> Iterator[str]:
    """Of resources, data sources and ephemeral resources, with repeats."""
    for section in (*TYPED, "ephemeral"):
        yield from document.get(section, {})


def block_of(address: str) -> str:
    """Without the key of count or for_each: aws_subnet.a["x"] -> aws_subnet.a"""
    return address.partition("[")[0]


def files_of(folder: Path) -> list[Path]:
    """Without overrides, which hold only parts of blocks."""
    files = sorted(folder.glob("*.tf.json"))
    return [file for file in files if not file.name.endswith("_override.tf.json")]


def document_of(file: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return document


def resources_of(folder: Path) -> dict[str, Any]:
    """type.name -> body of each resource."""
    return {
        block.address: block.body
        for file in files_of(folder)
        for block in blocks_of(document_of(file))
        if block.section == "resource"
    }
