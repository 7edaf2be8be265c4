"""A provider that starts beforehand, and what later runs need not ask it for again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import need_terraform

from specgen.terraform.offline import mirror, runner
from specgen.terraform.offline.pool.backend import Backend
from specgen.terraform.offline.workspace import PLAIN, WorkingCopy, Workspace, opened, prepare

pytestmark = pytest.mark.terraform

ROOT = {
    "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}},
    "provider": {"aws": [{"region": "us-east-1"}]},
    "resource": {"aws_sqs_queue": {"a": {"name": "a"}}},
}


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Backend]:
    found: list[Backend] = []
    init = Backend.__init__

    def noted(backend: Backend, *arguments: Any) -> None:
        init(backend, *arguments)
        found.append(backend)

    monkeypatch.setattr(Backend, "__init__", noted)
    return found


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    call = Backend.call

    def noted(backend: Backend, method: str, request: bytes) -> bytes:
        found.append(method.rpartition("/")[2])
        return call(backend, method, request)

    monkeypatch.setattr(Backend, "call", noted)
    return found


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Workspace]:
    need_terraform()
    with opened(mirror.find_mirror(), tmp_path / "downloads", tmp_path / "kept") as workspace:
        yield workspace


def validated(workspace: Workspace, folder: Path) -> WorkingCopy:
    source = folder / "one"
    source.mkdir(exist_ok=True)
    (source / "terraform.tf.json").write_text(json.dumps(ROOT))
    module = prepare(workspace, source, "one")
    assert not runner.init(module)
    assert not runner.validate(module)
    return module


def test_a_command_takes_the_provider_that_was_started_beforehand(
    run: Workspace, tmp_path: Path, started: list[Backend]
) -> None:
    run.warm()

    validated(run, tmp_path)

    assert len(started) == 1


def test_a_provider_that_nobody_needed_ends_with_the_workspace(
    run: Workspace, started: list[Backend]
) -> None:
    run.warm()

    run.pool.close()

    assert [backend.is_ready for backend in started] == [False]


def test_one_that_a_user_does_not_want_is_not_started(
    run: Workspace, started: list[Backend], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLAIN, "1")

    run.warm()

    run.pool.close()
    assert not started


def test_a_provider_of_another_binary_is_ended_and_not_lent(
    run: Workspace, tmp_path: Path, started: list[Backend]
) -> None:
    validated(run, tmp_path)
    started[0].binary = tmp_path / "another"

    validated(run, tmp_path)

    assert [backend.is_ready for backend in started] == [False, True]


def test_a_later_run_asks_for_no_schema(run: Workspace, tmp_path: Path, called: list[str]) -> None:
    validated(run, tmp_path)
    assert "GetSchema" in called
    called.clear()

    with opened(mirror.find_mirror(), run.downloads, run.kept) as later:
        validated(later, tmp_path)

    assert called
    assert "GetSchema" not in called


def test_a_damaged_schema_is_asked_for_again(
    run: Workspace, tmp_path: Path, called: list[str]
) -> None:
    validated(run, tmp_path)
    (file,) = (tmp_path / "kept" / "schemas").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    called.clear()

    with opened(mirror.find_mirror(), run.downloads, run.kept) as later:
        validated(later, tmp_path)

    assert "GetSchema" in called
