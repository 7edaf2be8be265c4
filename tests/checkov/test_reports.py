from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from checkov.allowed import Broken, read_list
from checkov.compare import compare
from checkov.report import Scan, Unreadable, report_of
from checkov.words import lines

REPORTS = Path(__file__).parent / "reports"
DECISIONS = {"trail"}


def cases(*beginnings: str) -> list[Any]:
    files = sorted(f for f in REPORTS.glob("*.yaml") if f.name.startswith(beginnings))
    assert files
    return [pytest.param(yaml.safe_load(f.read_text()), id=f.stem) for f in files]


def scans_of(case: dict[str, Any]) -> list[Scan]:
    return msgspec.convert(case["scans"], list[Scan])


def entries_of(case: dict[str, Any]) -> Any:
    return read_list(yaml.safe_dump(case["allowed"]), DECISIONS)


@pytest.mark.parametrize("case", cases("good-", "bad-"))
def test_a_report_is_compared_with_the_list(case: dict[str, Any]) -> None:
    wanted = case["expect"]
    report = report_of(scans_of(case))
    made = compare(report.failures, entries_of(case))
    *found, _numbers, _allowed = lines(report, made)
    expected = wanted.get("lines", [])
    assert len(found) == len(expected)
    assert all(line.startswith(begin) for line, begin in zip(found, expected, strict=True)), found
    assert made.agrees is not bool(expected)
    assert (report.passed, report.counted) == (wanted["passed"], wanted["failed"])
    assert made.verdicts == wanted.get("verdicts", {})


@pytest.mark.parametrize("case", cases("unusable-"))
def test_a_list_that_hides_something_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(Broken) as error:
        entries_of(case)
    assert case["broken"] in str(error.value)


@pytest.mark.parametrize("case", cases("unreadable-"))
def test_a_plan_that_checkov_cannot_read_is_no_success(case: dict[str, Any]) -> None:
    with pytest.raises(Unreadable, match=case["unreadable"]):
        report_of(scans_of(case))


def test_every_case_is_run() -> None:
    begins = ("good-", "bad-", "unusable-", "unreadable-")
    assert [f.name for f in REPORTS.iterdir() if not f.name.startswith(begins)] == []


def test_the_numbers_are_printed() -> None:
    scan = Scan("a/r/s", resources=1200, passed=3400, failed=(("C", "aws_x.y", "z"),))
    report = report_of([scan])
    *_, numbers, allowed = lines(report, compare(report.failures, ()))
    assert numbers == "checkov: 3,400 passed, 1 failed (resources: 1,200, plans: 1)"
    assert allowed == "checkov: blocks that fail: 0 allowed, 1 new; stale entries: 0"
