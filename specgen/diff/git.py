"""Asks git which commit a revision is, and which files it holds. Nothing is checked out."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from specgen.diff.sides import UnusableSide

_OF_A_HOOK = {"GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE"}
"""A hook passes its own repository on, relative to another folder."""

MAINS = ("main", "origin/main", "master", "origin/master")
TIMEOUT_S = 60


def commit_of(root: Path, revision: str) -> str | None:
    """The full id of a commit; None if git knows no such revision."""
    found = run(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"
    )
    return found.decode().strip() if found else None


def merge_base(root: Path) -> tuple[str, str]:
    """(commit, branch): where the working tree left the main branch.

    raises: UnusableSide if there is none
    """
    branch = next((name for name in MAINS if commit_of(root, name)), None)
    if branch is None:
        message = "git knows no branch main or master to compare with; give a revision or a folder"
        raise UnusableSide(message)
    found = run(root, "merge-base", "HEAD", branch)
    if not found:
        message = f"HEAD and {branch} have no commit in common here"
        hint = "in a shallow clone, fetch more history, or give a revision"
        raise UnusableSide(f"{message}; {hint}")
    return found.decode().strip(), branch


def files_of(root: Path, commit: str, folder: str) -> Iterator[tuple[str, bytes]]:
    """Path below `folder`, which is relative to root, and the bytes as committed.

    Does not use `git archive`, which obeys export-ignore and converts line endings.
    """
    listed = run(root, "ls-tree", "-r", "-z", commit, "--", f"{folder}/") or b""
    entries = [_entry(line) for line in listed.decode().split("\0") if line]
    blobs = [(path, blob) for mode, blob, path in entries if mode.startswith("100")]
    contents = _contents(root, [blob for _, blob in blobs])
    for (path, _), content in zip(blobs, contents, strict=True):
        yield path.removeprefix(f"{folder}/"), content


def _entry(line: str) -> tuple[str, str, str]:
    about, _, path = line.partition("\t")
    mode, _, blob = about.split()
    return mode, blob, path


def _contents(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    rest = run(root, "cat-file", "--batch", given=asked) or b""
    for _ in blobs:
        head, _, rest = rest.partition(b"\n")
        size = int(head.split()[2])
        yield rest[:size]
        rest = rest[size + 1 :]


def run(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """None if git refuses; raises: UnusableSide if there is no git or no repository"""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            env={k: v for k, v in os.environ.items() if k not in _OF_A_HOOK},
            input=given,
            capture_output=True,
            check=False,
            timeout=TIMEOUT_S,
        )
    except FileNotFoundError as error:
        message = "git is not on PATH; install it, or give a folder to compare with"
        raise UnusableSide(message) from error
    said = done.stderr.decode(errors="replace").strip()
    if "not a git repository" in said:
        raise UnusableSide("this is not a git repository; give a folder to compare with")
    if "dubious ownership" in said:
        raise UnusableSide(said.splitlines()[0].removeprefix("fatal: "))
    return done.stdout if done.returncode == 0 else None
