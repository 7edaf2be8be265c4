"""Readers of pages: with the tools that a page asks for, and with AWS if they deploy."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from first_day import aws, installing
from first_day.reader import Reader, plain_environment
from support import TESTS, need_emulator, need_terraform

REPOSITORY = TESTS.parent


@pytest.fixture(scope="session")
def offline_pip(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return installing.pip_offline(tmp_path_factory.mktemp("pip"))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Without specgen: a page that needs it installs it."""
    need_terraform()
    made = plain_environment(tmp_path)
    python = f"{sys.base_prefix}/bin"
    return made | aws.terraform(tmp_path) | {"PATH": f"{python}:{made['PATH']}"}


@pytest.fixture
def newcomer(tmp_path: Path, environment: dict[str, str], offline_pip: dict[str, str]) -> Reader:
    """In an empty folder, with Python, git and Terraform."""
    folder = tmp_path / "work"
    folder.mkdir()
    return Reader(folder, tmp_path / "kept", environment | offline_pip)


@pytest.fixture
def deploying(
    tmp_path: Path, environment: dict[str, str], offline_pip: dict[str, str]
) -> Iterator[Reader]:
    """A newcomer with an account of AWS."""
    need_emulator()
    folder = tmp_path / "work"
    folder.mkdir()
    with aws.emulated(tmp_path) as account:
        yield Reader(folder, tmp_path / "kept", environment | offline_pip | account)


@pytest.fixture(scope="session")
def tutorial_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `specgen init` and `specgen render` make, committed: how-tos begin here."""
    folder = tmp_path_factory.mktemp("project")
    reader = Reader(folder, folder / "kept", with_checkout(plain_environment(folder), folder))
    answers = "--name shop --account 123456789012 --domain shop.example.org"
    code, output = reader.run(
        f"specgen init shop {answers}; cd shop; git init --quiet; specgen render; git add .; "
        "git commit --quiet --message 'A service and a database'"
    )
    assert code == 0, output
    return folder / "shop"


def with_checkout(environment: dict[str, str], folder: Path) -> dict[str, str]:
    """With this checkout's specgen on PATH."""
    tools = folder / "tools"
    tools.mkdir()
    specgen = tools / "specgen"
    specgen.write_text(
        f'#!/bin/sh\nPYTHONPATH="{REPOSITORY}" exec "{sys.executable}" -m specgen "$@"\n'
    )
    specgen.chmod(0o755)
    (tools / "python3").symlink_to(sys.executable)
    return environment | {"PATH": f"{tools}:{environment['PATH']}"}


@pytest.fixture
def owner(tmp_path: Path, environment: dict[str, str], tutorial_project: Path) -> Iterator[Reader]:
    """In the tutorial's project, with specgen and an account of AWS."""
    need_emulator()
    folder = tmp_path / "shop"
    shutil.copytree(tutorial_project, folder, symlinks=True)
    with aws.emulated(tmp_path, bucket="shop-terraform-state") as account:
        yield Reader(folder, tmp_path / "kept", with_checkout(environment, tmp_path) | account)
