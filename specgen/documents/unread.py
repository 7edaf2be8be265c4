"""Files among the documents that are not read, although they may be meant to be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import msgspec

from specgen.documents.document import Lost
from specgen.documents.encodings import foreign
from specgen.documents.files import ENDINGS, MAX_BYTES, other_files, refused
from specgen.documents.resume import shown_in
from specgen.findings.finding import Finding, Severity
from specgen.findings.slips import distance

DATA = frozenset({".json", ".jsonc", ".json5", ".jsonnet", ".toml", ".hcl", ".tf", ".cue"})
"""Endings of data in other forms: documents are not written in them."""

WHAT = "documents are read from files whose names end with .yaml or .yml"


@dataclass(frozen=True, slots=True)
class Unread:
    """lost: the documents that the file shows, if its name is a slip"""

    finding: Finding
    lost: tuple[Lost, ...] = ()


def unread(root: Path, folder: Path) -> Iterator[Unread]:
    """raises: OSError if the folder cannot be read"""
    for shown, path in other_files(root, folder):
        name = PurePath(shown)
        if stem := meant_name(name.name):
            message = "this file is not read, because its name does not end with .yaml or .yml"
            hint = f"rename it to {stem}.yaml"
            yield Unread(refused("YAML012", message, shown, hint), tuple(_lost(path)))
        elif (name.suffix.lower() in DATA or _inner(name)) and not _is_other_data(path):
            message = f"this file is not read, because its name ends with {name.suffix}"
            hint = f"{WHAT}; keep other files in another folder"
            yield Unread(_warning(refused("YAML012", message, shown, hint)))


def meant_name(name: str) -> str:
    """The name without its ending, if that is `.yaml` or `.yml` but for a slip."""
    stem, dot, ending = name.strip().rpartition(".")
    word = ending.strip().lower()
    near = any(distance(word, known[1:]) <= 1 for known in ENDINGS)
    return stem.strip() if dot and word[:1] == "y" and near else ""


def _inner(name: PurePath) -> bool:
    """`a.yaml.txt`, `a.yml.bak`"""
    return any(suffix.lower() in ENDINGS for suffix in name.suffixes[:-1])


def _is_other_data(path: Path) -> bool:
    """JSON with keys of its own, and no `kind`: it is not meant to be a document."""
    if path.suffix != ".json" or not path.is_file() or path.stat().st_size > MAX_BYTES:
        return False
    try:
        data = msgspec.json.decode(path.read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return isinstance(data, dict) and bool(data) and "kind" not in data


def _lost(path: Path) -> Iterator[Lost]:
    if not path.is_file() or path.is_symlink():
        yield Lost()
        return
    with path.open("rb") as stream:
        content = stream.read(MAX_BYTES)
    found = foreign(content)
    yield from shown_in(found.text if found else content.decode("utf-8-sig", errors="replace"))


def _warning(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.WARNING)
