"""Valid documents made from the schemas render, and Terraform accepts the result."""

from collections.abc import Callable
from pathlib import Path

import pytest
from generating.documents import Made, projects
from hypothesis import HealthCheck, Phase, given, settings
from keys.mutation import documents_of
from keys.project import Known, checked
from support import cases, need_terraform

from specgen.pipeline import render
from specgen.systems import SYSTEMS
from specgen.terraform.offline.diagnostics import Diagnostics
from specgen.terraform.offline.mirror import find_mirror
from specgen.terraform.offline.runner import init, validate
from specgen.terraform.offline.workspace import Workspace, prepare

pytestmark = pytest.mark.synth

SAMPLE = 3
EXAMPLES = (SAMPLE, pytest.param(12, marks=pytest.mark.prove))
"""Documents of each kind; Terraform checks the one with the most made-up values."""

KINDS = [s.kind for s in SYSTEMS if s.placed]
_KINDS_OF = [(case, {d["kind"] for d in documents_of(case)}) for case in cases("good-*")]
GOOD = {kind: [case for case, kinds in _KINDS_OF if kind in kinds] for kind in KINDS}


def each(kind: str, count: int, look: Callable[[Made], None]) -> None:
    """The same documents in every run."""
    same = settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    same(given(projects(kind, GOOD[kind]))(look))()


@pytest.mark.parametrize("examples", EXAMPLES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_validates_renders(kind: str, examples: int) -> None:
    changed: set[str] = set()
    known = Known()

    def look(made: Made) -> None:
        changed.update(made.changed)
        with checked(made.documents, made.case) as result:
            assert result.errors == ()
            rendered = known.render(result)
        assert rendered.findings == ()

    each(kind, examples, look)
    assert changed or examples == SAMPLE, "every value that was made was refused"


@pytest.mark.terraform
def test_what_renders_passes_terraform(tmp_path: Path) -> None:
    need_terraform()

    found = {}
    with Workspace(tmp_path / "work", find_mirror()) as workspace:
        for kind in KINDS:
            found[kind] = _validate(workspace, _richest(kind), tmp_path / kind, kind)

    assert {kind: [str(d) for d in said] for kind, said in found.items() if said} == {}


def _richest(kind: str) -> Made:
    made: list[Made] = []

    def keep(one: Made) -> None:
        made.append(one)

    each(kind, SAMPLE, keep)
    return max(made, key=lambda one: len(one.changed))


def _validate(workspace: Workspace, made: Made, folder: Path, kind: str) -> Diagnostics:
    """For one root module that holds a document of the kind."""
    with checked(made.documents, made.case) as result:
        assert result.project is not None
        holds = next(e.module for e in result.project.effectives if e.kind == kind)
        files = render(result, lambda module: module.id == holds).files
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    module = prepare(workspace, folder / holds, f"{kind}/{holds}")
    return init(module) or validate(module)
