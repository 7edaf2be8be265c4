"""What specgen says of documents, and the root module of one if it has nothing against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from keys.project import checked
from support import Case

from specgen.findings.finding import Finding
from specgen.pipeline import Checked, render
from specgen.render.published import published
from specgen.sdk.system import System

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rendering:
    """module: its id; files: name -> text; values: what other root modules publish"""

    module: str
    files: Mapping[str, str]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """rendering: None if a check or the render refuses the document; a warning does not"""

    findings: tuple[Finding, ...]
    rendering: Rendering | None


def outcome(
    documents: list[Data], index: int, case: Case, systems: Sequence[System] | None = None
) -> Outcome:
    """index: of the document whose root module is wanted"""
    with checked(documents, case, systems) as made:
        return Outcome(made.findings, _rendering(made, documents[index]))


def _rendering(made: Checked, document: Data) -> Rendering | None:
    if made.project is None or made.errors:
        return None
    kind, name = document["kind"], document.get("name")
    places = (e for e in made.project.effectives if (e.kind, e.name) == (kind, name))
    module = next((effective.module for effective in places), None)
    if module is None:
        return None
    result = render(made, lambda one: one.id == module)
    if result.findings:
        return None
    return Rendering(module, _files(result.files, module), published(made.project))


def _files(files: Mapping[str, str], module: str) -> dict[str, str]:
    split = ((path.rpartition("/"), text) for path, text in files.items())
    return {name: text for (folder, _, name), text in split if folder == module}
