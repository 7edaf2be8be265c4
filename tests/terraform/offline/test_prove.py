"""A tree of root modules, and the steps that prove one of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specgen.terraform.offline.prove import Step, modules, prove
from specgen.terraform.offline.workspace import Workspace

Write = Callable[[Path, Any], Path]

LOGS = {"resource": {"aws_cloudwatch_log_group": {"api": {"name": "/api"}}}}
ASKING = {
    "data": {
        "aws_caller_identity": {"me": {}},
        "aws_ssm_parameter": {"vpc": {"name": "/nobody/publishes/this"}},
    }
}


def test_every_folder_with_a_terraform_document_is_a_root_module(
    tmp_path: Path, write: Write
) -> None:
    for name in ("prod/us-east-1/network", "account/us-east-1/audit"):
        write(tmp_path / name, {})
    (tmp_path / "schemas").mkdir()

    found = [path.relative_to(tmp_path).as_posix() for path in modules(tmp_path)]

    assert found == ["account/us-east-1/audit", "prod/us-east-1/network"]


@pytest.mark.parametrize("text", ["{", "[]", '{"provider": []}'])
def test_settings_that_cannot_be_read_are_told_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "network").mkdir()
    (tmp_path / "network" / "terraform.tf.json").write_text(text, encoding="utf-8")

    with Workspace(tmp_path / "work", None) as workspace:
        (step,) = prove(workspace, tmp_path, tmp_path / "network", {})

    assert (step.name, step.ok) == ("validate", False)
    assert step.diagnostics[0].file == "terraform.tf.json"


@pytest.fixture
def steps(workspace: Workspace, tmp_path: Path, write: Write) -> Callable[..., list[Step]]:
    def steps(files: Any, *wanted: str) -> list[Step]:
        folder = write(tmp_path / "dev/us-east-1/logs", files)
        return list(prove(workspace, tmp_path, folder, {}, wanted))

    return steps


@pytest.mark.terraform
def test_a_sound_module_passes_each_step(steps: Callable[..., list[Step]]) -> None:
    found = steps({"log-group-api": LOGS}, "validate", "plan", "converge")

    assert [(s.name, s.ok, s.count) for s in found] == [
        ("validate", True, 1),
        ("plan", True, 1),
        ("converge", True, 1),
    ]


@pytest.mark.terraform
def test_a_call_to_the_account_is_named_and_ends_the_proof(
    steps: Callable[..., list[Step]],
) -> None:
    valid, planned = steps({"inputs": ASKING}, "plan", "converge")

    assert valid.ok
    assert [str(call) for call in planned.calls] == ["sts GetCallerIdentity in us-east-1"]
    identity, parameter = planned.diagnostics
    assert identity.address == "data.aws_caller_identity.me"
    assert parameter.address == "data.aws_ssm_parameter.vpc"
    assert "/nobody/publishes/this" in parameter.summary


@pytest.mark.terraform
def test_what_was_not_asked_for_is_left_out(steps: Callable[..., list[Step]]) -> None:
    assert [step.name for step in steps({"log-group-api": LOGS}, "validate")] == ["validate"]
