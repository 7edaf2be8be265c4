"""A user's own small project, made by `specgen init`, is proved by the same command."""

import json
from pathlib import Path

import pytest
from support import need_terraform
from typer.testing import CliRunner

from specgen.cli import app

pytestmark = [pytest.mark.prove, pytest.mark.synth, pytest.mark.terraform]

PARTS = ("validate", "plan", "converge")

runner = CliRunner()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    need_terraform()
    monkeypatch.setenv("SPECGEN_CACHE", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = str(tmp_path / "shop")
    assert runner.invoke(app, ["init", folder]).exit_code == 0
    assert runner.invoke(app, ["render", folder, "-q"]).exit_code == 0
    return folder


def test_a_new_project_is_proved_whole_and_then_known(project: str) -> None:
    for state in ("passed", "cached"):
        done = runner.invoke(app, ["prove", project, *PARTS, "-q", "--format", "json"])

        proof = json.loads(done.stdout)
        assert (done.exit_code, proof["findings"]) == (0, [])
        assert {p["name"] for p in proof["parts"]} == set(PARTS)
        units = [unit for part in proof["parts"] for unit in part["units"]]
        assert {unit["state"] for unit in units} == {state}
        assert {unit["name"].split("/")[0] for unit in units} == {"account", "prod", "dev"}
        assert all(unit["count"] > 0 for unit in units)
