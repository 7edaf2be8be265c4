"""A bound that is too wide is found, and so is a render that fails."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from oracle import verdicts
from oracle.choice import of_one_document
from oracle.variants import Variant, variants
from oracle.verdicts import ACCEPTED, FAULT, REFUSED, judge
from support import need_terraform

from specgen.systems import BY_KIND, SYSTEMS
from specgen.terraform.offline.mirror import find_mirror
from specgen.terraform.offline.workspace import Workspace

DAYS = (29, 30, 31, 60)
KNOWN = {30, 60}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "w", find_mirror()) as made:
        yield made


def _retention() -> list[Variant]:
    some = next(v for v in variants(BY_KIND["log_group"]) if v.key == "retention_days")
    return [replace(some, value=days) for days in DAYS]


@pytest.mark.synth
@pytest.mark.terraform
def test_a_check_that_is_missing_lets_the_providers_refusals_through(workspace: Workspace) -> None:
    need_terraform()
    wide = [replace(s, checks=()) if s.kind == "log_group" else s for s in SYSTEMS]
    found = judge(_retention(), workspace, wide)
    assert found.counts[FAULT] == len(set(DAYS) - KNOWN)
    assert found.counts[ACCEPTED] == len(KNOWN)
    for fault, days in zip(found.faults, sorted(set(DAYS) - KNOWN), strict=True):
        assert f"log_group retention_days: {days} " in fault.what
        assert f"got {days}" in fault.said


@pytest.mark.synth
@pytest.mark.terraform
def test_our_check_refuses_them_before(workspace: Workspace) -> None:
    need_terraform()
    found = judge(_retention(), workspace)
    assert found.faults == []
    assert found.counts[REFUSED] == len(set(DAYS) - KNOWN)


def test_a_render_that_fails_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, workspace: Workspace
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(verdicts, "outcome", fails)
    found = judge(of_one_document(variants(BY_KIND["topic"]), 2), workspace)
    assert [fault.said for fault in found.faults] == ["render fails: ZeroDivisionError()"] * 2


@pytest.mark.synth
def test_a_case_that_is_refused_unchanged_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, workspace: Workspace
) -> None:
    monkeypatch.setattr(verdicts, "_base", lambda *_: None)
    found = judge(_retention(), workspace)
    assert [fault.said for fault in found.faults] == ["the good case is refused unchanged"]
    assert found.counts[FAULT] == len(KNOWN)
