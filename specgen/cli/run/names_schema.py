""".specgen/schemas/: the schema of all kinds with the names of a project's documents.

It changes with each document, so it is no part of generated/, and git ignores it.
"""

import os
from collections import defaultdict
from pathlib import Path

from msgspec.json import encode

from specgen.documents.layout import SCHEMA, Layout
from specgen.documents.schema.bundle import bundled_schema
from specgen.documents.schema.names import with_names
from specgen.pipeline import Checked
from specgen.systems import installed

_IGNORED = "*\n"


def is_wanted(layout: Layout, checked: Checked) -> bool:
    """Whether a document names the schema, or it was written before."""
    documents = checked.project.documents if checked.project else ()
    return (layout.root / SCHEMA).exists() or any(SCHEMA in d.text for d in documents)


def keep(layout: Layout, checked: Checked) -> None:
    """Writes it if somebody wants it; a folder that cannot be written stays as it is."""
    if checked.project is None or not is_wanted(layout, checked):
        return
    try:
        write(layout.root, checked)
    except OSError:
        return


def write(root: Path, checked: Checked | None) -> Path:
    """checked: None if there are no documents yet; raises: OSError"""
    names = defaultdict[str, list[str]](list)
    for document in checked.project.documents if checked and checked.project else ():
        if isinstance(name := document.data.get("name"), str):
            names[document.kind].append(name)
    types = [system.type for system in (checked.systems if checked else installed())]
    text = encode(with_names(bundled_schema(types), names)).decode()
    target = root / SCHEMA
    target.parent.mkdir(parents=True, exist_ok=True)
    _put(target.parents[1] / ".gitignore", _IGNORED)
    _put(target, text)
    return target


def modeline(folder: Path, schema: Path) -> str:
    """For documents in the folder."""
    return f"# yaml-language-server: $schema={os.path.relpath(schema, folder)}"


def _put(path: Path, text: str) -> None:
    """An editor reads a file again only if it was written."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
