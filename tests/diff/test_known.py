"""The invented state of a base is kept for the next diff, which finds the same with it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from modules import DATABASE, resources, sides
from support import need_terraform

from specgen.diff import rehearsal, run
from specgen.terraform.offline import process
from specgen.terraform.offline.calls import Request
from specgen.terraform.offline.diagnostics import Diagnostics
from specgen.terraform.offline.process import Finished
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.state import State
from specgen.terraform.offline.synthetic import settle
from specgen.terraform.offline.workspace import WorkingCopy

pytestmark = pytest.mark.terraform

VOLUME = {"availability_zone": "us-east-1a", "size": 10, "tags": {"Name": "a", "Count": "1"}}


def documents(size: int = 10, **database: Any) -> dict[str, Any]:
    body = {**DATABASE, "identifier": "a", **database}
    return {
        "raw-a": resources(
            aws_ebs_volume={"a": {**VOLUME, "size": size, "count": 2}},
            aws_db_instance={"a": body},
        )
    }


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    need_terraform()
    found: list[Sequence[str]] = []
    terraform = process.terraform

    def noted(
        arguments: Sequence[str], folder: Path, extra: Mapping[str, str], timeout_s: float
    ) -> Finished:
        found.extend([arguments] if arguments[0] == "plan" else [])
        return terraform(arguments, folder, extra, timeout_s)

    monkeypatch.setattr(process, "terraform", noted)
    return found


def diffed(base: dict[str, Any], head: dict[str, Any], folder: Path) -> run.Result:
    found = run.run(sides(base, head), None, run.Options(states=folder))
    assert found.failed == (), [str(d) for f in found.failed for d in f.diagnostics]
    return found


def test_the_second_diff_plans_only_the_head_and_finds_the_same(
    plans: list[Sequence[str]], tmp_path: Path
) -> None:
    head = documents(size=20, storage_encrypted=False)
    first = diffed(documents(), head, tmp_path)
    whole = len(plans)
    second = diffed(documents(), head, tmp_path)

    assert first.diffs == second.diffs
    assert str(first.verdicts) == str(second.verdicts) != "()"
    assert len(plans) - whole == 2 < whole


def test_another_base_and_a_damaged_file_are_planned_again(
    plans: list[Sequence[str]], tmp_path: Path
) -> None:
    head = documents(size=20)
    diffed(documents(), head, tmp_path)
    first, (file,) = len(plans), tmp_path.iterdir()
    found = diffed(documents(size=15), head, tmp_path)
    assert len(plans) == 2 * first
    assert found.diffs == diffed(documents(size=15), head, tmp_path / "none").diffs
    plans.clear()

    file.write_bytes(file.read_bytes()[:100])
    diffed(documents(size=15), head, tmp_path)

    assert len(plans) == first


def test_a_base_that_asks_aws_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks is read from a log that only a plan makes."""
    need_terraform()

    def asked(module: WorkingCopy, server: Server) -> State | Diagnostics:
        made = settle(module, server)
        server.handle(Request("GET", "/", {}, ""))
        return made

    monkeypatch.setattr(rehearsal, "settle", asked)
    monkeypatch.setattr(rehearsal, "unanswered", lambda *_: ())
    diffed(documents(), documents(size=20), tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_what_stays_is_not_planned_again(plans: list[Sequence[str]], tmp_path: Path) -> None:
    diffed(documents(), documents(size=20), tmp_path)

    targets = [[a for a in plan if a.startswith("-target=")] for plan in plans]
    assert targets[-1] == [f"-target=aws_ebs_volume.a{of}" for of in ("", "[0]", "[1]")]
    assert not any(targets[:-1])
