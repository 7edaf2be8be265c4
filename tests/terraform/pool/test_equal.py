"""Every root module of the platform gives the same in both ways; on CI, one of each shape."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from support import need_terraform

from specgen.pipeline import Checked, check
from specgen.prove.shapes import one_of_each_shape
from specgen.render.published import published
from specgen.terraform.offline import mirror, runner
from specgen.terraform.offline.attach import PLAIN
from specgen.terraform.offline.diagnostics import Diagnostics
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare

ROOT = Path(__file__).parents[3]
GENERATED = ROOT / "generated"
IDS = sorted(
    p.parent.relative_to(GENERATED).as_posix() for p in GENERATED.rglob("terraform.tf.json")
)

pytestmark = [pytest.mark.prove, pytest.mark.terraform]


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(ROOT, ROOT / "specs")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    need_terraform()
    with Workspace(tmp_path_factory.mktemp("equal"), mirror.find_mirror()) as opened:
        yield opened


@pytest.fixture(scope="module")
def chosen(checked: Checked) -> list[str]:
    return one_of_each_shape(checked.modules, GENERATED, IDS) if os.environ.get("CI") else IDS


@pytest.mark.parametrize("name", IDS)
def test_both_ways_validate_and_plan_the_same(
    name: str,
    chosen: list[str],
    checked: Checked,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if name not in chosen:
        pytest.skip("another root module has the same shape")
    assert checked.project is not None
    values = published(checked.project)
    module = prepare(workspace, GENERATED / name, name)
    assert not runner.init(module)
    fast = _told(module, values)
    assert not workspace.pool.why_not
    monkeypatch.setenv(PLAIN, "1")

    assert fast == _told(module, values)


def _told(module: WorkingCopy, values: Mapping[str, str]) -> tuple[Diagnostics, Any]:
    found = runner.validate(module)
    with Server(values) as server:
        planned = runner.plan(module, server)
        assert isinstance(planned, runner.Plan), planned
        return found, _unordered(dict(runner.show(planned)))


def _unordered(shown: dict[str, Any]) -> dict[str, Any]:
    """The plan without its time, and with what has no order sorted."""
    del shown["timestamp"]
    shown["relevant_attributes"] = sorted(shown.get("relevant_attributes", ()), key=str)
    return shown
