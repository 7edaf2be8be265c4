"""A place in a generated file -> the document to change, and its key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specgen.documents.document import Document
from specgen.findings.pointers import Pointer
from specgen.project.project import Effective, Project
from specgen.project.references import references_of, target
from specgen.project.stacks import RootModule
from specgen.render.emit import document_file, document_of_file
from specgen.render.keys import key_of
from specgen.terraform.spot import Spot

FIRST_LINE: Pointer = ("kind",)


@dataclass(frozen=True, slots=True)
class Blame:
    """subject: an effective document, or the platform's; exact: the pointer is known to be right"""

    subject: Effective | Document
    pointer: Pointer = FIRST_LINE
    at_key: bool = False
    exact: bool = False


def blame(project: Project, module: RootModule, folder: Path, spot: Spot) -> Blame | None:
    """None if the file belongs to no existing document."""
    match spot.file:
        case "terraform.tf.json":
            return _platforms(project.platform_document, spot)
        case "inputs.tf.json":
            return _reader(project, module, folder, spot)
        case "outputs.tf.json":
            found = _named(module, spot)
            return Blame(found) if found else None
    effective = documents(module).get(f"{document_of_file(spot.file)}.tf.json")
    if effective is None:
        return None
    key = key_of(effective, spot)
    return Blame(effective, key.pointer, key.at_key, exact=True) if key else Blame(effective)


def documents(module: RootModule) -> Mapping[str, Effective]:
    """File name -> the document that it was made from."""
    return {f"{document_file(e)}.tf.json": e for e in module.effectives}


def _named(module: RootModule, spot: Spot) -> Effective | None:
    """The document whose output it is: network-main-vpc-id"""
    name = f"{spot.pointer[2]}-" if spot.address else ""
    found = [e for e in module.effectives if name.startswith(f"{document_file(e)}-")]
    return max(found, key=lambda e: len(e.name), default=None)


def _reader(project: Project, module: RootModule, folder: Path, spot: Spot) -> Blame | None:
    """The reference to the other document; else a document whose file reads the parameter."""
    name = f"{spot.pointer[2]}-" if spot.address else "-"
    for effective in module.effectives:
        for reference in references_of(effective):
            other = target(project, effective, reference)
            if other is not None and name.startswith(f"{document_file(other)}-"):
                return Blame(effective, reference.pointer, exact=True)
    for file, effective in documents(module).items():
        parts = [folder / file, *folder.glob(file.replace(".", ".*.", 1))]
        if spot.address and any(_holds(part, f"{spot.address}.") for part in parts):
            return Blame(effective)
    return None


def _holds(file: Path, text: str) -> bool:
    return file.is_file() and text in file.read_text(encoding="utf-8", errors="replace")


def _platforms(document: Document, spot: Spot) -> Blame:
    """The key with the same name or value; a match of both ranks first."""
    name = next((s for s in reversed(spot.pointer) if isinstance(s, str)), "")
    of_backend = spot.pointer[:2] == ("terraform", "backend")
    ranked = [
        (_likeness(pointer, value, name, spot.value), pointer)
        for pointer, value in _scalars(document.data, ())
        if (pointer[0] == "backend") == of_backend
    ]
    score, pointer = max(ranked, key=lambda pair: pair[0], default=(0, ()))
    if score:
        return Blame(document, pointer, exact=True)
    written = of_backend and "backend" in document.data
    return Blame(document, ("backend",), at_key=True) if written else Blame(document)


def _likeness(pointer: Pointer, value: Any, name: str, wanted: Any) -> int:
    equal = isinstance(value, str) and value == wanted
    return 2 * equal + (pointer[-1] == name)


def _scalars(data: Any, at: Pointer) -> Iterator[tuple[Pointer, Any]]:
    match data:
        case dict():
            for key, item in data.items():
                yield from _scalars(item, (*at, key))
        case list():
            for i, item in enumerate(data):
                yield from _scalars(item, (*at, i))
        case _:
            yield at, data
