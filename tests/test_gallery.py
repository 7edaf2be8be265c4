"""The gallery's mistakes in every format: each names the code, the place and what to write."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from doc_pages.cases import read_case
from doc_pages.gallery import MISTAKES, run_of_case
from jsonschema import Draft202012Validator
from support import TESTS

from specgen.cli import Format
from specgen.findings import report

SCHEMAS = {
    "sarif": TESTS / "data" / "sarif-2.1.0.schema.json",
    "json": TESTS.parent / "docs" / "findings.schema.json",
}


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_with_code_place_and_message(
    mistake: str, form: str, tmp_path: Path
) -> None:
    case = read_case(TESTS / f"{mistake}.yaml", TESTS)
    run = run_of_case(case, tmp_path)

    made = report.REPORTER_BY_NAME[form](run)

    assert {f.code for f in run.findings} == {code for code, _, _ in case.found}
    assert _places(form, made) >= {_shown(form, *found) for found in case.found}
    assert all(_first_words(f.message) in made for f in run.findings)
    if form in SCHEMAS:
        schema = json.loads(SCHEMAS[form].read_text(encoding="utf-8"))
        Draft202012Validator(schema).validate(json.loads(made))


def _shown(form: str, code: str, line: int, column: int) -> tuple[str, ...]:
    """GitLab has no columns."""
    return (code, str(line)) if form == "gitlab" else (code, str(line), str(column))


def _places(form: str, made: str) -> set[tuple[str, ...]]:
    """(code, line, column) of everything that the format reports."""
    match form:
        case "json":
            found = json.loads(made)["findings"]
            return {(f["code"], str(f["line"]), str(f["column"])) for f in found}
        case "sarif":
            return set(map(_sarif_place, json.loads(made)["runs"][0]["results"]))
        case "gitlab":
            found = json.loads(made)
            return {(f["check_name"], str(f["location"]["lines"]["begin"])) for f in found}
        case "github":
            return _matches(r"line=(\d+),.*?col=(\d+),.*?title=(\w+)", made)
        case "junit":
            return _matches(r":(\d+):(\d+)[^\n]*?(\b[A-Z]+\d{3}\b)", made)
        case _:
            return _matches(r":(\d+):(\d+): \w+\[(\w+)\]", made)


def _sarif_place(result: dict[str, Any]) -> tuple[str, ...]:
    region = result["locations"][0]["physicalLocation"]["region"]
    return result["ruleId"], str(region["startLine"]), str(region["startColumn"])


def _matches(pattern: str, made: str) -> set[tuple[str, ...]]:
    return {(code, line, column) for line, column, code in re.findall(pattern, made)}


def _first_words(message: str) -> str:
    """The text up to the first character that one of the formats escapes."""
    return re.split(r"[\"'<>&%`,:]", message)[0]
