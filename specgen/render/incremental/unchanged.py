"""Skip all work if the digest of the inputs is that of the last run.

Imports little on purpose: what is not needed to see that nothing changed costs a second.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from specgen.documents.layout import SCHEMA, Layout
from specgen.findings.finding import Finding
from specgen.render import cache
from specgen.render.incremental.inputs import digest, of_code, of_documents, today
from specgen.render.manifests import parse_manifests, together
from specgen.render.output_files import existing, is_manifest


class RenderedOutput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """manifests: digest of the files; the other fields are for the closing line."""

    manifests: str
    modules: int
    resources: int
    escapes: tuple[str, ...] = ()


class RunRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """inputs: digest of everything that matters; files: number of document files that were read

    output: None if nothing was rendered from these inputs, or the render did not finish
    """

    inputs: str
    findings: tuple[Finding, ...]
    files: int
    output: RenderedOutput | None = None


def place(layout: Layout) -> Path | None:
    """The file of a project's entry; None without a cache."""
    folder = cache.folder("projects")
    if folder is None:
        return None
    key = digest(str(path.resolve()).encode() for path in (layout.root, layout.specs))
    return folder / f"{key[:32]}.json"


def inputs(layout: Layout) -> str | None:
    """None if a file is refused; raises: OSError as of_documents"""
    documents = of_documents(layout.root, layout.specs)
    if documents is None:
        return None
    shown = str(layout.root).encode()  # paths in findings are relative to it
    # One that was deleted, as in a fresh clone, is written again.
    schema = str((layout.root / SCHEMA).exists()).encode()
    return digest([of_code().encode(), documents.encode(), today().encode(), shown, schema])


def last(layout: Layout, now: str | None) -> RunRecord | None:
    """What was found for exactly the same inputs; now: their digest"""
    file = place(layout)
    entry = _read(file) if file is not None and now is not None else None
    return entry if entry is not None and entry.inputs == now else None


def keep(layout: Layout, entry: RunRecord) -> None:
    file = place(layout)
    if file is not None:
        cache.keep(file, msgspec.json.encode(entry))


def output_of(
    layout: Layout, modules: int, resources: int, escapes: tuple[str, ...]
) -> RenderedOutput:
    """The entry for what has just been written."""
    manifests = _manifests(layout, existing(layout.output))
    return RenderedOutput(_sum(manifests), modules, resources, escapes)


def is_current(layout: Layout, output: RenderedOutput) -> bool:
    """Whether every file of the output folder is unchanged, and there is no other file."""
    paths = existing(layout.output)
    manifests = _manifests(layout, paths)
    if _sum(manifests) != output.manifests:
        return False
    files = together(parse_manifests(manifests))
    return {*files, *manifests} == set(paths) and all(
        _digest(layout.output / path) == known for path, known in files.items()
    )


def _manifests(layout: Layout, paths: Sequence[str]) -> dict[str, bytes]:
    return {p: cache.found(layout.output / p) or b"" for p in paths if is_manifest(p)}


def _sum(manifests: Mapping[str, bytes]) -> str:
    return digest(part for path, content in manifests.items() for part in (path.encode(), content))


def _digest(file: Path) -> str:
    """The file's hash as in the manifest."""
    return hashlib.sha256(cache.found(file) or b"").hexdigest()


def _read(file: Path) -> RunRecord | None:
    try:
        return msgspec.json.decode(cache.found(file) or b"", type=RunRecord)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
