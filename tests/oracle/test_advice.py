"""What a finding says to write, no check refuses at the same key."""

from pathlib import Path

import pytest
from keys.mutation import documents_of
from oracle.advice import refused
from support import Case, cases, check_case

from specgen.findings.finding import Finding, Place, Severity

READABLE = [c for c in cases("bad-*") if not c.id.startswith("cases/bad-YAML")]


@pytest.mark.parametrize("case", READABLE, ids=lambda c: c.id)
def test_what_a_finding_advises_is_accepted(case: Case, tmp_path: Path) -> None:
    findings = check_case(case, tmp_path).findings
    assert list(refused(documents_of(case), findings, case)) == []


@pytest.mark.parametrize(
    ("advice", "refusing"),
    [
        ("write 0 or more", "SHAPE001"),
        ("write 30, or 0 for none", "SHAPE001"),
        ('write "30"', "SHAPE001"),
        ("write retention_days: 29", "OBS013"),
    ],
)
def test_advice_that_does_not_help_is_told(advice: str, refusing: str) -> None:
    (told,) = _refused(advice)
    assert f"{refusing} refuses it" in told


@pytest.mark.parametrize(
    "words", ["write 30 or 60", "write 0 in its place", "it keeps 0 of 29", "write `name: logs`"]
)
def test_other_words_are_none(words: str) -> None:
    assert _refused(words) == []


def _refused(advice: str) -> list[str]:
    """Of a log group that keeps 31 days, with this advice."""
    case = next(c for c in cases("good-*") if c.path.parent.parent.name == "log_group")
    documents = documents_of(case)
    group = next(d for d in documents if d["kind"] == "log_group")
    group["retention_days"] = 31
    finding = Finding(
        "OBS013",
        Severity.ERROR,
        f"31 days; {advice}",
        Place("case.yaml", 1, 1, 1, 1),
        document=f"log_group/{group['name']}",
        pointer=("retention_days",),
    )
    return list(refused(documents, [finding], case))
