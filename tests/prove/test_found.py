"""Messages become findings: silent calls, faults without a place, places that were not proved."""

import json
from pathlib import Path

import pytest
from proofs import rendered

from specgen.pipeline import Checked
from specgen.prove.blame.findings import At, Proved, faults, findings
from specgen.terraform.offline.calls import Call
from specgen.terraform.offline.diagnostics import Diagnostic, from_document
from specgen.terraform.offline.prove import Step

pytestmark = pytest.mark.synth

KEYS = "kind: key\nname: data\nadmits: [rds]\n---\nkind: key\nname: logs\nadmits: [logs]\n"
CALL = Call("us-east-1", "kms", "ListKeys")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Path]:
    folder = tmp_path_factory.mktemp("found")
    return rendered(folder, KEYS), folder


def found(project: tuple[Checked, Path], step: Step, *modules: str) -> list[str]:
    checked, root = project
    assert checked.project is not None
    folders = [(m, root / "generated" / m.id) for m in checked.modules if m.id in modules]
    at = [At(m, folder, fault) for m, folder in folders for fault in faults(step, folder)]
    proved = Proved(checked.project, frozenset(modules), root)
    return [f"{f.place} {f.code} {f.message} {f.where}" for f in findings(proved, at)]


EAST, WEST, DEV = "prod/us-east-1/keys", "prod/us-west-2/keys", "dev/us-east-1/keys"


def test_a_silent_call_is_placed_at_the_only_resource_of_its_type(
    project: tuple[Checked, Path],
) -> None:
    file = project[1] / "generated" / EAST / "key-data.tf.json"
    before = file.read_text()
    document = json.loads(before)
    document["data"] = {"aws_kms_alias": {"one": {"name": "alias/one"}}}
    file.write_text(json.dumps(document, indent=2))
    step = Step("plan", 1, calls=(CALL,), askers={CALL: "data.aws_kms_alias"})

    (said,) = found(project, step, EAST)
    file.write_text(before)

    assert said.startswith("specs/case.yaml:1:")
    assert "PRV004 data.aws_kms_alias.one: planning calls AWS: kms ListKeys in us-east-1" in said


def test_each_resource_that_a_diagnostic_names_for_a_call_is_a_finding(
    project: tuple[Checked, Path],
) -> None:
    words = f"operation error KMS: {CALL} is not answered offline"
    reported = tuple(
        Diagnostic("error", "reading", words, f"aws_kms_key.{name}", f"key-{name}.tf.json", 4, 14)
        for name in ("data", "logs")
    )

    said = found(project, Step("plan", 1, diagnostics=reported, calls=(CALL,)), EAST)

    assert [text.partition(" PRV004 ")[2].partition(":")[0] for text in said] == [
        "aws_kms_key.data",
        "aws_kms_key.logs",
    ]


def test_a_silent_call_of_several_names_them_all(project: tuple[Checked, Path]) -> None:
    step = Step("plan", 1, calls=(CALL,), askers={CALL: "aws_kms_key"})

    (said,) = found(project, step, EAST)

    assert said.startswith(f"generated/{EAST}/terraform.tf.json:1:1 PRV004")
    assert "by one of aws_kms_key.data, aws_kms_key.logs" in said


def test_a_fault_of_no_place_is_told_of_its_root_module(project: tuple[Checked, Path]) -> None:
    slow = Diagnostic("error", "terraform plan failed (-9)", "not finished after 300 s")

    (said,) = found(project, Step("plan", 300, diagnostics=(slow,)), WEST)

    assert said == (
        f"generated/{WEST}/terraform.tf.json:1:1 PRV002 terraform plan failed (-9); "
        f"not finished after 300 s ('{WEST}',)"
    )


@pytest.mark.parametrize(
    ("modules", "where"),
    [
        ((EAST, WEST, DEV), ()),
        ((EAST, WEST), ("prod/us-east-1", "prod/us-west-2")),
        ((DEV,), ("dev/us-east-1",)),
    ],
)
def test_nothing_is_said_of_what_was_not_proved(
    project: tuple[Checked, Path], modules: tuple[str, ...], where: tuple[str, ...]
) -> None:
    unsettled = {"aws_kms_key.data": "update: description"}

    (said,) = found(project, Step("converge", 1, unsettled=unsettled), *modules)

    assert said == (
        "specs/case.yaml:1:7 PRV003 aws_kms_key.data: a second plan would still "
        f"update: description {where}"
    )


@pytest.mark.parametrize("names", ["aws_kms_key.data, aws_kms_alias.data", None])
def test_a_cycle_is_placed_at_the_document_that_makes_it(
    project: tuple[Checked, Path], names: str | None
) -> None:
    names = names or "aws_kms_alias.data, aws_kms_key.data"
    told = [{"severity": "error", "summary": f"Cycle: {names}"}]
    step = Step("validate", 1, diagnostics=from_document(json.dumps({"diagnostics": told})))

    (said,) = found(project, step, EAST)

    assert said.startswith("specs/case.yaml:")
    assert "Cycle: aws_kms_alias.data, aws_kms_key.data" in said


def test_a_provider_that_is_not_configured_is_placed_at_the_resource(
    project: tuple[Checked, Path],
) -> None:
    detail = "To work with aws_kms_key.logs its original provider configuration is required"
    step = Step("validate", 1, diagnostics=(Diagnostic("error", "Not present", detail),))

    (said,) = found(project, step, EAST)

    assert said.startswith("specs/case.yaml:5:")
    assert "aws_kms_key.logs" in said


def test_what_only_reads_an_unsettled_resource_is_not_told(
    project: tuple[Checked, Path],
) -> None:
    unsettled = {
        "aws_kms_alias.data": "update: target_key_id",
        "aws_kms_key.data": "delete and create: policy",
    }
    step = Step("converge", 1, unsettled=unsettled)

    (said,) = found(project, step, EAST)

    assert "aws_kms_key.data" in said


def test_an_alias_that_no_block_has_is_told_in_our_words(project: tuple[Checked, Path]) -> None:
    detail = (
        "To work with aws_kms_key.logs its original provider configuration at "
        'provider["registry.terraform.io/hashicorp/aws"].nowhere is required, but it has been '
        "removed."
    )
    reported = Diagnostic("error", "Provider configuration not present", detail)

    (said,) = found(project, Step("validate", 1, diagnostics=(reported,)), EAST)

    assert "no provider block has the alias `nowhere`" in said
    assert "removed" not in said
