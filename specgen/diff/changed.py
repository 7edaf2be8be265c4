"""Root modules whose generated files differ from a git revision."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from specgen.diff import git
from specgen.diff.sides import UnusableSide


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
        found = git.commit_of(output, base)
        if found is None:
            raise NoRevision(f"git knows no revision {base!r}; in a shallow clone, fetch it first")
        return found
    for name in git.MAINS:
        if (found := _git(output, "merge-base", "HEAD", name)) is not None:
            return found.strip()
    raise NoRevision(f"none of {', '.join(git.MAINS)} is known to git; name a revision with --base")


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


def _git(output: Path, *arguments: str) -> str | None:
    """None if git refuses."""
    try:
        found = git.run(output, *arguments)
    except UnusableSide:
        return None
    return None if found is None else found.decode(errors="replace")
