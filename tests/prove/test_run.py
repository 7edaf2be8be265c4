"""`specgen prove` as a user meets it, without Terraform and with parts of the tests' own."""

import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from proofs import rendered
from support import TESTS
from typer.testing import CliRunner

from specgen.cli import app
from specgen.findings.finding import Finding, Place, Severity
from specgen.findings.report import STEP_SUMMARY
from specgen.prove import registry
from specgen.prove.part import ProofPart, State, Unit
from specgen.prove.registry import Group, one
from specgen.prove.request import Request
from specgen.terraform.offline import mirror

pytestmark = pytest.mark.synth

KEY = "kind: key\nname: data\nadmits: [rds]\n"
DECIDED = """\
kind: decision
name: old
document: key/data
code: PRV001
realised: The old form stays
reason: It goes in May
decided_by: Platform
"""
SCHEMA = TESTS.parent / "docs" / "proof.schema.json"

runner = CliRunner()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(mirror, "terraform_version", lambda: None)
    rendered(tmp_path, KEY)
    return tmp_path


def _counting(request: Request) -> ProofPart:
    units = tuple(Unit(m.id, State.PASSED, len(m.effectives)) for m in request.modules)
    return ProofPart("counted", units, caveat="it counts only", counted="documents")


def _warning(request: Request) -> ProofPart:
    place = Place("specs/case.yaml", 3, 1, 3, 7)
    finding = Finding("PRV001", Severity.WARNING, "it is old", place, document="key/data")
    return ProofPart("warned", (Unit(request.modules[0].id, State.PASSED),), (finding,))


@pytest.mark.parametrize(
    "silence",
    [
        KEY.replace("admits: [rds]", "admits: [rds]  # specgen: ignore[PRV001] it goes in May"),
        f"{KEY}---\n{DECIDED}",
    ],
)
def test_a_warning_of_a_proof_is_silenced_like_any_other(
    project: Path, monkeypatch: pytest.MonkeyPatch, silence: str
) -> None:
    warned = one("warned", "something is old", _warning)
    monkeypatch.setattr(registry, "GROUPS", (warned,))
    monkeypatch.setitem(registry.PARTS, "warned", "something is old")
    before = runner.invoke(app, ["prove", str(project), "warned"])
    (project / "specs" / "case.yaml").write_text(silence)

    after = runner.invoke(app, ["prove", str(project), "warned", "--fail-on", "warning"])
    valid = runner.invoke(app, ["validate", str(project)])

    assert "warning[PRV001] it is old" in before.stdout
    assert (after.exit_code, "PRV001" in after.stdout) == (0, False)
    assert "IGN001" not in valid.stdout
    assert "DEC002" not in valid.stdout


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Group:
    group = one("counted", "documents are counted", _counting)
    monkeypatch.setattr(registry, "GROUPS", (*registry.GROUPS, group))
    monkeypatch.setitem(registry.PARTS, "counted", "documents are counted")
    return group


def test_without_terraform_it_says_so_and_ends_with_2(project: Path) -> None:
    done = runner.invoke(app, ["prove", str(project), "plan"])

    assert done.exit_code == 2
    assert "plan not tried: no terraform on PATH" in done.stdout
    assert "no findings" in done.stderr


@pytest.mark.usefixtures("counted")
def test_what_needs_no_terraform_is_proved_all_the_same(project: Path) -> None:
    done = runner.invoke(app, ["prove", str(project)])

    assert done.exit_code == 0
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["plan", "3", "root", "modules", "0", "resources", "0", *"00030"] in lines
    assert ["counted", "3", "root", "modules", "3", "documents", "0", *"30000"] in lines
    assert "counted: it counts only" in done.stdout
    assert "converge: " not in done.stdout


def test_a_part_that_is_named_must_be_proved(project: Path, counted: Group) -> None:
    named = list(counted.parts)

    assert runner.invoke(app, ["prove", str(project), *named]).exit_code == 0
    assert runner.invoke(app, ["prove", str(project), *named, "converge"]).exit_code == 2


def test_env_and_stack_choose_what_is_proved(project: Path, counted: Group) -> None:
    chosen = ["prove", str(project), *counted.parts, "--format", "json", "--env", "dev"]
    done = runner.invoke(app, chosen)

    (part,) = json.loads(done.stdout)["parts"]
    assert [unit["name"] for unit in part["units"]] == ["dev/us-east-1/keys"]
    assert "counted" in done.stderr


def test_githubs_summary_has_the_table(
    project: Path, counted: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = project / "summary.md"
    monkeypatch.setenv(STEP_SUMMARY, str(summary))

    runner.invoke(app, ["prove", str(project), *counted.parts, "--format", "github"])

    assert "| counted | 3 root modules | 3 documents | 0 | 3 | 0 | 0 |" in summary.read_text()


def test_json_is_as_its_schema_says(project: Path) -> None:
    (project / "specs" / "case.yaml").write_text(KEY.replace("rds", "logs"))
    done = runner.invoke(app, ["prove", str(project), "--format", "json", "-q"])

    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    proof = json.loads(done.stdout)
    assert [e.message for e in validator.iter_errors(proof)] == []
    assert [part["name"] for part in proof["parts"]] == list(registry.PARTS)
    assert {finding["code"] for finding in proof["findings"]} == {"PRV005"}


def test_what_is_not_as_rendered_is_said_first_and_named(project: Path, counted: Group) -> None:
    (project / "specs" / "case.yaml").write_text(KEY.replace("rds", "logs"))
    (project / "generated/dev/us-east-1/keys/key-data.tf.json").write_text("{}")

    done = runner.invoke(app, ["prove", str(project), *counted.parts])
    strict = runner.invoke(app, ["prove", str(project), *counted.parts, "--fail-on", "warning"])

    assert (done.exit_code, strict.exit_code) == (0, 1)
    assert done.stderr.startswith("warning: 3 files differ from a new render")
    assert "warning[PRV005] generated/dev/us-east-1/keys/key-data.tf.json was edited" in done.stdout
    assert "generated/prod/us-west-2/keys/key-data.tf.json is stale" in done.stdout


def test_documents_with_errors_are_not_proved(project: Path, counted: Group) -> None:
    (project / "specs" / "case.yaml").write_text("kind: key\nname: data\nadmit: [rds]\n")

    done = runner.invoke(app, ["prove", str(project), *counted.parts])

    as_json = runner.invoke(app, ["prove", str(project), "--format", "json"])

    assert (done.exit_code, as_json.exit_code) == (1, 1)
    assert "SHAPE001" in done.stdout
    assert "counted" not in done.stdout
    assert "nothing was proved" in done.stderr
    proof = json.loads(as_json.stdout)
    assert (proof["findings"][0]["code"], proof["parts"]) == ("SHAPE001", [])


def test_where_nothing_changed_nothing_is_proved(
    project: Path, counted: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "first")):
        who = ("-c", "user.name=t", "-c", "user.email=t@example.com")
        subprocess.run(["git", *who, *arguments], check=True)

    done = runner.invoke(app, ["prove", *counted.parts, "--base", "HEAD"])
    (project / "generated/dev/us-east-1/keys/new.tf.json").write_text("{}")
    changed = runner.invoke(app, ["prove", *counted.parts, "--changed", "--base", "HEAD"])

    assert (done.exit_code, changed.exit_code) == (0, 0)
    assert "0 root modules differ from" in done.stderr
    assert "counted  0 root modules" in done.stdout
    assert "counted  1 root module " in changed.stdout


def test_what_was_never_rendered_is_said_in_one_line(project: Path) -> None:
    (project / "generated").rename(project / "elsewhere")

    done = runner.invoke(app, ["prove", str(project)])

    assert done.exit_code == 2
    assert "does not exist; run `specgen render` first" in done.stderr


def test_a_word_that_is_no_part_is_refused(project: Path) -> None:
    done = runner.invoke(app, ["prove", str(project), "planned"])

    assert done.exit_code == 2
    assert "'planned' is neither a part nor a folder; parts: validate, plan" in done.stderr


def test_a_mirror_without_the_version_is_named(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mirror"
    (folder / mirror.AWS.path / "4.0.0").mkdir(parents=True)
    monkeypatch.setattr(mirror, "terraform_version", lambda: "1.11.4")
    monkeypatch.setenv(mirror.VARIABLE, str(folder))

    done = runner.invoke(app, ["prove", str(project), "validate"])

    assert done.exit_code == 2
    assert f"validate not tried: the provider mirror {folder} has no hashicorp/aws 5.100.0" in (
        done.stdout
    )
