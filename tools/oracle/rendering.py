"""The root module of one document, if specgen has nothing against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from keys.project import checked
from support import Case

from specgen.pipeline import render
from specgen.render.published import published
from specgen.sdk.system import System

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rendering:
    """module: its id; files: path -> text; values: what other root modules publish"""

    module: str
    files: Mapping[str, str]
    values: Mapping[str, str]


def rendering(
    documents: list[Data], index: int, case: Case, systems: Sequence[System] | None = None
) -> Rendering | None:
    """None if a check or the render refuses it; warnings are no refusal."""
    kind, name = documents[index]["kind"], documents[index].get("name")
    with checked(documents, case, systems) as made:
        if made.project is None or made.errors:
            return None
        places = (e for e in made.project.effectives if (e.kind, e.name) == (kind, name))
        module = next((effective.module for effective in places), None)
        if module is None:
            return None
        result = render(made, lambda one: one.id == module)
        if result.findings:
            return None
        return Rendering(module, result.files, published(made.project))
