"""`specgen init`: a project that validates and renders at once, and that real Terraform accepts."""

import subprocess
import sys
from pathlib import Path

import pytest
from support import need_terraform

from specgen.cli.run.init import project_name, short_name
from specgen.pipeline import check


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
    assert {m.environment for m in checked.modules} == {"prod", "dev"}


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")

    done = specgen("init", str(tmp_path))

    assert done.returncode == 2
    assert "not an empty folder" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


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
