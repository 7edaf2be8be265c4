"""What the emulator part gets and returns; the emulator itself is replaced by a fake."""

from pathlib import Path

import pytest
from proofs import rendered
from support import need_terraform

from specgen.pipeline import Checked
from specgen.prove.emulator import extra
from specgen.prove.emulator import part as applying
from specgen.prove.emulator.bench import Job
from specgen.prove.emulator.result import Applied
from specgen.prove.part import ProofPart, State
from specgen.prove.request import Request
from specgen.terraform.offline.diagnostics import Diagnostic

pytestmark = pytest.mark.synth

KEYS = "dev/us-east-1/keys"
REFUSED = Diagnostic("error", "creating KMS Key: refused", address="aws_kms_key.data")
LATER = Diagnostic("error", "refused", "", "aws_kms_key.data", "key-data.tf.json", 999, 1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Path]:
    folder = tmp_path_factory.mktemp("applying")
    return rendered(folder, "kind: key\nname: data\nadmits: [rds]\n"), folder


def asked(project: tuple[Checked, Path], *selected: str) -> Request:
    checked, root = project
    assert checked.project is not None
    modules = tuple(m for m in checked.modules if m.id in selected)
    return Request(checked.project, modules, root, root / "generated", {})


def part(request: Request, monkeypatch: pytest.MonkeyPatch, *results: Applied) -> ProofPart:
    need_terraform()
    monkeypatch.setattr(extra, "lacking", str)
    monkeypatch.setattr(applying, "apply_all", lambda *_: list(results))
    return applying.prove_apply(request)


def test_without_the_emulator_it_is_skipped_and_says_what_to_install(
    project: tuple[Checked, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    made = applying.prove_apply(asked(project, KEYS))

    (unit,) = made.units
    assert (unit.name, unit.state) == (KEYS, State.SKIPPED)
    assert "pip install 'moto==5.2.5'" in unit.note


def test_a_fault_stands_on_the_line_of_its_document(
    project: tuple[Checked, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    result = Applied(KEYS, resources=1, seconds={"apply": 2.0}, diagnostics=(REFUSED,))

    made = part(asked(project, KEYS), monkeypatch, result)

    (finding,) = made.findings
    assert (finding.place.path, finding.code) == ("specs/case.yaml", "PRV006")
    assert finding.message == "aws_kms_key.data: creating KMS Key: refused"
    assert "moto accepts more than AWS does" in finding.help
    assert [(u.state, u.count, u.seconds) for u in made.units] == [(State.FAILED, 1, 2.0)]
    assert "not a pass on AWS" in made.caveat


def test_where_something_is_left_out_the_lines_of_the_copy_are_not_believed(
    project: tuple[Checked, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    left_out = {"aws_xray_group.all": "no such service"}
    result = Applied(KEYS, left_out=left_out, diagnostics=(LATER,))

    made = part(asked(project, KEYS), monkeypatch, result)

    (finding,) = made.findings
    assert ":999" not in finding.help
    assert made.units[0].left_out == left_out


def test_what_was_not_rendered_is_not_applied(
    project: tuple[Checked, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[Job] = []
    checked, root = project
    assert checked.project is not None
    request = Request(checked.project, checked.modules, root, root / "elsewhere", {})
    need_terraform()
    monkeypatch.setattr(extra, "lacking", str)
    monkeypatch.setattr(applying, "apply_all", lambda given, *_: jobs.extend(given) or [])

    made = applying.prove_apply(request)

    assert jobs == []
    assert {(u.state, u.note) for u in made.units} == {
        (State.SKIPPED, "not rendered; run `specgen render`")
    }
