"""A project's folder: its generated files, and what its documents say about them."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from checkov.plans import NoPlan
from specgen import pipeline
from specgen.diff import git
from specgen.project.decision import Decision
from specgen.render.published import published

FOLDERS = ("specs", "generated", "templates")


class Platform(NamedTuple):
    """values: parameter path -> what a plan reads; decisions: names of the decision documents"""

    generated: Path
    values: Mapping[str, str]
    decisions: frozenset[str]


def platform(root: Path) -> Platform:
    """raises: NoPlan if its documents have errors"""
    project = pipeline.check(root, root / "specs").project
    if project is None:
        raise NoPlan("the documents have errors; run `specgen validate`")
    decisions = frozenset(d.name for d, _, made in project.bare if isinstance(made, Decision))
    return Platform(root / "generated", published(project), decisions)


def committed(root: Path, commit: str, folder: Path) -> Platform:
    """Its files as git has them, written below folder; raises: NoPlan, UnusableSide"""
    full = git.commit_of(root, commit)
    if full is None:
        raise NoPlan(f"git knows no commit {commit}")
    for name in FOLDERS:
        for path, content in git.files_of(root, full, name):
            file = folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    return platform(folder)
