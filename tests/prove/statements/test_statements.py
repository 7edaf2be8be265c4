"""The statements part of a proof, on a project of one network and hand-written generated files."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from rich.console import Console
from support import make_project

from specgen.findings.finding import Finding
from specgen.pipeline import check
from specgen.prove.part import ProofPart, State
from specgen.prove.statements import coverage
from specgen.prove.statements import matrix as matrix_of
from specgen.prove.statements.evaluate import evaluate
from specgen.prove.statements.generated import Generated, load
from specgen.prove.statements.part import statements
from specgen.systems.requirements.model.assertion import Assertion

DOCUMENT = """\
kind: requirements
name: source
source: source.md
section: Network
scope: prod/us-east-1/network
statements:
  - number: 1
    under: Production
    words: "CIDR: 10.0.0.0/16"
    verdict: exact
    assertions:
      - {at: aws_vpc.main, values: {cidr_block: 10.0.0.0/16}}
  - {number: 2, words: One load balancer, verdict: exact, pending: [mainframe, aws_lb]}
"""
SOURCE = """\
# Platform

## Network

Production:
  CIDR: 10.0.0.0/16
Others:
  CIDR: 10.9.0.0/16
One load balancer

## Storage

One bucket
"""
VPC = {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}}


def proved(
    folder: Path, resources: Any = VPC, source: str = SOURCE, document: str = DOCUMENT
) -> ProofPart:
    root = make_project(folder, document, ("network",))
    module = root / "generated" / "prod" / "us-east-1" / "network"
    module.mkdir(parents=True)
    (module / "network-main.tf.json").write_text(json.dumps({"resource": resources}))
    (root / "source.md").write_text(source)
    checked = check(root, root / "specs")
    assert checked.project is not None
    assert checked.errors == ()
    return statements(checked.project, root / "generated")


def only(part: ProofPart) -> Finding:
    (finding,) = part.findings
    assert [u.state for u in part.units] == [State.FAILED]
    return finding


def test_a_statement_that_holds_passes_and_pending_ones_are_counted(tmp_path: Path) -> None:
    part = proved(tmp_path)

    assert part.findings == ()
    (unit,) = part.units
    assert (unit.name, unit.state, unit.count) == ("Network", State.PASSED, 2)
    assert unit.note == "1 asserted, 1 pending"
    assert part.caveat == "1 of 2 statements are pending: their systems do not exist yet"


def test_a_broken_assertion_is_found_where_it_is_written(tmp_path: Path) -> None:
    finding = only(proved(tmp_path, {"aws_vpc": {"main": {"cidr_block": "10.9.0.0/16"}}}))

    assert finding.code == "REQ101"
    assert str(finding.place) == "specs/case.yaml:12:49"
    assert finding.where == ("prod/us-east-1/network",)
    assert finding.message == (
        "statement 1, `Production: CIDR: 10.0.0.0/16`: `cidr_block` of aws_vpc.main in "
        'network/network-main.tf.json is "10.9.0.0/16", expected "10.0.0.0/16"'
    )


def test_nothing_to_look_at_has_its_own_code(tmp_path: Path) -> None:
    finding = only(proved(tmp_path, {"aws_vpc": {"other": {}}}))

    assert (finding.code, str(finding.place)) == ("REQ102", "specs/case.yaml:12:14")


def test_a_pending_statement_is_found_once_what_it_awaits_is_generated(tmp_path: Path) -> None:
    finding = only(proved(tmp_path, {**VPC, "aws_lb": {"public": {}}}))

    assert (finding.code, str(finding.place)) == ("REQ103", "specs/case.yaml:13:80")


@pytest.mark.parametrize(
    ("source", "place"),
    [
        (SOURCE.replace("10.0.0.0", "10.0.0.1"), "specs/case.yaml:9:12"),
        (SOURCE.replace("Production", "Staging"), "specs/case.yaml:8:12"),
        (SOURCE.replace("## Network", "## VPC"), "specs/case.yaml:4:10"),
        (SOURCE.replace("One load balancer", "Two"), "specs/case.yaml:13:24"),
    ],
    ids=["other words", "under another line", "no such section", "in another section"],
)
def test_words_stand_in_the_source(source: str, place: str, tmp_path: Path) -> None:
    finding = only(proved(tmp_path, source=source))

    assert (finding.code, str(finding.place)) == ("REQ104", place)


@pytest.mark.parametrize("path", ["lost.md", "../source.md", "/etc/hostname"])
def test_a_source_is_a_file_of_the_project(path: str, tmp_path: Path) -> None:
    document = DOCUMENT.replace("source: source.md", f"source: {path}")

    finding = only(proved(tmp_path, document=document))

    assert (finding.code, str(finding.place)) == ("REQ104", "specs/case.yaml:3:9")


def test_a_folder_without_root_modules_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="run `specgen render` first"):
        load(tmp_path)


def test_a_generated_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    file = tmp_path / "prod" / "r1" / "network" / "a.tf.json"
    file.parent.mkdir(parents=True)
    file.write_text("{")

    with pytest.raises(OSError, match=r"a\.tf\.json is not JSON"):
        load(tmp_path)


def test_the_matrix_has_a_line_for_each_statement_and_each_section(tmp_path: Path) -> None:
    proved(tmp_path)
    checked = check(tmp_path, tmp_path / "specs")
    assert checked.project is not None

    summary, matrix = matrix_of.tables(checked.project, tmp_path / "generated")

    console = Console(width=160)
    with console.capture() as captured:
        console.print(summary, matrix)
    text = captured.get()
    assert re.search(r"^all +1 +1 +2$", text, re.MULTILINE)
    assert re.search(
        r"1  Production: CIDR: 10\.0\.0\.0/16 +exact +asserted +network: network/main", text
    )
    assert re.search(r"2  One load balancer +exact +pending +waits for aws_lb, mainframe", text)


def test_coverage_is_stale_once_a_statement_changes(tmp_path: Path) -> None:
    proved(tmp_path)
    assert coverage.main([str(tmp_path)]) == 0
    assert coverage.main([str(tmp_path), "--check"]) == 0
    specs = tmp_path / "specs" / "case.yaml"
    specs.write_text(specs.read_text().replace("pending: [mainframe, aws_lb]", "outside: Not ours"))

    assert coverage.main([str(tmp_path), "--check"]) == 1
    data = json.loads((tmp_path / "specs" / "coverage.json").read_text())
    assert [s["state"] for s in data["statements"]] == ["asserted", "pending"]
    assert data["statements"][0]["documents"] == {"network/main": ["network/aws_vpc.main"]}


def test_a_project_without_requirements_has_nothing_to_prove(tmp_path: Path) -> None:
    part = proved(tmp_path, document="kind: topic\nname: alarms\nstack: network\n")

    (unit,) = part.units
    assert (unit.state, unit.note) == (State.SKIPPED, "no document has `kind: requirements`")
    assert (part.findings, part.caveat, part.detail) == ((), "", None)


def satisfying(number: int) -> str:
    return f"{DOCUMENT}---\nkind: key\nname: data\nadmits: [rds]\nsatisfies: [{number}]\n"


def test_a_document_that_nothing_proves_to_satisfy_a_statement_is_found(tmp_path: Path) -> None:
    found = only_broken(proved(tmp_path, document=satisfying(1)))

    assert (found.code, found.document) == ("REQ105", "key/data")
    assert found.message == "nothing proves statement 1 on key/data"
    assert found.help.startswith("network/main realises it")


def test_a_document_that_a_statement_looks_at_may_say_so(tmp_path: Path) -> None:
    asserted = "- {at: aws_kms_key.data, scope: prod/us-east-1/keys, count: 1}"
    document = satisfying(1).replace(
        "- {at: aws_vpc.main", f"{asserted}\n      - {{at: aws_vpc.main"
    )
    keys = tmp_path / "generated" / "prod" / "us-east-1" / "keys"
    keys.mkdir(parents=True)
    text = json.dumps({"resource": {"aws_kms_key": {"data": {}}}})
    (keys / "key-data.tf.json").write_text(text)

    part = proved(tmp_path, document=document)

    assert part.findings == ()


def test_coverage_shows_who_says_so(tmp_path: Path) -> None:
    proved(tmp_path, document=DOCUMENT)
    specs = tmp_path / "specs"
    for file in specs.glob("*.yaml"):
        text = file.read_text()
        if "kind: network" in text:
            file.write_text(text.replace("kind: network\n", "kind: network\nsatisfies: [1]\n"))
    checked = check(tmp_path, specs)
    assert checked.project is not None

    pages = coverage.pages(checked.project, tmp_path / "generated")

    assert "| network: **network/main** |" in pages["coverage.md"]
    assert json.loads(pages["coverage.json"])["statements"][0]["satisfied_by"] == ["network/main"]


def only_broken(part: ProofPart) -> Finding:
    (finding,) = part.findings
    return finding


def test_instances_of_for_each_are_counted() -> None:
    """One block for three nodes is three alarms, in each root module and together."""
    alarm = {"for_each": "${local.nodes}", "tags": {"Severity": "critical"}}
    single = {"tags": {"Severity": "critical"}}
    file = {
        "locals": {"nodes": {"a": {}, "b": {}, "c": {}}},
        "resource": {"aws_cloudwatch_metric_alarm": {"each": alarm, "one": single}},
    }
    output = Generated({f"prod/{place}/observability/x.tf.json": file for place in ("a", "b")})
    at, having = "aws_cloudwatch_metric_alarm.*", {"tags.Severity": "critical"}

    def failures(**more: int) -> list[str]:
        assertion = replace(Assertion(at=at, having=having), **more)
        found = evaluate(output, assertion, ["prod/*/observability"])
        return [failure.message for failure in found.failures]

    assert failures(count=4) == []
    assert failures(count_at_least=8) == []
    assert len(failures(count=2)) == 2
    assert "there must be 9 in all, there are 8" in failures(count_at_least=9)[0]
