"""generated/: whole files only, manifests of the files we own, and what differs from them."""

import hashlib
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specgen.render.emit import canonical
from specgen.render.manifests import read_manifests, together
from specgen.render.output_files import MANIFEST, existing, folder_of

STAGING = ".specgen-staging"

Files = Mapping[str, str]
"""Path below the output folder -> text."""


@dataclass(frozen=True, slots=True)
class Drift:
    """A file of the output folder that differs from what the documents render to.

    what: stale (a document changed), edited (differs from the last render), missing, foreign (not
    in a manifest), obsolete (in a manifest, but no document makes it any more)
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


def manifest_texts(hashes: Mapping[str, str], versions: Mapping[str, Any]) -> dict[str, str]:
    """Path -> text: one for each folder with files; the versions are in the output folder's."""
    folders: dict[str, dict[str, str]] = {"": {}}
    for path, known in hashes.items():
        folder = folder_of(path)
        folders.setdefault(folder, {})[path.removeprefix(f"{folder}/")] = known
    made = {f"{folder}/{MANIFEST}": {"files": files} for folder, files in folders.items() if folder}
    top = {MANIFEST: {"files": folders[""], "made_by": dict(versions)}}
    return {path: canonical(content) for path, content in {**top, **made}.items()}


def differences(
    output: Path,
    wanted: Files,
    owned: Mapping[str, str],
    versions: Mapping[str, Any],
    kept: Mapping[str, str] = {},
) -> list[Drift]:
    """What `render` would change and foreign files that it would not touch, sorted by path.

    wanted: every file of the output but those that stay; owned: the manifests' files
    kept: manifest entries of files that stay
    """
    texts = manifest_texts({**kept, **{p: digest(t) for p, t in wanted.items()}}, versions)
    read = read_manifests(output)
    found = list(_differences(output, wanted, owned, {*read, *texts}))
    # Of a folder in which another file differs, the manifest says nothing new.
    changed = {folder_of(drift.path) for drift in found}
    for path in sorted({*read, *texts}):
        text, have = texts.get(path), _read(output / path)
        if have != text and folder_of(path) not in changed:
            what = "obsolete" if text is None else "missing" if have is None else "stale"
            found.append(Drift(path, what))
    return sorted(found, key=lambda d: (d.path, d.what))


def _differences(
    output: Path, wanted: Files, owned: Mapping[str, str], manifests: Collection[str]
) -> Iterator[Drift]:
    for path, text in wanted.items():
        have = _read(output / path)
        if have is None:
            yield Drift(path, "missing" if path in owned else "stale")
        elif have != text:
            as_rendered = owned.get(path) == digest(have)
            yield Drift(path, "stale" if as_rendered else "edited")
    for path in existing(output):
        if path not in wanted and path not in manifests:
            yield Drift(path, "obsolete" if path in owned else "foreign")


def write(
    output: Path, wanted: Files, versions: Mapping[str, Any], *, kept: Mapping[str, str]
) -> Written:
    """Makes the folder hold the wanted files; each is replaced atomically, never half written.

    kept: manifest entries of files that this run did not render and that stay
    """
    staging = output.parent / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    read = read_manifests(output)
    owned = together(read)
    hashes = {**kept, **{path: digest(text) for path, text in wanted.items()}}
    manifests = manifest_texts(hashes, versions)
    changes = {p: t for p, t in wanted.items() if _read(output / p) != t}
    new = [p for p in changes if not (output / p).exists()]
    obsolete = [p for p in owned if p not in hashes and (output / p).exists()]
    first: dict[str, str] = {}
    if changes or obsolete:
        # before the files, so that manifests own what this run wrote even if it is killed now
        first = manifest_texts({**owned, **hashes}, versions)
        for path, text in first.items():
            _renew(output, staging, path, text)
    for path, text in changes.items():
        _replace(output, staging, path, text)
    for path in (*obsolete, *(p for p in {**read, **first} if p not in manifests)):
        _delete(output, path)
    for path, text in manifests.items():
        _renew(output, staging, path, text)
    shutil.rmtree(staging, ignore_errors=True)
    foreign = tuple(p for p in existing(output) if p not in {*hashes, *manifests})
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
