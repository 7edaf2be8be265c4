"""Reads the blocks of a root module's files by address, and removes some of them."""

import json
from collections.abc import Container
from pathlib import Path
from typing import Any

from specgen.terraform.root_modules import blocks_of, document_of, files_of

_OTHERS = ("data", "local", "output", "variable")

File = dict[str, Any]


def read(folder: Path) -> dict[str, Any]:
    """Address -> block as written: resources, data sources, locals, variables and outputs."""
    found: dict[str, Any] = {}
    for file in files_of(folder):
        found |= {block.address: block.body for block in blocks_of(document_of(file))}
    return found


def is_resource(address: str) -> bool:
    return address.partition(".")[0] not in _OTHERS


def remove(folder: Path, addresses: Container[str]) -> None:
    """Files that hold none of the addresses keep their bytes."""
    for file in files_of(folder):
        document = document_of(file)
        gone = [block.path for block in blocks_of(document) if block.address in addresses]
        for path in gone:
            _delete(document, path)
        if gone:
            file.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def _delete(document: File, path: tuple[str, ...]) -> None:
    """Also deletes maps that become empty: an empty map of a type is not valid Terraform."""
    head, *rest = path
    if rest:
        _delete(document[head], tuple(rest))
    if not rest or not document[head]:
        del document[head]
