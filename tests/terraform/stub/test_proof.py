"""Documents with resources of providers that are not there, through all parts of a proof."""

from collections.abc import Callable
from pathlib import Path

import pytest
from proofs import found, prove, rendered
from support import TESTS, check_case, need_emulator, need_terraform, read_case

from specgen.findings.finding import Finding
from specgen.prove.part import ProofPart, State
from specgen.terraform.offline import mirror
from specgen.terraform.offline.prove import STEPS
from specgen.terraform.offline.prove import prove as proved
from specgen.terraform.offline.workspace import PLAIN, Workspace

pytestmark = [pytest.mark.terraform, pytest.mark.synth]

CASE = TESTS / "systems" / "raw" / "cases" / "good-three-providers.yaml"
TEXT = CASE.read_text(encoding="utf-8").replace("aws_sqs_queue", "aws_sns_topic")
ONE = "prod/us-east-1/network"
SCHEMA_ONLY = {
    "cloudflare/cloudflare 5.14.0": 3,
    "DataDog/datadog 3.82.0": 1,
    "PagerDuty/pagerduty 3.30.8": 2,
}
MUTANTS = {
    "wrong type": ("email: ann@example.com", "email: [ann]", {28}),
    "missing argument": ("      message: the queue is long\n", "", {22}),
    "unknown argument": ("      kind: zone\n", "      kind: zone\n      zonne: x\n", {16}),
    "read-only argument": ("type: partial}", "type: partial, status: active}", {9}),
    "unknown type": ("  pagerduty_user:\n    ann", "  pagerduty_usr:\n    ann", {28, 34}),
    "reference to nothing": ("pagerduty_user.ann.id", "pagerduty_user.ann.di", {34}),
}


@pytest.fixture(autouse=True)
def _proven() -> None:
    need_terraform()


def _proved(folder: Path, text: str, *parts: str) -> tuple[ProofPart, ...]:
    return prove(rendered(folder, text), folder, *parts, only=lambda module: module == ONE)


def _lines(findings: list[Finding]) -> set[tuple[str, int]]:
    return {(finding.place.path, finding.place.line) for finding in findings}


@pytest.mark.parametrize("plain", ["", "1"], ids=["with running providers", "the plain way"])
def test_it_passes_and_is_told_from_what_a_provider_has_seen(
    tmp_path: Path, plain: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLAIN, plain)

    parts = _proved(tmp_path, TEXT, *STEPS)

    assert found(parts) == []
    units = [unit for part in parts for unit in part.units]
    assert [unit.state for unit in units] == [State.PASSED] * len(STEPS)
    assert [unit.schema_only for unit in units] == [SCHEMA_ONLY] * len(STEPS)


def test_it_is_applied_and_destroyed_again(tmp_path: Path) -> None:
    need_emulator()

    (part,) = _proved(tmp_path, TEXT, "apply")

    assert part.findings == ()
    (unit,) = part.units
    assert (unit.state, unit.count, unit.left_out, unit.note) == (State.PASSED, 7, {}, "")
    assert unit.schema_only == SCHEMA_ONLY


@pytest.mark.parametrize("name", MUTANTS)
def test_terraform_refuses_on_the_line_of_the_document(tmp_path: Path, name: str) -> None:
    before, after, lines = MUTANTS[name]
    assert before in TEXT

    findings = found(_proved(tmp_path, TEXT.replace(before, after), "validate"))

    assert _lines(findings) == {("specs/case.yaml", line) for line in lines}


def test_terraform_drops_what_only_our_check_sees(tmp_path: Path) -> None:
    """An unknown key of a nested attribute never reaches a provider."""
    text = TEXT.replace("{cache: false}", "{cahce: false}")

    assert found(_proved(tmp_path / "proved", text, "validate")) == []
    case = tmp_path / "case.yaml"
    case.write_text(text, encoding="utf-8")
    (finding,) = check_case(read_case(case), tmp_path / "checked").findings
    assert (finding.code, finding.place.line) == ("RAW001", 19)
    assert "write cache" in finding.message


def test_nobody_is_asked_and_nothing_is_left(tmp_path: Path, laid: Callable[..., Path]) -> None:
    with Workspace(tmp_path / "work", mirror.find_mirror()) as workspace:
        steps = list(proved(workspace, tmp_path, laid(), {}))

    assert [(step.name, step.ok, step.calls) for step in steps] == [(n, True, ()) for n in STEPS]
    assert {p.name for p in tmp_path.iterdir()} <= {"edge", "work", "mirror"}
