"""Reads the blocks of a root module's files by address, and removes some of them."""

import json
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any

_OTHERS = ("data", "local", "output")

File = dict[str, Any]


def read(folder: Path) -> dict[str, Any]:
    """Address -> block as written: resources, data sources, locals and outputs."""
    found: dict[str, Any] = {}
    for file in _files(folder):
        found |= {address: body for _, address, body in _blocks(_load(file))}
    return found


def resources(folder: Path) -> dict[str, Any]:
    return {address: body for address, body in read(folder).items() if is_resource(address)}


def is_resource(address: str) -> bool:
    return address.partition(".")[0] not in _OTHERS


def remove(folder: Path, addresses: Container[str]) -> None:
    """Files that hold none of the addresses keep their bytes."""
    for file in _files(folder):
        document = _load(file)
        gone = [path for path, address, _ in _blocks(document) if address in addresses]
        for path in gone:
            _delete(document, path)
        if gone:
            file.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def _files(folder: Path) -> list[Path]:
    """Without overrides, which hold only parts of blocks."""
    files = sorted(folder.glob("*.tf.json"))
    return [file for file in files if not file.name.endswith("_override.tf.json")]


def _load(file: Path) -> File:
    document: File = json.loads(file.read_text(encoding="utf-8"))
    return document


def _blocks(document: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    for section, prefix in (("resource", ""), ("data", "data.")):
        for kind, named in document.get(section, {}).items():
            for name, body in named.items():
                yield (section, kind, name), f"{prefix}{kind}.{name}", body
    for section, prefix in (("locals", "local."), ("output", "output.")):
        for name, body in document.get(section, {}).items():
            yield (section, name), prefix + name, body


def _delete(document: File, path: tuple[str, ...]) -> None:
    """Also deletes maps that become empty: an empty map of a type is not valid Terraform."""
    head, *rest = path
    if rest:
        _delete(document[head], tuple(rest))
    if not rest or not document[head]:
        del document[head]
