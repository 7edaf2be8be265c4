"""Documents of a case as a project: its findings, and what it renders to."""

import json
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from support import BASE, Case

from specgen.pipeline import Checked, check, render
from specgen.sdk.system import System

FATAL = ("YAML", "SHAPE", "REF", "PLACE", "DOC", "IGN")
"""Findings that keep a document from being rendered; what AWS refuses still shows attributes."""

Data = dict[str, Any]


@contextmanager
def checked(
    documents: list[Data], case: Case, systems: Sequence[System] | None = None
) -> Generator[Checked]:
    """systems: as of pipeline.check"""
    with tempfile.TemporaryDirectory() as folder:
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


def rendered(made: Checked) -> dict[str, str] | None:
    """None if the documents cannot be rendered."""
    if not is_sound(made):
        return None
    try:
        result = render(made)
    except Exception:  # noqa: BLE001  an error that checks.py would have refused
        return None
    return None if result.findings else result.files
