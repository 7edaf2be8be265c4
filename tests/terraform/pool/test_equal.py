"""Every root module of the platform gives the same in both ways; on CI, one of each shape."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pytest
from proofs import timeless

from specgen.pipeline import Checked, check
from specgen.prove.shapes import one_of_each_shape
from specgen.render.published import published
from specgen.terraform.offline import runner
from specgen.terraform.offline.diagnostics import Diagnostics
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import PLAIN, WorkingCopy, Workspace, prepare

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
def values(checked: Checked) -> Mapping[str, str]:
    assert checked.project is not None
    return published(checked.project)


@pytest.fixture(scope="module")
def shapes(checked: Checked) -> Collection[str]:
    return one_of_each_shape(checked.modules, GENERATED, IDS)


@pytest.fixture(autouse=True)
def _chosen(name: str, shapes: Collection[str]) -> None:
    """Also on CI every shape is compared, but not every root module of it: half the time."""
    if os.environ.get("CI") and name not in shapes:
        pytest.skip("another root module has the same shape")


@pytest.mark.parametrize("name", IDS)
def test_both_ways_validate_and_plan_the_same(
    name: str,
    values: Mapping[str, str],
    workspace: Workspace,
    attached: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = prepare(workspace, GENERATED / name, name)
    assert not runner.init(module)
    fast = _verdict(module, values)
    # `init` attaches only to what stands for a provider that is not at hand
    assert [command for command in attached if command != "init"] == ["validate", "plan", "show"]
    monkeypatch.setenv(PLAIN, "1")

    assert fast == _verdict(module, values)


def _verdict(module: WorkingCopy, values: Mapping[str, str]) -> tuple[Diagnostics, Any]:
    found = runner.validate(module)
    with Server(values) as server:
        planned = runner.plan(module, server)
        assert isinstance(planned, runner.Plan), planned
        return found, timeless(planned)
