"""The manifests of an output folder: which files we own, and their hashes as they were rendered."""

import json
from collections.abc import Mapping
from pathlib import Path

from specgen.render.output_files import existing, folder_of, is_manifest


def read_manifests(output: Path) -> dict[str, dict[str, str]]:
    """Path of each manifest that specgen wrote -> path below the output folder -> hash."""
    return parse_manifests({p: _read(output / p) for p in existing(output) if is_manifest(p)})


def parse_manifests(contents: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """contents: path of each file -> its bytes; what specgen did not write is left out"""
    found = {}
    for path, content in contents.items():
        files, folder = _files(content), folder_of(path)
        if files is not None:
            found[path] = {f"{folder}/{n}" if folder else n: known for n, known in files.items()}
    return found


def owned_files(output: Path) -> dict[str, str]:
    """Path -> hash, of all manifests."""
    return together(read_manifests(output))


def together(manifests: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {path: known for files in manifests.values() for path, known in files.items()}


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _files(content: bytes) -> dict[str, str] | None:
    try:
        files = json.loads(content)["files"]
    except (ValueError, KeyError, TypeError):
        return None
    is_ours = isinstance(files, dict) and all(isinstance(v, str) for v in files.values())
    return dict(files) if is_ours else None
