"""Shell completion: kinds, documents, environments, regions, stacks of this project."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from specgen.documents.extensions import BrokenKind
from specgen.documents.layout import find_layout

if TYPE_CHECKING:
    from specgen.pipeline import Checked


def _checked() -> "Checked | None":
    """The project in the current folder; None if there is none."""
    from specgen.pipeline import BrokenChecks, check

    try:
        layout = find_layout(Path())
        return check(layout.root, layout.specs)
    except BrokenChecks as error:
        return error.checked
    except (OSError, BrokenKind):
        return None


def _from_project(values: "Callable[[Checked], Iterator[str]]") -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        checked = _checked()
        known = sorted(set(values(checked))) if checked is not None else []
        return [value for value in known if value.startswith(incomplete)]

    return complete


def _documents(checked: "Checked") -> Iterator[str]:
    yield from (d.id for d in checked.project.documents) if checked.project else ()


def _environments(checked: "Checked") -> Iterator[str]:
    yield from (m.environment for m in checked.modules)


def _regions(checked: "Checked") -> Iterator[str]:
    yield from (m.region for m in checked.modules)


def _stacks(checked: "Checked") -> Iterator[str]:
    yield from (m.stack for m in checked.modules)


def _modules(checked: "Checked") -> Iterator[str]:
    yield from (m.id for m in checked.modules)


documents = _from_project(_documents)
environments = _from_project(_environments)
regions = _from_project(_regions)
stacks = _from_project(_stacks)
modules = _from_project(_modules)


def kinds(incomplete: str) -> list[str]:
    from specgen.systems import installed

    return [system.kind for system in installed() if system.kind.startswith(incomplete)]


def explainable(incomplete: str) -> list[str]:
    """Codes and kinds; the keys of a kind after `kind.`"""
    from specgen.cli.rules import all_rules
    from specgen.documents.schema.generate import schema_of
    from specgen.systems import installed

    known = {system.kind: system for system in installed()}
    kind, dot, _ = incomplete.partition(".")
    if dot and kind in known:
        keys = [f"{kind}.{key}" for key in schema_of(known[kind].type)["properties"]]
        return [key for key in keys if key.startswith(incomplete)]
    return [
        word for word in (*known, *sorted(all_rules(installed()))) if word.startswith(incomplete)
    ]


def codes(incomplete: str) -> list[str]:
    from specgen.cli.rules import all_rules
    from specgen.systems import installed

    return [code for code in sorted(all_rules(installed())) if code.startswith(incomplete.upper())]


def parts(incomplete: str) -> list[str]:
    from specgen.prove.registry import PARTS

    return [part for part in PARTS if part.startswith(incomplete)]
