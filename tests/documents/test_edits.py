"""Edits of documents' text: what they change, and that all other bytes stay as they are."""

from pathlib import Path
from typing import Any

import pytest
from support import Case, cases, check_case, make_project

from specgen.documents.document import Document
from specgen.documents.edits import apart, applied, applied_to, overlap
from specgen.documents.read import read_text
from specgen.findings.finding import Edit, Finding, Place, Severity
from specgen.findings.pointers import Pointer
from specgen.pipeline import check

CODES = {"SHAPE001", "SHAPE002", "YAML001", "YAML005", "YAML013", "DOC001", "REF001"}
"""Those that have edits, in all cases together."""
LOG = "kind: log_group\nname: app\nretention_days: 14\n"

HIDDEN = {
    "cases/bad-REF001-who-names-the-broken-one-is-not-checked": {"CMP177"},
    "cases/bad-SHAPE001-told-once-of-a-document-others-name": {"NET007", "PLT001"},
    "cases/bad-YAML001-the-documents-behind-it-are-read": {"NET007", "PLT001"},
}
"""Further faults of the same documents, which are checked only once they can be read."""


def fixable(pattern: str) -> list[Case]:
    return [c for c in cases(pattern) if {e.split()[0] for e in c.expected} & CODES]


def said(finding: Finding) -> tuple[str, ...]:
    return finding.code, finding.document, finding.message


def errors(findings: tuple[Finding, ...]) -> set[tuple[str, ...]]:
    return {said(f) for f in findings if f.severity is Severity.ERROR}


def leaves(value: Any, at: Pointer = ()) -> dict[Pointer, Any]:
    if not isinstance(value, dict | list) or not value:
        return {at: (type(value).__name__, value)}
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return {p: v for key, one in inner for p, v in leaves(one, (*at, key)).items()}


def documents(content: bytes) -> dict[str, Document]:
    found = [d for d in read_text("specs/case.yaml", content) if isinstance(d, Document)]
    return {f"{i}": d for i, d in enumerate(found)}


def differing(before: bytes, after: bytes) -> list[tuple[Document, Pointer]]:
    """Of files with as many documents, the pointers of values that are not the same."""
    old, new = documents(before), documents(after)
    assert old.keys() == new.keys()
    found = []
    for number, document in old.items():
        one, other = leaves(document.data), leaves(new[number].data)
        found += [(document, p) for p in one | other if one.get(p, 0) != other.get(p, 0)]
    return found


def may_differ(document: Document, finding: Finding, at: Pointer) -> bool:
    """The value itself, a renamed or new key beside it, or the same value behind an alias."""
    heads = {finding.pointer}
    for places in (document.values, document.keys):
        place = places.get(finding.pointer)
        heads |= {p for p, other in places.items() if place is not None and other == place}
    is_key = finding.place == document.keys.get(finding.pointer)
    return any(at[: len(h)] == h or (is_key and at[: len(h) - 1] == h[:-1]) for h in heads)


@pytest.mark.parametrize("case", fixable("bad-*"), ids=lambda c: c.id)
def test_an_edit_fixes_its_finding_and_changes_nothing_else(case: Case, tmp_path: Path) -> None:
    content = case.path.read_bytes()
    before = check_case(case, tmp_path / "before").findings
    for i, finding in enumerate(f for f in before if f.edits and "case" in f.place.path):
        after = applied_to(content, apart(finding.edits))
        root = make_project(tmp_path / str(i), after, case.needs)
        now = check(root, root / "specs").findings

        assert said(finding) not in {said(f) for f in now}
        new = errors(now) - errors(before)
        assert {error[0] for error in new} <= HIDDEN.get(case.id, set())
        if finding.code == "YAML013":
            assert differing(content, after) == []
        elif not finding.code.startswith("YAML"):
            changed = differing(content, after)
            assert changed or "without quotes" in finding.message
            assert all(may_differ(d, finding, at) for d, at in changed)


def only(tmp_path: Path, text: str | bytes, code: str) -> Finding:
    root = make_project(tmp_path, text, ("network",))
    return next(f for f in check(root, root / "specs").findings if f.code == code)


def fixed(tmp_path: Path, text: str, code: str) -> str:
    """The text with the edits of its first finding of a code; the same if it has none."""
    return applied(text, apart(only(tmp_path, text, code).edits))


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("retention_dayz: 14 # two weeks", "retention_days: 14 # two weeks", "SHAPE001"),
        ('"retention_dayz": 14', '"retention_days": 14', "SHAPE001"),
        ("'retention_dayz': 14", "'retention_days': 14", "SHAPE001"),
        ('retention_days: "30"', "retention_days: 30", "SHAPE001"),
        ("retention_days: 30\ndescription: 1.10", 'retention_days: 30\ndescription: "1.10"', ""),
        ("retention_days: 30\ndescription: NO", 'retention_days: 30\ndescription: "NO"', ""),
        ("retention_days: 30\ndescription: True", 'retention_days: 30\ndescription: "True"', ""),
        ("tags: {a: FALSE}", 'tags: {a: "FALSE"}', ""),
        ("retention_days 30", "retention_days: 30", "YAML001"),
        ("retention_days:\u00a030", "retention_days: 30", "YAML001"),
        ("retention_days = 30", "retention_days: 30", "YAML001"),
        ("retention_days\uff1a 30", "retention_days: 30", "YAML001"),
        (
            "retention_days: 30\ndescription: *.example.com",
            'retention_days: 30\ndescription: "*.example.com"',
            "YAML001",
        ),
        (
            "retention_days: 30\ndescription: @home",
            'retention_days: 30\ndescription: "@home"',
            "YAML001",
        ),
        (
            "retention_days: 30\ndescription: what is it: logs",
            'retention_days: 30\ndescription: "what is it: logs"',
            "YAML001",
        ),
        (
            "retention_days: 30\ntags: {Owner: 0x1F}",
            'retention_days: 30\ntags: {Owner: "0x1F"}',
            "YAML013",
        ),
        (
            "retention_days: 30\ntags: {Owner: 12:30:45}",
            'retention_days: 30\ntags: {Owner: "12:30:45"}',
            "YAML013",
        ),
        ("retention_days: 30\ntags: {owner:me}", "retention_days: 30\ntags: {owner: me}", ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_what_is_written_instead(
    before: str, after: str, code: str, end: str, tmp_path: Path
) -> None:
    """With line ends of Windows, and as a file that does not end with one."""
    head = "kind: log_group\nname: app\n"
    texts = [(head + text).replace("\n", end or "\n") + end for text in (before, after)]

    found = only(tmp_path, texts[0], code or "SHAPE001") if code else None
    if found is None:
        root = make_project(tmp_path, texts[0], ())
        found = next(f for f in check(root, root / "specs").findings if f.edits)

    assert applied(texts[0], apart(found.edits)) == texts[1]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LOG + "retention_days: 30\n", "YAML006"),  # nobody knows which of the two is right
        ("kind: log_group\nname: app\nretention: 14\n", "SHAPE001"),  # weeks, perhaps
        (LOG + "description: a text\nmore words\n", "YAML001"),  # `more` is no key
        (LOG + "description: *base\n", "YAML001"),  # an anchor may be missing
        (LOG + "description: key: value\n", "YAML001"),  # or a map
        ("kind: log_group\nname: app\nretention_days: 030\n", "YAML013"),  # 30, or 24
        (LOG + "description: |\n  a\nbad\n", "YAML001"),
    ],
)
def test_what_can_mean_two_things_has_no_edit(text: str, code: str, tmp_path: Path) -> None:
    assert only(tmp_path, text, code).edits == ()


TIERS = "kind: network\nname: other\ncidr: 10.1.0.0/16\nzones: [a, b]\ntiers:\n"


def test_a_value_behind_an_anchor_is_edited_where_the_anchor_is(tmp_path: Path) -> None:
    text = TIERS + "  public: &t {role: publik, cidrs: [10.1.1.0/24, 10.1.2.0/24]}\n  other: *t\n"

    assert fixed(tmp_path, text, "SHAPE001") == text.replace("publik", "public")


def test_a_value_that_is_right_where_an_alias_uses_it_stays(tmp_path: Path) -> None:
    text = LOG.replace("14", '&n "14"') + "description: *n\n"

    found = only(tmp_path, text, "SHAPE001")

    assert found.key == "retention_days"
    assert found.edits == ()


def test_an_anchor_stays_in_front_of_its_value(tmp_path: Path) -> None:
    text = LOG.replace("14", '&n "14"') + "overrides: [{when: {}, set: {retention_days: *n}}]\n"

    assert fixed(tmp_path, text, "SHAPE001") == text.replace('"14"', "14")


def at(line: int, begin: int, end: int, text: str) -> Edit:
    return Edit(Place("a.yaml", line, begin, line, end), text)


def test_of_overlapping_edits_the_first_counts() -> None:
    edits = [at(1, 4, 8, "x"), at(1, 1, 5, "y"), at(1, 1, 5, "y"), at(2, 1, 1, "z")]

    assert apart(edits) == (at(1, 1, 5, "y"), at(2, 1, 1, "z"))
    assert applied("abcdefgh\nij", apart(edits)) == "yefgh\nzij"


def test_two_texts_are_not_inserted_at_one_place() -> None:
    assert overlap(at(1, 4, 4, "x"), at(1, 4, 4, "y"))
    assert overlap(at(1, 4, 6, "x"), at(1, 6, 6, "y"))
    assert not overlap(at(1, 4, 6, "x"), at(1, 6, 8, "y"))


def test_the_mark_in_front_of_a_file_stays() -> None:
    before = "\ufeffab\r\nc".encode()

    assert applied_to(before, [at(2, 1, 2, "é")]) == "\ufeffab\r\né".encode()
