"""Links between Markdown files lead somewhere; on a site they are checked once more."""

import re
import subprocess
from pathlib import Path

import pytest
from doc_pages import links
from doc_pages.markdown import anchor
from doc_pages.pages import ROOT

PAGES = sorted(
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    if name and (ROOT / name).is_file()
)


def test_no_link_is_dead() -> None:
    assert [fault for page in PAGES for fault in links.dead(page)] == []


def test_a_page_has_an_anchor_once() -> None:
    """CHANGELOG.md has `Added` in each release, to which nothing links."""
    found = {page: links.twins(page) for page in PAGES if page.name != "CHANGELOG.md"}
    assert {page.name: twins for page, twins in found.items() if twins} == {}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("[a](b.md)", []),
        ("[a](b.md#the-key-a_b)", []),
        ("[a](b.md#other)", ["there is no such heading"]),
        ("[a](c.md)", ["there is no such file"]),
        ("[a](#own)\n\n# Own", []),
        ("`[a](c.md)` and\n```\n[a](c.md)\n```\n", []),
        ("text\n\n    [a](c.md)\n", []),
        ("[a](https://example.com/c.md)", []),
    ],
)
def test_what_a_dead_link_is(text: str, faults: list[str], tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# B\n\n## The key `a_b`\n")
    (tmp_path / "a.md").write_text(text)

    found = list(links.dead(tmp_path / "a.md"))

    assert [re.sub(r".*: ", "", fault) for fault in found] == faults


def test_an_anchor_is_what_github_makes() -> None:
    """The rules of github-slugger: lower case, punctuation goes, each space is a dash."""
    assert anchor("What is proved, and what is not") == "what-is-proved-and-what-is-not"
    assert anchor("tiers.*.cidrs") == "tierscidrs"
    assert anchor("`access_logs`") == "access_logs"
