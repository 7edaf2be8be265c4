"""A stateful resource may be lost only if an accepted decision allows it, and until its date."""

from datetime import date
from pathlib import Path

import pytest
from support import make_project

from specgen.diff.allowances import permits, unused, verdict
from specgen.diff.model import Action, Change
from specgen.diff.places import ReportedChange
from specgen.pipeline import check

TODAY = date(2026, 11, 22)
DECISION = """\
kind: decision
name: smaller
document: postgres/main
allows_destroying: [{address: "aws_db_instance.*", root_modules: "dev/*", until: "2026-12-31"}]
realised: a smaller database
reason: there is nothing in it yet
decided_by: platform team
status: accepted
"""


def judged(folder: Path, text: str, *modules: str, document: str = "postgres/main") -> str:
    """Why it is not allowed; empty if it is."""
    root = make_project(folder, text)
    project = check(root, root / "specs").project
    assert project is not None
    change = Change("aws_db_instance.main", Action.DESTROY, document, lost="data")
    return verdict(ReportedChange(change, modules), permits(project, TODAY)).why_not


def test_it_allows_what_it_names(tmp_path: Path) -> None:
    assert judged(tmp_path, DECISION, "dev/us-east-1/data", "dev/us-west-2/data") == ""


@pytest.mark.parametrize(
    ("text", "modules", "document", "why"),
    [
        (DECISION, ("prod/us-east-1/data",), "postgres/main", "no decision allows it"),
        (
            DECISION,
            ("dev/us-east-1/data", "prod/us-east-1/data"),
            "postgres/main",
            "no decision allows it in prod/us-east-1/data",
        ),
        (DECISION, ("dev/us-east-1/data",), "postgres/other", "no decision allows it"),
        (
            DECISION.replace("2026-12-31", "2026-11-21"),
            ("dev/us-east-1/data",),
            "postgres/main",
            "decision/smaller does not allow it any more: it ended on 2026-11-21",
        ),
        (
            DECISION + 'until: "2026-01-01"\n',
            ("dev/us-east-1/data",),
            "postgres/main",
            "decision/smaller does not allow it any more: it ended on 2026-01-01",
        ),
        (
            DECISION.replace("accepted", "proposed"),
            ("dev/us-east-1/data",),
            "postgres/main",
            "decision/smaller does not allow it yet: its status is proposed, not accepted",
        ),
    ],
)
def test_it_allows_nothing_else(
    tmp_path: Path, text: str, modules: tuple[str, ...], document: str, why: str
) -> None:
    assert judged(tmp_path, text, *modules, document=document) == why


def test_the_last_day_still_counts(tmp_path: Path) -> None:
    text = DECISION.replace("2026-12-31", TODAY.isoformat())

    assert judged(tmp_path, text, "dev/us-east-1/data") == ""


def test_what_nothing_uses_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path, DECISION)
    known = permits(check(root, root / "specs").project, TODAY)

    assert [permit.decision for permit in unused(known, [])] == ["decision/smaller"]
