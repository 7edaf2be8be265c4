"""`specgen init`: a project that validates and renders at once, and that real Terraform accepts."""

import subprocess
import sys
from pathlib import Path

import pytest
from support import need_terraform

from specgen.cli.run.init import project_name, short_name
from specgen.pipeline import check

pytestmark = pytest.mark.slow


def specgen(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "specgen", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def made(tmp_path: Path) -> Path:
    folder = tmp_path / "My Shop"
    done = specgen("init", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def test_the_new_project_has_no_findings(tmp_path: Path) -> None:
    folder = made(tmp_path)

    checked = check(folder, folder / "specs")

    assert [f"{f.place} {f.code} {f.message}" for f in checked.findings] == []
    assert {m.environment for m in checked.modules} == {"account", "prod", "dev"}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    workflow = tmp_path / ".github/workflows/specgen.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text("mine")

    done = specgen("init", str(tmp_path))

    assert done.returncode == 2
    assert "specgen.yml exists already" in done.stderr
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [workflow]


def test_a_fresh_repository_keeps_its_files(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("mine")

    done = specgen("init", str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert "README.md  is kept" in done.stdout
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / "specs" / "platform.yaml").exists()


def test_answers_are_filled_in(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    given = ("--name", "cool-shop", "--region", "eu-central-1", "--domain", "cool-shop.com")

    done = specgen("init", str(folder), *given, "--account", "123456789012")

    assert done.returncode == 0, done.stderr
    assert "Fill in" not in done.stdout
    checked = check(folder, folder / "specs")
    assert [f.message for f in checked.findings] == []
    platform = (folder / "specs" / "platform.yaml").read_text()
    assert "name: cool-shop" in platform
    assert "eu-central-1: {key: euc1, role: primary}" in platform
    assert "www.cool-shop.com" in (folder / "specs" / "names.yaml").read_text()


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--region", "eu-centrl-1", "is no region of AWS; write eu-central-1"),
        ("--account", "123", "write the 12 digits of your AWS account"),
        ("--domain", "Foo", "write your domain in lower case"),
        ("--name", "A B", "write lower-case words with hyphens"),
    ],
)
def test_a_wrong_answer_is_refused(option: str, value: str, message: str, tmp_path: Path) -> None:
    done = specgen("init", str(tmp_path / "x"), option, value)

    assert done.returncode == 2
    assert message in done.stderr
    assert not (tmp_path / "x").exists()


def test_an_editor_helps_at_once(tmp_path: Path) -> None:
    folder = made(tmp_path)

    assert (folder / "generated/schemas/specgen.schema.json").exists()
    assert (folder / ".specgen/schemas/specgen.schema.json").exists()
    assert (folder / ".specgen/.gitignore").read_text() == "*\n"
    assert "specgen-iac==" in (folder / ".github/workflows/specgen.yml").read_text()


def test_the_new_project_has_what_a_team_starts_with(tmp_path: Path) -> None:
    folder = made(tmp_path)

    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert {
        "Makefile",
        "README.md",
        ".gitignore",
        ".gitattributes",
        ".github/workflows/specgen.yml",
        ".vscode/settings.json",
        "specs/platform.yaml",
        "specs/network.yaml",
        "specs/service.yaml",
        "specs/database.yaml",
    } <= files


@pytest.mark.parametrize(
    ("folder", "name", "short"),
    [("shop", "shop", "shop"), ("My Shop!", "my-shop", "myshop"), ("1a", "p-1a", "p1a")],
)
def test_names_come_from_the_folder(folder: str, name: str, short: str) -> None:
    assert project_name(Path("/x") / folder) == name
    assert short_name(name) == short


@pytest.mark.synth
@pytest.mark.terraform
def test_the_new_project_renders_and_the_provider_accepts_it(tmp_path: Path) -> None:
    need_terraform()
    folder = made(tmp_path)
    done = specgen("render", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    checked = check(folder, folder / "specs")

    done = specgen("prove", str(folder), "validate", "plan", "--env", "dev", "--no-cache")

    assert done.returncode == 0, done.stdout + done.stderr
    dev = [m for m in checked.modules if m.environment == "dev"]
    assert f"plan      {len(dev)} root modules" in done.stdout
