"""Documents of a case as a project: its findings, and what it renders to."""

import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any
from weakref import finalize

from support import BASE, Case

from specgen.pipeline import Checked, Rendered, check, render
from specgen.project.project import Project
from specgen.render.incremental.modules import Entry, Modules
from specgen.sdk.system import System

FATAL = ("YAML", "SHAPE", "REF", "PLACE", "DOC", "IGN")
"""Findings that keep a document from being rendered; what AWS refuses still shows attributes."""

Data = dict[str, Any]


@contextmanager
def checked(
    documents: list[Data], case: Case, systems: Sequence[System] | None = None
) -> Generator[Checked]:
    """systems: as of pipeline.check"""
    with TemporaryDirectory() as folder:
        specs = Path(folder) / "specs"
        specs.mkdir()
        text = "\n---\n".join(json.dumps(d, ensure_ascii=False) for d in documents)
        (specs / "case.yaml").write_text(text, encoding="utf-8")
        own = any(d.get("kind") == "platform" for d in documents)
        for need in (*(() if own else ("platform",)), *case.needs):
            (specs / f"base-{need}.yaml").write_bytes((BASE / f"{need}.yaml").read_bytes())
        yield check(Path(folder), specs, systems)


def is_sound(made: Checked) -> bool:
    fatal = any(f.code.startswith(FATAL) for f in made.errors)
    return made.project is not None and not fatal


@dataclass
class Known:
    """Root modules of one version of a case, so that of another one only what differs is built."""

    folder: Path = field(default_factory=lambda: Path(mkdtemp()))
    entries: dict[str, Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        finalize(self, rmtree, self.folder)

    def of(self, project: Project) -> Modules:
        return Modules(project, self.folder, None, dict(self.entries))

    def render(self, made: Checked) -> Rendered:
        """Root modules that the last project had like this are not built again."""
        assert made.project is not None
        modules = self.of(made.project)
        result = render(made, known=modules)
        built = {i for i, e in modules.entries.items() if self.entries.get(i) is not e}
        of_them = {p: text for p, text in result.files.items() if p.rpartition("/")[0] in built}
        self.keep(modules.entries, of_them)
        return result

    def keep(self, entries: dict[str, Entry], files: dict[str, str]) -> None:
        self.entries = entries
        for path, text in files.items():
            place = self.folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")


def rendered(
    made: Checked, known: Known | None = None, only: str | None = None, *, learn: bool = False
) -> dict[str, str] | None:
    """None if the documents cannot be rendered.

    only: a root module; learn: `known` is then about this project
    """
    if made.project is None or not is_sound(made):
        return None
    try:
        if known and learn:
            result = known.render(made)
        else:
            modules = known.of(made.project) if known else None
            result = render(made, lambda m: only in (None, m.id), known=modules)
    except Exception:  # noqa: BLE001  an error that checks.py would have refused
        return None
    return None if result.findings else result.files
