"""What is read but may be meant otherwise: said once, and never of what is plain."""

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from specgen.documents.document import Document
from specgen.documents.doubts import cut, elsewhere
from specgen.documents.read import read_text
from specgen.findings.finding import Finding

ONE_ONE = yaml.SafeLoader
"""It reads numbers as YAML 1.1 does."""


@settings(max_examples=500)
@example("0b_")
@given(st.from_regex(r"[-+]?[0-9_:.box]{1,8}", fullmatch=True))
def test_a_number_elsewhere_is_what_yaml_1_1_reads(text: str) -> None:
    said = elsewhere(text)
    if said is None or text.lstrip("+-").startswith(("0o", "0b", "0x")):
        return

    there = yaml.load(text, Loader=ONE_ONE)  # noqa: S506  a safe one

    assert isinstance(there, int | float), there
    assert str(there) == said[1] or float(said[1]) == there


@pytest.mark.parametrize("text", ["14", "1.5", "-3", "0", "2024-01-01", "1.2.3", "a", "", "08"])
def test_what_is_the_same_everywhere_is_not_doubted(text: str) -> None:
    assert elsewhere(text) is None


@pytest.mark.parametrize(
    ("text", "rest", "at"),
    [
        ("infra", " #alerts", 1),
        ("infra", "   #1", 3),
        ("see (issue", " # 12) now", 1),
        ('the "b', ' # c" d', 1),
        ("infra", " # alerts", None),
        ("infra", " ## alerts", None),
        ("infra", " #-----", None),
        ("infra", "#alerts", None),
        ("infra", "", None),
        ("infra", " #specgen: ignore[X] y", None),
    ],
)
def test_a_comment_may_have_been_meant_as_text(text: str, rest: str, at: int | None) -> None:
    assert cut(text, rest) == at


def test_a_fault_behind_an_anchor_is_one_finding() -> None:
    text = "a: &x {b: 0x1F, c: 1_000}\nd: *x\ne: {<<: *x}\n"
    found = [item for item in read_text("a.yaml", text.encode()) if isinstance(item, Finding)]

    assert [(f.place.line, f.place.column) for f in found] != []
    assert {(f.place.line, f.place.column) for f in found} == {(1, 11), (1, 20)}


def test_a_secret_is_not_repeated() -> None:
    for text in (
        "kind: secret\npassword hunter2hunter2\n",
        "kind: x\ndb_password=hunter2hunter2\n",
        "kind: x\napi_key: @hunter2hunter2\n",
        "password: a: hunter2hunter2\n",
        "password:hunter2hunter2\n",
        "a: 1\nurl: x: postgres://u:hunter2hunter2@h/db\n",
    ):
        found = [i for i in read_text("a.yaml", text.encode()) if not isinstance(i, Document)]
        assert "hunter2" not in str(found), text
