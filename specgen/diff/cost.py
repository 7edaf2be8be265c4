"""What the change costs: the documents of the base, counted at the prices of the head."""

from datetime import UTC, datetime
from pathlib import Path

from specgen import pipeline
from specgen.cost.change import UNCHANGED, Change, change
from specgen.diff import base
from specgen.diff.fresh_sides import checked_out
from specgen.diff.sides import UnusableSide
from specgen.documents.layout import SPECS, Layout, find_layout
from specgen.project.project import Project


def compared(layout: Layout, head: Project, given: str) -> tuple[Change, str]:
    """The change, and why there is none if the base has no documents that can be counted.

    given: as in base.both(); raises: UnusableSide
    """
    target = base.target_of(layout.root, given)
    if isinstance(target, Path):
        if not (target / SPECS).is_dir():
            return UNCHANGED, ""
        own = find_layout(target)
        return _with(own.root, own.specs, head)
    try:
        with checked_out(layout, target.commit) as root:
            return _with(root, root / layout.specs.name, head)
    except UnusableSide:
        return UNCHANGED, ""  # before there were documents


def _with(root: Path, specs: Path, head: Project) -> tuple[Change, str]:
    checked = pipeline.check(root, specs)
    if checked.errors or checked.project is None:
        count = len(checked.errors)
        errors = f"{count} error" + ("" if count == 1 else "s")
        return UNCHANGED, f"cost was not compared: the base's documents have {errors}"
    return change(checked.project, head, datetime.now(tz=UTC).date()), ""
