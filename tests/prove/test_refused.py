"""What AWS refuses in generated files as they are: edited by hand, or older than the checks."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from proofs import found, prove, rendered, spot, states
from support import RULES, need_terraform

from specgen.findings.finding import Finding, Severity
from specgen.pipeline import Checked
from specgen.prove import provider
from specgen.prove.blame.findings import At, Proved, findings
from specgen.prove.blame.refused import refused
from specgen.prove.cache import Cache
from specgen.prove.part import State, Unit
from specgen.prove.provider import Result, with_refused
from specgen.prove.tools import Tools

pytestmark = pytest.mark.synth

EAST = "prod/us-east-1/keys"
RAW = """\
kind: raw
name: jobs
stack: keys
placement: {environments: [prod], regions: primary}
resource:
  aws_sqs_queue:
    jobs: {name: jobs}
"""
TEXT = f"kind: key\nname: data\nadmits: [rds]\n---\n{RAW}"


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    return rendered(tmp_path, TEXT)


def edit(root: Path, name: str, *keys: str, value: Any) -> None:
    file = root / "generated" / EAST / f"{name}.tf.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    node = document
    for key in keys[:-1]:
        node = node.setdefault(key, {})
    node[keys[-1]] = value
    file.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def found_in(root: Path, checked: Checked) -> tuple[Finding, ...]:
    assert checked.project is not None
    folder = root / "generated" / EAST
    (module,) = (m for m in checked.modules if m.id == EAST)
    at = [At(module, folder, fault) for fault in refused(folder, module.region)]
    return findings(Proved(checked.project, frozenset({EAST}), root), at)


def test_what_is_rendered_has_no_fault(tmp_path: Path, checked: Checked) -> None:
    assert found_in(tmp_path, checked) == ()


def test_a_fault_in_a_local_value_is_at_the_document(tmp_path: Path, checked: Checked) -> None:
    edit(tmp_path, "key-data", "locals", "key-data-policy", value={"Statement": []})

    (finding,) = found_in(tmp_path, checked)

    assert spot(finding)[:2] == ("AWS005", 3)
    assert finding.message.startswith("aws_kms_key.data: the policy lets nobody")
    assert f"generated/{EAST}/key-data.tf.json" in finding.help
    assert "policy" in finding.help


def test_a_fault_in_a_raw_resource_is_at_its_key(tmp_path: Path, checked: Checked) -> None:
    text = json.dumps({"maxReceiveCount": 5})
    edit(tmp_path, "raw-jobs", "resource", "aws_sqs_queue", "jobs", "redrive_policy", value=text)

    (finding,) = found_in(tmp_path, checked)

    assert spot(finding)[:3] == ("AWS022", 11, 11)


@pytest.mark.parametrize("text", ["{", "[]", '{"resource": 5}', '{"resource": {"a": []}}', '"x"'])
def test_a_file_of_another_form_is_terraforms_to_report(
    tmp_path: Path, checked: Checked, text: str
) -> None:
    (tmp_path / "generated" / EAST / "key-data.tf.json").write_text(text)

    assert found_in(tmp_path, checked) == ()


def test_it_is_found_without_terraform(
    tmp_path: Path, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(tmp_path, "key-data", "locals", "key-data-policy", value={"Statement": []})
    monkeypatch.setattr(provider, "find_tools", lambda _: Tools("", None, "no terraform"))

    parts = prove(checked, tmp_path, "validate", "plan", only=EAST.__eq__)

    assert [f.code for f in found(parts)] == ["AWS005"]
    assert states(parts) == {"validate": [State.SKIPPED], "plan": [State.SKIPPED]}


@pytest.mark.terraform
def test_the_provider_accepts_it_and_the_proof_does_not(tmp_path: Path, checked: Checked) -> None:
    need_terraform()
    edit(tmp_path, "key-data", "locals", "key-data-policy", value={"Statement": []})
    cache = Cache(tmp_path / "proofs")

    first = prove(checked, tmp_path, "validate", only=EAST.__eq__, cache=cache)
    again = prove(checked, tmp_path, "validate", only=EAST.__eq__, cache=cache)

    assert [f.code for f in found(first)] == [f.code for f in found(again)] == ["AWS005"]
    assert states(first) == states(again) == {"validate": [State.FAILED]}


@pytest.mark.parametrize(
    ("severity", "codes"), [(Severity.ERROR, ["PRV001"]), (Severity.WARNING, ["PRV001", "AWS022"])]
)
def test_it_is_reported_once_if_the_provider_refuses_it_too(
    tmp_path: Path, checked: Checked, severity: Severity, codes: list[str]
) -> None:
    text = json.dumps({"maxReceiveCount": 5})
    edit(tmp_path, "raw-jobs", "resource", "aws_sqs_queue", "jobs", "redrive_policy", value=text)
    folder = tmp_path / "generated" / EAST
    (module,) = (m for m in checked.modules if m.id == EAST)
    (fault,) = refused(folder, module.region)
    of_provider = replace(fault, rule=RULES["PRV001"], severity=severity)
    unit = Unit(EAST, State.PASSED)
    result = Result(module, {"validate": unit}, {"validate": (At(module, folder, of_provider),)})

    made = with_refused(result, folder)

    assert [at.fault.rule.code for at in made.faulty["validate"]] == codes


@pytest.mark.terraform
def test_a_warning_fails_nothing(tmp_path: Path, checked: Checked) -> None:
    need_terraform()
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": SERVICE}}
    role = {"assume_role_policy": json.dumps({"Statement": [trust]})}
    edit(tmp_path, "raw-jobs", "resource", "aws_iam_role", "jobs", value=role)

    parts = prove(checked, tmp_path, "validate", only=EAST.__eq__)

    assert [(f.code, f.severity) for f in found(parts)] == [("AWS003", Severity.WARNING)]
    assert states(parts) == {"validate": [State.PASSED]}


SERVICE = "quite-new.amazonaws.com"
