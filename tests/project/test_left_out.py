"""A document that cannot be used has its own finding; the others do not say that it is missing."""

from pathlib import Path

import pytest
from support import BASE, make_project, short

from specgen.pipeline import check

TOPIC = "kind: topic\nname: alerts\nkey: data\n"
KEY = "kind: key\nname: data\nadmits: [sns]\n"

BROKEN = {
    "no name": ("k.yaml", KEY.replace("name", "nmae"), "SHAPE001"),
    "no kind": ("k.yaml", KEY.replace("kind: key", ""), "DOC001"),
    "wrong kind": ("k.yaml", KEY.replace("kind: key", "kind: kye"), "DOC001"),
    "unknown kind": ("k.yaml", KEY.replace("kind: key", "kind: encryption"), "DOC001"),
    "no colon": ("k.yaml", KEY.replace("kind: ", "kind "), "YAML001"),
    "in one line": ("k.yaml", "{kind: key, name: data, admits: [sns}\n", "YAML001"),
    "a list": ("k.yaml", "- kind: key\n  name: data\n", "YAML005"),
    "latin": ("k.yaml", (KEY + "# é\n").encode("latin-1"), "YAML002"),
    "utf-16": ("k.yaml", KEY.encode("utf-16"), "YAML002"),
    "utf-16 without its mark": ("k.yaml", KEY.encode("utf-16-le"), "YAML002"),
    "another ending": ("k.YAML", KEY, "YAML012"),
    "a tag": ("k.yaml", KEY + "x: !secret a\n", "YAML004"),
    "too large": ("k.yaml", KEY + "#" * (1 << 20), "YAML003"),
    "behind too many documents": ("k.yaml", "a: &a\n  b: *a\n---\n" + KEY, ""),
}


def write(root: Path, name: str, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    (root / "specs" / name).write_bytes(data)


def codes(root: Path) -> set[str]:
    return {f.code for f in check(root, root / "specs").findings}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_nobody_says_that_it_is_missing(case: tuple[str, str | bytes, str], tmp_path: Path) -> None:
    name, content, code = case
    root = make_project(tmp_path, TOPIC)
    write(root, name, content)

    assert "REF001" not in codes(root)
    assert not code or code in codes(root)


def test_another_one_is_still_missing(tmp_path: Path) -> None:
    root = make_project(tmp_path, TOPIC)
    write(root, "k.yaml", KEY.replace("data", "other") + "x: 1\n")

    (_, missing) = sorted(check(root, root / "specs").findings, key=lambda f: f.place, reverse=True)

    assert short(missing) == "REF001 3:6"
    assert missing.help == "there are: other"


@pytest.mark.parametrize(
    "wrong",
    [
        ("kind: platform", "kind: platfrom"),
        ("kind: platform", "kind platform"),
        ("kind: platform", ""),
        ("name: ", "nam: "),
    ],
)
def test_nobody_says_that_there_is_no_platform(wrong: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    write(tmp_path, "platform.yaml", (BASE / "platform.yaml").read_text().replace(*wrong, 1))

    assert "DOC003" not in codes(tmp_path)


def test_a_link_that_leads_nowhere_may_hold_anything(tmp_path: Path) -> None:
    root = make_project(tmp_path, TOPIC)
    (root / "specs" / "k.yaml").symlink_to("gone.yaml")

    assert codes(root) == {"YAML008"}


DECISION = """
kind: decision
name: later
document: key/data
realised: something
reason: because it is so
decided_by: platform team
"""


def test_nor_do_decisions(tmp_path: Path) -> None:
    root = make_project(tmp_path, DECISION)
    write(root, "k.yaml", KEY.replace("name", "nmae"))
    assert "DEC001" not in codes(root)

    write(root, "k.yaml", KEY.replace("data", "dta"))
    assert "DEC001" in codes(root)
