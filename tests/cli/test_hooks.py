"""Runs what hooks and CI run: on a clean project, on one with a finding, on a stale one."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.console import Console
from support import TESTS
from typer.testing import CliRunner

from specgen.cli import app
from specgen.cli.run.init import Answers, init

pytestmark = pytest.mark.slow

REPOSITORY = TESTS.parent
QUIET = Console(quiet=True)
HOOKS = {h["id"]: h for h in yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())}
ACTION = yaml.safe_load((REPOSITORY / "action.yml").read_text())
GITLAB = yaml.safe_load((REPOSITORY / "docs" / "gitlab-ci.yml").read_text())
WORKFLOW = REPOSITORY / "templates/project/.github/workflows/specgen.yml"


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command line that begins with `specgen` with this checkout's code."""
    program, *arguments = shlex.split(command)
    assert program == "specgen"
    line = [sys.executable, "-m", "specgen", *arguments]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    assert init(folder, Answers(), QUIET, QUIET) == 0
    return folder


def spoil(project: Path) -> None:
    """In a document that no other document refers to."""
    database = project / "specs" / "database.yaml"
    database.write_text(database.read_text().replace("name: main\n", "name: main\ntierr: x\n"))


def test_the_hook_finds_what_validate_finds(project: Path) -> None:
    entry = HOOKS["specgen-validate"]["entry"]
    assert run(entry, project).returncode == 0

    spoil(project)
    done = run(entry, project)

    assert done.returncode == 1
    assert "unknown key `tierr`" in done.stdout


def test_args_name_a_project_in_a_subfolder(project: Path) -> None:
    entry = f"{HOOKS['specgen-validate']['entry']} {project.name}"
    assert run(entry, project.parent).returncode == 0

    spoil(project)
    done = run(entry, project.parent)

    assert done.returncode == 1
    assert "shop/specs/database.yaml:4:1" in done.stdout


@pytest.mark.synth
def test_the_hook_sees_that_generated_is_stale(project: Path) -> None:
    entry = HOOKS["specgen-render-check"]["entry"]
    assert run(entry, project).returncode == 1
    assert run("specgen render --quiet", project).returncode == 0
    assert run(entry, project).returncode == 0

    (project / "generated/dev/us-east-1/network/network-main.tf.json").write_text("{}")
    done = run(entry, project)

    assert done.returncode == 1
    assert "network-main.tf.json" in done.stdout


@pytest.mark.synth
def test_pre_commit_itself_runs_them_for_what_is_committed(project: Path) -> None:
    """From this checkout: pre-commit's own environment would install specgen again."""
    repository(project)
    assert run("specgen render --quiet", project).returncode == 0
    git(project, "add", "--all")
    assert pre_commit(project) == dict.fromkeys(HOOKS, "Passed")

    spoil(project)
    git(project, "add", "--all")

    assert pre_commit(project) == {
        "specgen-validate": "Failed",
        "specgen-fix": "Passed",
        "specgen-render-check": "Failed",
    }


def test_pre_commit_lets_other_files_pass(project: Path) -> None:
    repository(project)
    spoil(project)
    git(project, "add", "README.md", ".pre-commit-config.yaml")

    assert set(pre_commit(project).values()) == {"Skipped"}


def repository(project: Path) -> None:
    """A git repository with our hooks, which run this checkout's specgen."""
    python = shlex.quote(sys.executable)
    hooks = [
        hook | {"language": "system", "entry": f"{python} -m {hook['entry']}"}
        for hook in HOOKS.values()
    ]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (project / ".pre-commit-config.yaml").write_text(json.dumps(config))
    git(project, "init", "--quiet")


def git(project: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=project, check=True, capture_output=True)


def pre_commit(project: Path) -> dict[str, str]:
    """Hook -> its result for the staged files."""
    command = [sys.executable, "-m", "pre_commit", "run", "--color", "never", "--verbose"]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    environment = kept | {"PRE_COMMIT_HOME": str(project.parent / "pre-commit")}
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    results = re.findall(r"(Passed|Failed|Skipped)$", done.stdout, re.MULTILINE)
    ids = re.findall(r"^- hook id: (\S+)$", done.stdout, re.MULTILINE)
    assert len(results) == len(ids) == len(HOOKS), done.stdout + done.stderr
    return dict(zip(ids, results, strict=True))


def test_hooks_run_for_the_files_they_are_about() -> None:
    validate, check = (
        HOOKS[name]["files"] for name in ("specgen-validate", "specgen-render-check")
    )

    assert re.search(validate, "specs/data/postgres.yaml")
    assert re.search(validate, "infrastructure/specs/data/postgres.yaml")
    assert re.search(check, "infrastructure/generated/prod/us-east-1/network/main.tf.json")
    assert not re.search(validate, "src/ourspecs/a.yaml")
    assert not re.search(validate, "docs/gitlab-ci.yml")
    assert re.search(check, "generated/prod/us-east-1/network/network-main.tf.json")
    assert not any(hook["pass_filenames"] for hook in HOOKS.values())


def commands(text: str) -> list[str]:
    """The script lines that start specgen, without what the shell does with the output."""
    lines = re.findall(r"(?:^|\s)\"?\$?(?:SPECGEN|specgen)\"? ((?:validate|render)[^\n>|]*)", text)
    return [line.replace('"$SPECGEN_PATH"', ".").strip() for line in lines]


SCRIPTS = {
    "action": "\n".join(step.get("run", "") for step in ACTION["runs"]["steps"]),
    "gitlab": "\n".join(GITLAB["specgen"]["script"]),
    "workflow": WORKFLOW.read_text(),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_use_options_that_exist(name: str) -> None:
    found = commands(SCRIPTS[name])
    assert len(found) >= 2

    for line in found:
        verb, *options = shlex.split(line)
        known = CliRunner().invoke(app, [verb, "--help"]).stdout
        assert [o for o in options if o.startswith("--") and o not in known] == [], line


def test_no_expression_stands_in_a_script_of_the_action() -> None:
    """What comes from a pull request must be a variable, never a part of the script."""
    assert "${{" not in SCRIPTS["action"]
    assert all(step["shell"] == "bash" for step in ACTION["runs"]["steps"] if "run" in step)


def test_annotations_name_files_from_where_ci_stands(project: Path) -> None:
    spoil(project)

    done = run("specgen validate shop --format github --quiet", project.parent)

    assert done.returncode == 1
    assert done.stdout.startswith(
        "::error file=shop/specs/database.yaml,line=4,endLine=4,col=1,endColumn=5,title=SHAPE001"
    )


def issues(project: Path) -> list[dict[str, Any]]:
    done = run("specgen validate --format gitlab --quiet", project)
    return [i for i in json.loads(done.stdout) if i["check_name"] == "SHAPE001"]


def test_a_merge_request_gets_a_code_quality_report(project: Path) -> None:
    spoil(project)

    (issue,) = issues(project)

    assert issue["location"] == {"path": "specs/database.yaml", "lines": {"begin": 4}}
    assert {"description", "fingerprint", "severity"} <= set(issue)


def test_the_fingerprint_of_a_finding_outlives_a_new_line_above_it(project: Path) -> None:
    spoil(project)
    database = project / "specs" / "database.yaml"
    (before,) = issues(project)
    database.write_text(f"# new\n{database.read_text()}")

    (after,) = issues(project)

    assert after["fingerprint"] == before["fingerprint"]
    assert after["location"]["lines"]["begin"] == 5


def test_the_hook_that_fixes_changes_the_files(project: Path) -> None:
    database = project / "specs" / "database.yaml"
    before = database.read_text()
    database.write_text(before.replace("engine_version:", "engine_versoin:"))
    assert database.read_text() != before

    done = run(HOOKS["specgen-fix"]["entry"], project)

    assert (done.returncode, done.stderr) == (0, "")
    assert database.read_text() == before
