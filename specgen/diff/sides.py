"""The two sides of a diff: the files of every root module in a folder or a git revision."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from specgen.documents.layout import GENERATED
from specgen.render.manifests import owned_files

MARK = "terraform.tf.json"
ENDING = ".tf.json"

Files = Mapping[str, bytes]
"""Name of a file of one root module -> its bytes."""


class UnusableSide(Exception):
    """Its message says what cannot be compared, and what to give instead."""


@dataclass(frozen=True, slots=True)
class Side:
    """name: shown to the reader; modules: id -> files"""

    name: str
    modules: Mapping[str, Files] = field(repr=False)


def of_paths(name: str, contents: Iterable[tuple[str, bytes]]) -> Side:
    """contents: path below generated/ -> bytes"""
    folders: dict[str, dict[str, bytes]] = {}
    for path, content in contents:
        file = PurePosixPath(path)
        if file.name.endswith(ENDING):
            folders.setdefault(file.parent.as_posix(), {})[file.name] = content
    return Side(name, {id_: files for id_, files in sorted(folders.items()) if MARK in files})


def of_folder(folder: Path, name: str) -> Side:
    """A project, or its generated/; raises: UnusableSide if it holds no root module"""
    root = folder / GENERATED if (folder / GENERATED).is_dir() else folder
    # Folders below .terraform hold other people's modules.
    found = (p for p in root.rglob(f"*{ENDING}") if ".terraform" not in p.parts)
    contents = ((p.relative_to(root).as_posix(), p.read_bytes()) for p in sorted(found))
    side = of_paths(name, contents)
    if missing := _missing(root):
        message = f"{name} lacks {missing[0]}" + (
            f" and {len(missing) - 1} more files" if len(missing) > 1 else ""
        )
        raise UnusableSide(f"{message} that its manifest.json lists; give the whole folder")
    if not side.modules:
        message = f"{name} holds no root module; give a project, its generated/ or a revision"
        raise UnusableSide(message)
    return side


def _missing(root: Path) -> list[str]:
    """Files of root modules that a render wrote and that are not there."""
    listed = sorted(owned_files(root))
    return [name for name in listed if name.endswith(ENDING) and not (root / name).is_file()]


def parse(module: str, files: Files) -> dict[str, Any]:
    """Name of the file without its ending -> content.

    raises: UnusableSide if a file is not a JSON object
    """
    return {name.removesuffix(ENDING): _object(module, name, files[name]) for name in sorted(files)}


def _object(module: str, name: str, content: bytes) -> dict[str, Any]:
    try:
        made = json.loads(content)
    except ValueError as error:
        raise UnusableSide(f"{module}/{name} is not JSON: {error}; render it again") from error
    if not isinstance(made, dict):
        raise UnusableSide(f"{module}/{name} is not a JSON object; render it again")
    return made
