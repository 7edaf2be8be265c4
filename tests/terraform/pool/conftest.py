"""A working folder for a file's tests, and which commands had running providers."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from support import need_terraform

from specgen.terraform.offline import mirror, process
from specgen.terraform.offline.process import Finished
from specgen.terraform.offline.workspace import Workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    need_terraform()
    with Workspace(tmp_path_factory.mktemp("pool"), mirror.find_mirror()) as opened:
        yield opened


@pytest.fixture
def attached(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Commands that attached, such as validate, in their order."""
    found: list[str] = []
    terraform = process.terraform

    def noted(
        arguments: Sequence[str], folder: Path, extra: Mapping[str, str], timeout_s: float
    ) -> Finished:
        found.extend(arguments[:1] if "TF_REATTACH_PROVIDERS" in extra else ())
        return terraform(arguments, folder, extra, timeout_s)

    monkeypatch.setattr(process, "terraform", noted)
    return found
