"""A whole tree of root modules, two at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specgen.offline.prove import ModuleResult, modules, prove_all

Write = Callable[[Path, Any], Path]


def test_every_folder_with_a_terraform_document_is_a_root_module(
    tmp_path: Path, write: Write
) -> None:
    for name in ("prod/us-east-1/network", "account/us-east-1/audit"):
        write(tmp_path / name, {})
    (tmp_path / "schemas").mkdir()

    found = [path.relative_to(tmp_path).as_posix() for path in modules(tmp_path)]

    assert found == ["account/us-east-1/audit", "prod/us-east-1/network"]


def test_a_document_that_is_no_json_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "network").mkdir()
    (tmp_path / "network" / "terraform.tf.json").write_text("{", encoding="utf-8")

    (result,) = prove_all(tmp_path, {})

    assert (result.name, result.ok) == ("network", False)
    assert result.diagnostics[0].file == "terraform.tf.json"


@pytest.mark.terraform
@pytest.mark.usefixtures("proven")
def test_each_module_is_told_apart_and_a_call_to_the_account_is_named(
    tmp_path: Path, write: Write
) -> None:
    logs = {"resource": {"aws_cloudwatch_log_group": {"api": {"name": "/api"}}}}
    missing = {"aws_ssm_parameter": {"vpc": {"name": "/nobody/publishes/this"}}}
    asking = {"data": {"aws_caller_identity": {"me": {}}} | missing}
    write(tmp_path / "dev/us-east-1/logs", {"log-group-api": logs})
    write(tmp_path / "dev/us-east-1/identity", {"inputs": asking})
    seen: list[ModuleResult] = []

    asking_, logs_ = prove_all(tmp_path, {}, on_done=seen.append)

    assert sorted(seen, key=lambda result: result.name) == [asking_, logs_]
    assert (logs_.ok, logs_.planned) == (True, ("aws_cloudwatch_log_group.api",))
    assert list(logs_.seconds) == ["init", "backend", "validate", "plan"]
    identity, parameter, call = asking_.diagnostics
    assert identity.address == "data.aws_caller_identity.me"
    assert parameter.address == "data.aws_ssm_parameter.vpc"
    assert "/nobody/publishes/this" in parameter.summary
    assert "planning called sts GetCallerIdentity" in call.summary
