"""Every case file: exactly the findings that its first line expects."""

from pathlib import Path

import pytest
from support import RULES, Case, cases, check_case, short, spread

from specgen.pipeline import render


@pytest.mark.parametrize("case", cases(), ids=lambda c: c.id)
def test_finds_what_the_case_expects(case: Case, tmp_path: Path) -> None:
    checked = check_case(case, tmp_path)

    found = [short(f) for f in checked.findings]
    assert found == list(case.expected), "\n".join(f.message for f in checked.findings)
    assert {f.severity for f in checked.findings} == {case.severity} or not case.severity
    for finding in checked.findings:
        assert finding.severity in RULES[finding.code].severities
        assert {type(step) for step in finding.pointer} <= {str, int}


@pytest.mark.synth
@pytest.mark.parametrize("case", spread(cases("good-*")))
def test_renders_every_good_case(case: Case, tmp_path: Path) -> None:
    checked = check_case(case, tmp_path)

    rendered = render(checked)

    assert rendered.findings == ()
    assert rendered.resources > 0 or not checked.modules


@pytest.mark.synth
@pytest.mark.parametrize("case", [c for c in cases() if c.rendered], ids=lambda c: c.id)
def test_rendering_finds_what_only_it_can_see(case: Case, tmp_path: Path) -> None:
    rendered = render(check_case(case, tmp_path))

    assert [short(f) for f in rendered.findings] == list(case.rendered)
    assert [p for p in rendered.files if not p.startswith("schemas/")] == []
