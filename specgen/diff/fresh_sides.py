"""Sides rendered from documents: `diff --render` reads no generated/."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from specgen import pipeline
from specgen.diff import base, git, sides
from specgen.diff.sides import Side, UnusableSide
from specgen.documents.layout import SPECS, Layout, find_layout
from specgen.pipeline import Checked

SHOWN = 3
"""Findings that a message repeats."""


def both(layout: Layout, checked: Checked, given: str) -> base.Sides:
    """checked: the documents of the working tree; given: as in base.both()

    raises: UnusableSide
    """
    head = _rendered(checked, "the documents of the working tree")
    target = base.target_of(layout.root, given)
    if isinstance(target, Path):
        own = find_layout(target) if (target / SPECS).is_dir() else None
        if own is None:
            return base.Sides(sides.of_folder(target, given), head)
        return base.Sides(_of_documents(own.root, own.specs, given), head)
    with checked_out(layout, target.commit) as root:
        return base.Sides(_of_documents(root, root / layout.specs.name, target.name), head)


@contextmanager
def checked_out(layout: Layout, commit: str) -> Generator[Path]:
    """A folder with the documents of a commit."""
    with tempfile.TemporaryDirectory(prefix="specgen-") as folder:
        root, name = Path(folder), layout.specs.name
        for path, content in git.files_of(layout.root, commit, name):
            file = root / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if not (root / name).is_dir():
            raise UnusableSide(f"{commit[: base.SHORT]} has no folder {name}/ to render")
        yield root


def _of_documents(root: Path, specs: Path, name: str) -> Side:
    checked = pipeline.check(root, specs)
    if checked.errors:
        first = "; ".join(
            f"{e.place.path}:{e.place.line}: [{e.code}] {e.message}" for e in checked.errors[:SHOWN]
        )
        count = len(checked.errors)
        message = f"the documents of {name} have {count} error{'s' if count > 1 else ''}: {first}"
        raise UnusableSide(f"{message}; compare the files as committed, without --render")
    return _rendered(checked, f"the documents of {name}")


def _rendered(checked: Checked, name: str) -> Side:
    made = pipeline.render(checked)
    if made.findings:
        first = made.findings[0]
        raise UnusableSide(f"{name} cannot be rendered: {first.place.path}: {first.message}")
    return sides.of_paths(name, ((path, text.encode()) for path, text in made.files.items()))
