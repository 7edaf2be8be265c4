"""Comments for specgen: found outside texts only, and what they silence."""

from pathlib import Path

import pytest
from support import make_project

from specgen.documents.comments import comments
from specgen.pipeline import check

TEXTS = """\
kind: a  # specgen: ignore[KEY001] 1 behind a plain value
name: "a # specgen: ignore[KEY002] in quotes"  # specgen: ignore[KEY003] 2 behind them
script: |  # specgen: ignore[KEY004] 3 behind the head of a block
  echo a # specgen: ignore[KEY005] in the block
  # specgen: ignore[KEY006] in the block

# specgen: ignore[KEY007] 7 after the block
plain: foo
  bar # specgen: ignore[KEY008] 8 ends a plain value of two lines
folded: >-
  abc

  # specgen: ignore[KEY009] in the block
two: 'it''s
  # specgen: ignore[KEY010] in quotes of two lines
  so' # specgen: ignore[KEY011] 9 behind them
list: [a, # specgen: ignore[KEY012] 10 in a list
  b#c]
'quoted # specgen: ignore[KEY013] in a key': 1
---
kind: b  # specgen: ignore[KEY014] 11 in the second document
"""
OUTSIDE = (1, 3, 4, 7, 8, 11, 12, 14)


def test_comments_are_found_outside_texts_only() -> None:
    found = [c.codes for c in comments("specs/a.yaml", TEXTS.encode())]

    assert found == [(f"KEY{n:03}",) for n in OUTSIDE]


def test_a_comment_has_its_place() -> None:
    (comment,) = comments("a.yaml", "\ufeffkind: ä  # specgen: ignore[A001] why\n".encode())

    place = comment.place
    assert (place.line, place.column, place.end_column) == (1, 10, 37)


@pytest.mark.parametrize(
    ("said", "codes", "reason"),
    [
        ("ignore[RDS008] it is so", ("RDS008",), "it is so"),
        ("ignore[rds-008, NET005]: both", ("RDS008", "NET005"), "both"),
        ("ignore[RDS008]   ", ("RDS008",), ""),
        ("ignore[RDS008] --", ("RDS008",), ""),
        ("ignore[] nothing", ("",), "nothing"),
        ("ignore all", ("",), ""),
    ],
)
def test_a_comment_says_codes_and_reason(said: str, codes: tuple[str, ...], reason: str) -> None:
    (comment,) = comments("a.yaml", f"kind: a # specgen: {said}\n".encode())

    assert (comment.codes, comment.reason) == (codes, reason)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("# specgen: ignore[A001] x\nkind: a\n", 2),
        ("# specgen: ignore[A001] x\n# and a word\nkind: a\n", 3),
        ("# specgen: ignore[A001] x\n\nkind: a\n", 2),
        ("kind: a  # specgen: ignore[A001] x\nname: b\n", 1),
        ("kind: a\n# specgen: ignore[A001] x", 3),
    ],
)
def test_a_comment_speaks_of_its_line_or_the_next(text: str, target: int) -> None:
    (comment,) = comments("a.yaml", text.encode())

    assert comment.target == target


def test_a_file_that_cannot_be_read_has_no_comments() -> None:
    assert list(comments("a.yaml", b"a: [ # specgen: ignore[A001] x\n")) == []


def test_nothing_is_called_unused_while_an_error_hides_findings(tmp_path: Path) -> None:
    text = "kind: key\nname: data\n# specgen: ignore[KMS101] soon\nadmits: [rds]\nx: 1\n"
    root = make_project(tmp_path, text)

    found = [f.code for f in check(root, root / "specs").findings]

    assert found == ["SHAPE001"]


def test_a_decision_covers_the_value_of_an_override(tmp_path: Path) -> None:
    text = """kind: key
name: data
admits: [rds]
overrides:
  - when: {region: us-west-2}
    set: {admits: [rds, sns]}
---
kind: decision
name: later
document: key/data
code: KMS101
key: admits
realised: the key admits it already
reason: the database comes next month
decided_by: platform team
"""
    root = make_project(tmp_path, text)

    assert [f.message for f in check(root, root / "specs").findings] == []
