"""Root modules whose generated files differ from a git revision."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

_OF_A_HOOK = {"GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE"}
MAIN = ("main", "origin/main", "master", "origin/master")


class NoRevision(Exception):
    """Its message says what is missing: git, a repository, or the revision."""


def base_of(output: Path, base: str = "") -> str:
    """The commit to compare with: the given revision; defaults to where this branch left main.

    raises: NoRevision
    """
    if shutil.which("git") is None:
        raise NoRevision("--changed needs git, which is not on PATH")
    if _git(output, "rev-parse", "--is-inside-work-tree") is None:
        raise NoRevision(f"--changed needs a git repository, and {output} is not in one")
    if base:
        found = _commit(output, base)
        if found is None:
            raise NoRevision(f"git knows no revision {base!r}; in a shallow clone, fetch it first")
        return found
    for name in MAIN:
        if (found := _git(output, "merge-base", "HEAD", name)) is not None:
            return found.strip()
    raise NoRevision(f"none of {', '.join(MAIN)} is known to git; name a revision with --base")


def changed_modules(output: Path, modules: Iterable[str], base: str) -> set[str]:
    """Ids of those with a file that is new, changed or deleted since the commit, committed or not.

    raises: NoRevision
    """
    differs = _git(
        output, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", "."
    )
    new = _git(output, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    if differs is None or new is None:
        raise NoRevision(f"git cannot compare {output} with {base}")
    folders = {path.rpartition("/")[0] for path in f"{differs}\0{new}".split("\0")}
    return folders.intersection(modules)


def _commit(output: Path, revision: str) -> str | None:
    flags = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = _git(output, "rev-parse", *flags)
    return found.strip() if found else None


def _git(output: Path, *arguments: str) -> str | None:
    """None if git refuses."""
    command = ["git", "-C", str(output), *arguments]
    # A git hook passes on its own repository, relative to another folder.
    kept = {k: v for k, v in os.environ.items() if k not in _OF_A_HOOK}
    done = subprocess.run(command, env=kept, capture_output=True, check=False)
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None
