"""Renders projects into a folder and proves their root modules as `specgen prove` does."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from support import make_project

from specgen import pipeline
from specgen.findings.finding import Finding
from specgen.pipeline import Checked
from specgen.prove import registry
from specgen.prove.cache import Cache
from specgen.prove.part import ProofPart, State
from specgen.prove.request import Request
from specgen.render.published import published
from specgen.terraform.offline import runner
from specgen.terraform.offline.runner import Plan


def rendered(folder: Path, text: str, *needs: str) -> Checked:
    """The documents' files below folder/generated, whatever specgen itself finds in them."""
    root = make_project(folder, text, needs)
    checked = pipeline.check(root, root / "specs")
    made = pipeline.render(checked)
    pipeline.write(pipeline.Target(root / "generated", made.modules, made.modules), made.files)
    return checked


def request(checked: Checked, root: Path, cache: Cache | None = None) -> Request:
    assert checked.project is not None
    return Request(
        project=checked.project,
        modules=checked.modules,
        root=root,
        output=root / "generated",
        values=published(checked.project),
        jobs=2,
        cache=cache or Cache(),
    )


def prove(
    checked: Checked,
    root: Path,
    *parts: str,
    only: Callable[[str], bool] = lambda _: True,
    cache: Cache | None = None,
) -> tuple[ProofPart, ...]:
    whole = request(checked, root, cache)
    modules = tuple(m for m in whole.modules if only(m.id))
    return registry.prove(replace(whole, modules=modules), parts)


def found(parts: tuple[ProofPart, ...]) -> list[Finding]:
    return [finding for part in parts for finding in part.findings]


def states(parts: tuple[ProofPart, ...]) -> dict[str, list[State]]:
    return {part.name: [unit.state for unit in part.units] for part in parts}


def unproved(parts: tuple[ProofPart, ...]) -> list[str]:
    """Everything that did not pass, with its messages."""
    units = [f"{p.name} {u.name} {u.note}" for p in parts for u in p.units if not _passed(u.state)]
    return units + [f"{f.place} {f.code} {f.message} {f.help}" for f in found(parts)]


def spot(finding: Finding) -> tuple[Any, ...]:
    """code, line, column, end of the column, where"""
    place = finding.place
    return finding.code, place.line, place.column, place.end_column, finding.where


def _passed(state: State) -> bool:
    return state in {State.PASSED, State.CACHED}


def timeless(planned: Plan) -> dict[str, Any]:
    """The plan without its time, and with what has no order sorted."""
    document = dict(runner.show(planned))
    del document["timestamp"]
    document["relevant_attributes"] = sorted(document.get("relevant_attributes", ()), key=str)
    return document
