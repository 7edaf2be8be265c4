"""The GitHub Action's shell steps, as a runner takes them: only pip and Python are stand-ins."""

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TESTS, make_project, need_terraform

REPOSITORY = TESTS.parent
ACTION = yaml.safe_load((REPOSITORY / "action.yml").read_text())
DEFAULTS = {name: str(about["default"]) for name, about in ACTION["inputs"].items()}
DOCUMENTS = "kind: key\nname: data\nadmits: [rds]\n"
INSTALLS = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$*" in "-m venv "*) mkdir -p "$3/bin"; cp "$0" "$3/bin/pip";; esac
"""


@dataclass
class Runner:
    """Takes the steps until one fails; results: name of a step -> its exit code, what it printed"""

    workspace: Path
    temp: Path
    inputs: dict[str, str]
    values: dict[str, str] = field(default_factory=dict)
    results: dict[str, tuple[int, str]] = field(default_factory=dict)

    def run(self) -> "Runner":
        for step in ACTION["runs"]["steps"]:
            if "run" in step and self._is_wanted(step):
                code, said = self._take(step)
                self.results[step["name"]] = code, said
                if code:
                    break
        return self

    def _is_wanted(self, step: dict[str, Any]) -> bool:
        """The conditions compare an input or an output with a text, and nothing else."""
        condition = str(step.get("if", "'' == ''")).strip("${} ")
        return any(self._compared(part) for part in condition.split(" || "))

    def _compared(self, part: str) -> bool:
        name, sign, text = shlex.split(part)
        value = "" if not name else self._value(name)
        return (value == text) is (sign == "==")

    def _value(self, name: str) -> str:
        if name.startswith("inputs."):
            return self.inputs[name.removeprefix("inputs.")]
        return self.values.get(name, "")

    def _take(self, step: dict[str, Any]) -> tuple[int, str]:
        output = self.temp / "output"
        output.write_text("")
        given = {
            name: re.sub(r"\$\{\{ (\S+) \}\}", lambda m: self._value(m[1]), text)
            for name, text in step.get("env", {}).items()
        }
        fixed = {
            "RUNNER_TEMP": str(self.temp),
            "RUNNER_OS": "Linux",
            "RUNNER_ARCH": "X64",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
            "CALLS": str(self.temp / "calls"),
            "PATH": f"{self.temp / 'tools'}:{os.environ['PATH']}",
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            command,
            cwd=self.workspace,
            env={**os.environ, **fixed, **given},
            capture_output=True,
            text=True,
            check=False,
        )
        for line in output.read_text().splitlines():
            name, _, value = line.partition("=")
            self.values[f"steps.{step.get('id')}.outputs.{name}"] = value
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """With a Python that only notes its arguments, and this checkout as what pip installed."""
    temp = tmp_path / "temp"
    (temp / "tools").mkdir(parents=True)
    python = temp / "tools" / "python"
    python.write_text(INSTALLS)
    python.chmod(0o755)
    specgen = temp / "specgen" / "bin" / "specgen"
    specgen.parent.mkdir(parents=True)
    specgen.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m specgen "$@"\n')
    specgen.chmod(0o755)
    return temp


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A repository whose project is a subfolder; main has the documents and what they render to."""
    workspace = tmp_path / "workspace"
    make_project(workspace / "infra", DOCUMENTS)
    shell(workspace, f"{sys.executable} -m specgen render infra --quiet")
    shell(workspace, "git init --quiet --initial-branch main; git add .; git commit --quiet -m 1")
    shell(workspace, "git update-ref refs/remotes/origin/main main; git switch --quiet -c change")
    return workspace


def shell(folder: Path, text: str) -> None:
    who = {
        f"GIT_{role}_{what}": "a@b.c"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **who}
    subprocess.run(
        ["bash", "-ec", text], cwd=folder, env=environment, check=True, capture_output=True
    )


def action(workspace: Path, temp: Path, **inputs: str) -> Runner:
    values = {
        "github.action_path": str(REPOSITORY),
        "github.base_ref": "main",
        "runner.temp": str(temp),
        "steps.python.outputs.python-version": "3.12.1",
    }
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    return Runner(workspace, temp, {**DEFAULTS, "path": "infra", **given}, values).run()


@pytest.mark.synth
@pytest.mark.terraform
def test_a_change_is_validated_compared_diffed_and_proved(workspace: Path, temp: Path) -> None:
    need_terraform()
    specs = workspace / "infra/specs/case.yaml"
    specs.write_text(DOCUMENTS + "description: Of the database\n")
    shell(workspace, f"{sys.executable} -m specgen render infra --quiet; git commit -qam 2")

    done = action(workspace, temp, diff="true", prove="validate plan")

    assert {name: code for name, (code, _) in done.results.items() if code} == {}, done.results
    assert list(done.results)[-2:] == ["Show what the change does", "Prove what changed"]
    assert "aws_kms_key" in (temp / "summary").read_text()
    assert "root modules differ from" in done.results["Prove what changed"][1]
    findings = json.loads(Path(done.values["steps.validate.outputs.findings"]).read_text())
    assert [f["code"] for f in findings["findings"]] == ["KMS101"]


@pytest.mark.synth
def test_it_installs_the_lean_lock_once(workspace: Path, temp: Path) -> None:
    action(workspace, temp)
    first = (temp / "calls").read_text()

    assert "requirements-user.lock" in first
    assert "requirements.lock" not in first
    assert "--no-deps" in first
    key = action(workspace, temp).values["steps.lock.outputs.key"]
    assert re.fullmatch(r"specgen-Linux-X64-3\.12\.1-[0-9a-f]{16}", key)


@pytest.mark.synth
def test_files_that_were_not_rendered_fail(workspace: Path, temp: Path) -> None:
    (workspace / "infra/specs/case.yaml").write_text(DOCUMENTS + "description: Other\n")

    code, said = action(workspace, temp).results["Compare generated/"]

    assert code == 1
    assert "key-data" in said


def test_findings_fail_from_the_severity_that_is_asked_for(tmp_path: Path, temp: Path) -> None:
    make_project(tmp_path / "infra", DOCUMENTS.replace("[rds]", "[rds, sns]"))

    strict = action(tmp_path, temp, fail_on="warning", render_check="false")
    lenient = action(tmp_path, temp, render_check="false")

    code, said = strict.results["Validate specs/"]
    assert code == 1, said
    assert "::warning file=infra/specs/case.yaml" in said
    assert lenient.results["Validate specs/"][0] == 0


def test_the_lean_lock_has_what_specgen_needs_and_no_tools() -> None:
    lean = (REPOSITORY / "requirements-user.lock").read_text()
    names = set(re.findall(r"^([\w.-]+)==", lean, re.MULTILINE))
    whole = (REPOSITORY / "requirements.lock").read_text()
    project = (REPOSITORY / "pyproject.toml").read_text()
    wanted = re.search(r"^dependencies = \[\n(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert wanted is not None

    assert set(re.findall(r'^  "([\w-]+)', wanted[1], re.MULTILINE)) <= names
    assert not names & {"pytest", "ruff", "ty", "moto", "hypothesis", "pre-commit"}
    assert [name for name in names if f"\n{name}==" not in f"\n{whole}"] == []
