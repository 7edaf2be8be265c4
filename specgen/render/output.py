"""generated/: whole files only, a manifest of the files we own, and what differs from it."""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specgen.render.emit import canonical
from specgen.render.output_files import MANIFEST, existing

STAGING = ".specgen-staging"

Files = Mapping[str, str]
"""Path below the output folder -> text."""


@dataclass(frozen=True, slots=True)
class Drift:
    """A file of the output folder that differs from what the documents render to.

    what: stale (a document changed), edited (differs from the last render), missing, foreign (not
    in the manifest), obsolete (in the manifest, but no document makes it any more)
    """

    path: str
    what: str

    @property
    def sentence(self) -> str:
        return _SENTENCES[self.what].format(path=self.path)


_SENTENCES = {
    "stale": "{path} is stale: a document or a kind changed since it was rendered",
    "edited": "{path} was edited by hand: it matches neither the last render nor the next",
    "missing": "{path} is missing",
    "foreign": "{path} is foreign: specgen did not render it",
    "obsolete": "{path} is obsolete: no document makes it any more",
}


@dataclass(frozen=True, slots=True)
class Written:
    """Counts of files; foreign: paths that are left alone and reported."""

    created: int
    changed: int
    deleted: int
    unchanged: int
    foreign: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return self.created == self.changed == self.deleted == 0


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def read_manifest(output: Path) -> dict[str, str]:
    """Path -> hash of the file as it was rendered; empty if there is no readable manifest."""
    try:
        content = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
        files: dict[str, str] = dict(content["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return files


def manifest_text(hashes: Mapping[str, str], versions: Mapping[str, Any]) -> str:
    return canonical({"files": dict(hashes), "made_by": dict(versions)})


def differences(
    output: Path, wanted: Files, owned: Mapping[str, str], versions: Mapping[str, Any]
) -> list[Drift]:
    """What `render` would change and foreign files that it would not touch, sorted by path.

    wanted: every file of the whole output; owned: the manifest's files
    """
    found = list(_differences(output, wanted, owned))
    text = manifest_text({p: digest(t) for p, t in wanted.items()}, versions)
    have = _read(output / MANIFEST)
    if have is None:
        found.append(Drift(MANIFEST, "missing"))
    elif have != text:
        found.append(Drift(MANIFEST, "stale"))
    return sorted(found, key=lambda d: (d.path, d.what))


def _differences(output: Path, wanted: Files, owned: Mapping[str, str]) -> Iterator[Drift]:
    for path, text in wanted.items():
        have = _read(output / path)
        if have is None:
            yield Drift(path, "missing" if path in owned else "stale")
        elif have != text:
            as_rendered = owned.get(path) == digest(have)
            yield Drift(path, "stale" if as_rendered else "edited")
    for path in existing(output):
        if path not in wanted and path != MANIFEST:
            yield Drift(path, "obsolete" if path in owned else "foreign")


def write(
    output: Path, wanted: Files, versions: Mapping[str, Any], *, kept: Mapping[str, str]
) -> Written:
    """Makes the folder hold the wanted files; each is replaced atomically, never half written.

    kept: manifest entries of files that this run did not render and that stay
    """
    staging = output.parent / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    owned = read_manifest(output)
    hashes = {**kept, **{path: digest(text) for path, text in wanted.items()}}
    changes = {p: t for p, t in wanted.items() if _read(output / p) != t}
    new = [p for p in changes if not (output / p).exists()]
    obsolete = [p for p in owned if p not in hashes and (output / p).exists()]
    if changes or obsolete:
        # first, so that the manifest owns what this run wrote even if it is killed from here on
        _renew(output, staging, MANIFEST, manifest_text({**owned, **hashes}, versions))
    for path, text in changes.items():
        _replace(output, staging, path, text)
    for path in obsolete:
        _delete(output, path)
    _renew(output, staging, MANIFEST, manifest_text(hashes, versions))
    shutil.rmtree(staging, ignore_errors=True)
    foreign = tuple(p for p in existing(output) if p not in hashes and p != MANIFEST)
    unchanged = len(wanted) - len(changes)
    return Written(len(new), len(changes) - len(new), len(obsolete), unchanged, foreign)


def _read(file: Path) -> str | None:
    try:
        return file.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return None


def _replace(output: Path, staging: Path, path: str, text: str) -> None:
    """Creates missing folders: another run may have removed the staging folder."""
    target, temporary = output / path, staging / digest(path)
    try:
        temporary.write_bytes(text.encode())
    except FileNotFoundError:
        staging.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(text.encode())
    try:
        temporary.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.replace(target)


def _renew(output: Path, staging: Path, path: str, text: str) -> None:
    if _read(output / path) != text:
        _replace(output, staging, path, text)


def _delete(output: Path, path: str) -> None:
    """Deletes the file and the folders that it leaves empty."""
    target = output / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == output or next(folder.iterdir(), None) is not None:
            return
        folder.rmdir()
