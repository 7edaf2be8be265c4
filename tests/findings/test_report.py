"""Findings for machines: every format against its schema, with hostile text from documents."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from support import RULES, TESTS, cases, check_case, make_project
from typer.testing import CliRunner

from specgen.cli import Format, app
from specgen.cli.options import run_of
from specgen.findings.finding import Finding, Place, Severity
from specgen.findings.report import REPORTER_BY_NAME, STEP_SUMMARY, write
from specgen.pipeline import check

SARIF_SCHEMA = TESTS / "data" / "sarif-2.1.0.schema.json"
JSON_SCHEMA = TESTS.parent / "docs" / "findings.schema.json"
UNUSED_KEY = "kind: key\nname: data\nadmits: [rds]\n"
RUDE = 'kind: key\nname: data\nadmits: [rds]\n"a\\e[31m]]>|b\\u202e%0A,:": 1\n'
"""A key that drives terminals, ends CDATA and table cells, turns directions, looks escaped."""

OVERRIDDEN = """kind: key
name: data
admits: [rds]
overrides:
  - when: {region: us-west-2, environment: [prod]}
    set:
      description: Keys
      admits: [rds, sns]
"""

runner = CliRunner()


def findings_of(folder: Path, text: str, *needs: str) -> tuple[Path, tuple[Finding, ...]]:
    root = make_project(folder, text, needs)
    return root, check(root, root / "specs").findings


def made(form: str, folder: Path, text: str) -> str:
    root, findings = findings_of(folder, text)
    return REPORTER_BY_NAME[form](run_of(findings, root))


def schema_faults(schema: Path, data: Any) -> list[str]:
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    return [f"{e.json_path}: {e.message}" for e in validator.iter_errors(data)]


def one_finding_a_rule() -> list[Finding]:
    place = Place("specs/a b#.yaml", 3, 2, 3, 9)
    return [Finding(r.code, r.severity, "it is so", place, because=place) for r in RULES.values()]


def test_every_format_of_the_command_has_its_reporter() -> None:
    assert list(REPORTER_BY_NAME) == [f.value for f in Format]


def test_sarif_is_valid_for_every_rule() -> None:
    log = json.loads(REPORTER_BY_NAME["sarif"](run_of(one_finding_a_rule(), Path())))

    assert schema_faults(SARIF_SCHEMA, log) == []
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert {r["id"] for r in rules if "help" not in r} == set()


def test_the_schema_refuses_what_is_not_sarif() -> None:
    log = json.loads(REPORTER_BY_NAME["sarif"](run_of(one_finding_a_rule(), Path())))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0

    assert schema_faults(SARIF_SCHEMA, log) != []


def test_sarif_names_files_relative_to_the_project() -> None:
    log = json.loads(REPORTER_BY_NAME["sarif"](run_of(one_finding_a_rule(), Path("/somewhere"))))

    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "specs/a%20b%23.yaml"}


def fingerprints(folder: Path, text: str) -> list[str]:
    log = json.loads(made("sarif", folder, text))
    results = log["runs"][0]["results"]
    return [r["partialFingerprints"]["primaryLocationLineHash"] for r in results]


def test_a_finding_keeps_its_fingerprint_when_its_line_moves(tmp_path: Path) -> None:
    text = "kind: key\nname: data\nadmit: [rds]\nadmitt: [rds]\n"

    here = fingerprints(tmp_path / "a", text)
    moved = fingerprints(tmp_path / "b", f"# one line more\n{text}")

    assert here == moved
    assert len(set(here)) == len(here) > 1


def test_json_is_as_its_schema_says_for_every_bad_case(tmp_path: Path) -> None:
    found: list[Finding] = []
    for i, case in enumerate(cases("bad-*")[::5]):
        found += check_case(case, tmp_path / str(i)).findings

    data = json.loads(REPORTER_BY_NAME["json"](run_of(found, tmp_path)))

    assert schema_faults(JSON_SCHEMA, data) == []
    assert len(data["findings"]) == len(found) > 20
    assert data["version"] == 1


def test_json_says_which_override_set_the_value(tmp_path: Path) -> None:
    findings = json.loads(made("json", tmp_path, OVERRIDDEN))["findings"]

    (finding,) = (f for f in findings if f["column"] == 21)
    assert (finding["line"], finding["key"]) == (8, "admits[1]")
    assert finding["pointer"] == ["overrides", 0, "set", "admits", 1]
    assert finding["override"] == {
        "file": "specs/case.yaml",
        "line": 5,
        "when": "environment prod and region us-west-2",
        "holds_value": True,
    }


def test_text_says_which_override_set_the_value(tmp_path: Path) -> None:
    text = made("text", tmp_path, OVERRIDDEN)

    expected = "= set by specs/case.yaml:5:5, the override for environment prod and region"
    assert expected in text


DIFFERS = """kind: load_balancer
name: public
network: main
tier: public
security_groups: [web]
scheme: internet-facing
certificate: web
route53_health_checks: true
overrides:
  - when: {region: us-west-2}
    set: {scheme: internal}
"""


def test_text_says_which_override_makes_the_difference(tmp_path: Path) -> None:
    root, findings = findings_of(tmp_path, DIFFERS, "network", "certificate")

    (finding,) = (f for f in findings if f.code == "EDG015")
    assert finding.place.line == 8
    assert finding.override is not None
    assert (finding.override.place.line, finding.override.holds) == (10, False)
    assert "= with specs/case.yaml:10:5, the override for region us-west-2" in REPORTER_BY_NAME[
        "text"
    ](run_of([finding], root))


def test_text_shows_each_page_once(tmp_path: Path) -> None:
    text = made("text", tmp_path, "kind: key\nname: data\nadmits: [rds]\na: 1\nb: 2\n")

    assert text.count("error[SHAPE001]") == 2
    assert text.count("= more: specgen explain SHAPE001") == 1


def test_the_caret_stands_below_its_column_behind_wide_characters(tmp_path: Path) -> None:
    text = made("text", tmp_path, "kind: key\nname: data\nadmits: [rds]\ntags: {漢字: 5}\n")

    line, mark = re.findall(r"\| (.*)\n", text)[:2]
    assert line == "tags: {漢字: 5}"
    assert mark == " " * 13 + "^"


def test_of_a_long_line_the_part_around_the_fault_is_shown(tmp_path: Path) -> None:
    filler = ", ".join(f"k{i}: v" for i in range(200))
    text = made("text", tmp_path, f"{{kind: key, name: data, tags: {{{filler}}}, admit: [rds]}}\n")

    line, mark = re.findall(r"\| (.*)\n", text)[:2]
    assert len(line) <= 160
    assert line[len(mark) - 5 : len(mark)] == "admit"


@pytest.mark.parametrize("form", REPORTER_BY_NAME)
def test_no_form_carries_what_drives_a_terminal(form: str, tmp_path: Path) -> None:
    text = made(form, tmp_path, RUDE)

    assert "\x1b" not in text
    assert "\u202e" not in text or form == "json"  # data, for programs
    assert "SHAPE001" in text


def test_github_commands_are_one_line_each_and_escaped(tmp_path: Path) -> None:
    lines = made("github", tmp_path, RUDE).splitlines()

    assert all(re.match(r"::(error|warning|notice) file=[^,:]+,line=\d+,", line) for line in lines)
    assert "%250A" in lines[0]


def test_github_annotates_the_right_line(tmp_path: Path) -> None:
    (line,) = made("github", tmp_path, UNUSED_KEY).splitlines()

    assert line.startswith("::warning file=specs/case.yaml,line=3,endLine=3,col=10,endColumn=12,")


def test_github_gets_a_table_for_its_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv(STEP_SUMMARY, str(summary))
    root, findings = findings_of(tmp_path, RUDE)

    write(run_of(findings, root), "github", tmp_path / "out.txt")

    head, *rows = [line for line in summary.read_text().splitlines() if line.startswith("|")][1:]
    assert summary.read_text().startswith("before\n")
    assert head == "| --- | --- | --- |"
    assert len(rows) == len(findings)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)


def test_other_forms_write_no_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STEP_SUMMARY, str(tmp_path / "summary.md"))
    root, findings = findings_of(tmp_path, UNUSED_KEY)

    write(run_of(findings, root), "json", tmp_path / "out.json")

    assert not (tmp_path / "summary.md").exists()


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("warning", 2)])
def test_junit_fails_what_the_run_fails(fail_on: str, failures: int, tmp_path: Path) -> None:
    topic = "kind: topic\nname: t\ndescription: x\ntags: {password: hunter2hunter2}\n"
    text = f"{UNUSED_KEY}---\n{topic}"
    root, findings = findings_of(tmp_path, text)

    suites = ET.fromstring(  # noqa: S314  our own output
        REPORTER_BY_NAME["junit"](run_of(findings, root, Severity(fail_on))).encode()
    )

    assert suites.attrib == {"name": "specgen", "tests": "2", "failures": str(failures)}
    assert len(suites.findall(".//failure")) == failures
    assert [c.attrib["line"] for c in suites.iter("testcase")] == ["3", "8"]


def test_junit_of_a_clean_run_has_a_case_that_passed() -> None:
    suites = ET.fromstring(REPORTER_BY_NAME["junit"](run_of([], Path())).encode())  # noqa: S314  as above

    assert len(list(suites.iter("testcase"))) == 1
    assert list(suites.iter("failure")) == []


def test_output_goes_to_the_file(tmp_path: Path) -> None:
    root = make_project(tmp_path, UNUSED_KEY)
    target = tmp_path / "findings.sarif"
    arguments = ["validate", str(root), "--format", "sarif", "--output", str(target)]

    done = runner.invoke(app, arguments)

    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(target.read_text())["version"] == "2.1.0"


def test_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path, UNUSED_KEY)
    arguments = ["validate", str(root), "--output", str(tmp_path / "no" / "such" / "folder")]

    done = runner.invoke(app, arguments)

    assert isinstance(done.exception, OSError)  # main() exits with 2


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1)])
def test_fail_on_decides_the_exit_code(fail_on: str, code: int, tmp_path: Path) -> None:
    root = make_project(tmp_path, UNUSED_KEY)

    assert runner.invoke(app, ["validate", str(root), "--fail-on", fail_on]).exit_code == code


def test_no_excerpt_of_what_a_link_leads_to_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("token: very-secret\n")
    root, _ = findings_of(tmp_path, UNUSED_KEY)
    (root / "specs" / "link.yaml").symlink_to(tmp_path / "secret.yaml")

    text = REPORTER_BY_NAME["text"](run_of(check(root, root / "specs").findings, root))

    assert "specs/link.yaml:1:1: error[YAML008]" in text
    assert "very-secret" not in text


def test_an_excerpt_follows_a_link_inside_the_folder(tmp_path: Path) -> None:
    root, _ = findings_of(tmp_path, "kind: topic\nname: t\ndescription: x\n")
    (root / "specs" / "one.txt").write_text("# specgen: ignore[KMS101] soon\nnope: 1\n")
    (root / "specs" / "link.yaml").symlink_to("one.txt")

    text = REPORTER_BY_NAME["text"](run_of(check(root, root / "specs").findings, root))

    assert "      2 | nope: 1\n" in text


@pytest.mark.parametrize("form", list(Format))
def test_no_form_carries_the_secret_that_it_warns_of(form: str, tmp_path: Path) -> None:
    text = "kind: key\nname: data\nadmits: [rds]\ntags: {password: hunter2hunter2}\n"
    root, findings = findings_of(tmp_path, text)

    made = REPORTER_BY_NAME[form](run_of(findings, root))

    assert "SEC010" in {f.code for f in findings}
    assert "SEC010" in made
    assert "hunter2" not in made


def test_a_known_form_of_a_secret_is_covered_in_every_excerpt(tmp_path: Path) -> None:
    text = "kind: key\nname: data\nadmits: [rds]\ntag: {x: AKIAABCDEFGHIJKLMNOP}\n"
    root, findings = findings_of(tmp_path, text)

    made = REPORTER_BY_NAME["text"](run_of(findings, root))

    assert {f.code for f in findings} == {"SHAPE001"}
    assert "| tag: {x: ••••••••••••••••••••}" in made
