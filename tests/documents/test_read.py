"""Text -> data with places: what is in a file is read, with its place."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specgen.documents import nodes
from specgen.documents.document import Document, Lost
from specgen.documents.read import MAX_BYTES, read_folder, read_text
from specgen.documents.resume import MAX_FAULTS
from specgen.documents.scalars import KEY_MARKERS, unreserved
from specgen.findings.finding import Finding, Place


def read(text: str | bytes) -> list[Document | Finding]:
    found = read_text("a.yaml", text.encode() if isinstance(text, str) else text)
    return [item for item in found if not isinstance(item, Lost)]


def data(text: str) -> Any:
    (document,) = (item for item in read(text) if isinstance(item, Document))
    return document.data


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("12:30", "12:30"),
        ("2024-01-01", "2024-01-01"),
        ("010", 10),
        ("1_000", "1_000"),
        ("15.10", 15.1),
        ("1e3", 1000.0),
        ("~", None),
        ("", None),
        ('"15.10"', "15.10"),
        ("'no'", "no"),
        ("0x1F", "0x1F"),
    ],
)
def test_plain_text_is_what_yaml_1_2_says(written: str, value: object) -> None:
    assert data(f"a: {written}") == {"a": value}


def test_every_key_and_value_knows_its_place() -> None:
    (document,) = read("a:\n  - b: é1\n    c: 2\n")
    assert isinstance(document, Document)

    assert str(document.place(("a", 0, "c"))) == "a.yaml:3:8"
    assert str(document.place(("a", 0, "c"), key=True)) == "a.yaml:3:5"
    assert document.place(("a", 0, "b")).end_column == document.place(("a", 0, "b")).column + 2


def test_a_pointer_that_leads_nowhere_has_the_place_of_its_parent() -> None:
    (document,) = read("a:\n  b: 1\n")
    assert isinstance(document, Document)

    assert str(document.place(("a", "x", "y"))) == "a.yaml:2:3"


def test_the_text_of_numbers_is_kept() -> None:
    (document,) = read("version: 15.10\n")
    assert isinstance(document, Document)

    assert document.raw == {("version",): "15.10"}


def test_aliases_and_merges_are_expanded() -> None:
    text = "base: &b {x: 1, y: 2}\nother: {<<: *b, y: 3}\n"

    assert data(text) == {"base": {"x": 1, "y": 2}, "other": {"x": 1, "y": 3}}


def test_a_file_may_hold_several_documents() -> None:
    assert [d.data for d in read("a: 1\n---\nb: 2\n") if isinstance(d, Document)] == [
        {"a": 1},
        {"b": 2},
    ]


def test_a_byte_order_mark_and_crlf_change_nothing() -> None:
    (document,) = read(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert isinstance(document, Document)

    assert document.data == {"a": 1, "b": 2}
    assert str(document.place(("b",))) == "a.yaml:2:4"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "YAML003"),
        ("a: !!python/object/apply:os.system [x]", "YAML004"),
        ("a: &a [*a]", "YAML001"),
        ("a: *nowhere", "YAML001"),
        ("a:\n\tb: 1", "YAML001"),
        ("a: \x07", "YAML001"),
        ("a: 1\na: 2", "YAML006"),
        ("- 1", "YAML005"),
        ("? {a: 1}\n: 2", "YAML007"),
        ("a: " + "x" * MAX_BYTES, "YAML003"),
    ],
)
def test_what_cannot_be_read_is_one_finding_with_a_place(text: str, code: str) -> None:
    findings = [f for f in read(text) if isinstance(f, Finding)]

    assert [f.code for f in findings] == [code]
    assert findings[0].place.line >= 1


def test_a_question_mark_that_only_libyaml_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: {path: /v?/x}"
    assert data(text) == {"a": {"path": "/v?/x"}}
    monkeypatch.setattr(nodes, "LOADER", yaml.SafeLoader)

    (finding,) = read(text)

    assert isinstance(finding, Finding)
    assert finding.place.column == text.index("?") + 1
    assert finding.message == "a text with a `?` between brackets needs quotes"


def test_an_alias_bomb_ends_early() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{n}: &{n} [{', '.join(['*' + p] * 9)}]" for p, n in pairwise("abcdefgh")]

    (finding,) = read("\n".join(lines))
    assert isinstance(finding, Finding)

    assert finding.code == "YAML003"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    specs, elsewhere = tmp_path / "specs", tmp_path / "elsewhere.yaml"
    specs.mkdir()
    elsewhere.write_text("kind: key\n")
    (specs / "inside.yaml").write_text("a: 1\n")
    (specs / "link.yaml").symlink_to(elsewhere)
    (specs / "alias.yaml").symlink_to(specs / "inside.yaml")

    read = read_folder(tmp_path, specs)
    documents, findings = read.documents, read.findings

    assert [d.path for d in documents] == ["specs/alias.yaml", "specs/inside.yaml"]
    assert [(f.code, f.place.path) for f in findings] == [("YAML008", "specs/link.yaml")]


TEXT = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"]),
    max_size=20,
).filter(lambda text: unreserved(text, KEY_MARKERS)[1] == "")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(TEXT, VALUES, min_size=1, max_size=4))
def test_json_is_read_back_as_it_was_written(value: dict[str, Any]) -> None:
    (document,) = read(json.dumps(value, ensure_ascii=False))

    assert isinstance(document, Document)
    assert document.data == value


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for item in read(text):
        place = item.place if isinstance(item, Finding) else item.place(())
        assert place.line >= 1
        assert place.column >= 1


@pytest.mark.parametrize(
    ("written", "column"),
    [("[a", 9), ("[{a: b", 10), ("{a: [b, c]", 9), ("[", 9), ("[[a], [", 15), ('"a', 9), ("'a", 9)],
)
@pytest.mark.parametrize("rest", ["", "---\nkind: key\n"])
def test_what_is_not_closed_is_told_where_it_begins(written: str, column: int, rest: str) -> None:
    found = read(f"kind: key\nadmits: {written}\n{rest}")[0]

    assert isinstance(found, Finding)
    assert found.place == Place("a.yaml", 2, column, 2, column + 1)


BROKEN = ("a: [", 'a: "b', "a: b\n  c: d", "a: {b", "a: *b", "? [a]\n: b", "a: !b c")


@given(st.lists(st.one_of(st.integers(0, 9), st.sampled_from(BROKEN)), max_size=15))
def test_a_broken_document_hides_no_other(written: list[int | str]) -> None:
    lines = ["---\n" + (part if isinstance(part, str) else f"n: {part}") for part in written]

    items = read("\n".join([*lines, ""]))

    documents = [item for item in items if isinstance(item, Document)]
    assert [d.data["n"] for d in documents] == [part for part in written if isinstance(part, int)]
    assert len(items) - len(documents) == sum(isinstance(part, str) for part in written)
    numbers = "\n".join(lines).split("\n")
    for document in documents:
        line = document.values["n",].line
        assert numbers[line - 1] == f"n: {document.data['n']}"


def test_a_file_of_faults_ends() -> None:
    items = read("a: [\n---\n" * 1000)

    assert len(items) == MAX_FAULTS + 1
