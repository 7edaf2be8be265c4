"""The site: what is staged of docs/, its navigation, and what its check finds."""

import re
from pathlib import Path
from typing import Any

import pytest
from doc_site import check, source
from doc_site.__main__ import CONFIGURATION
from doc_site.navigation import navigation

ONE_RULE = re.compile(r"rules/[A-Z]+\d+\.md")


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("site") / "source"
    return folder, source.stage(folder)


def test_the_navigation_has_every_page_but_those_of_single_rules(
    staged: tuple[Path, list[str]],
) -> None:
    folder, pages = staged
    shown = sorted(_files(navigation(folder)))

    assert shown == sorted(page for page in pages if not ONE_RULE.fullmatch(page))
    assert len(shown) == len(set(shown))


def _files(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    return [
        file for one in (node.values() if isinstance(node, dict) else node) for file in _files(one)
    ]


def test_the_configuration_asks_no_other_host() -> None:
    text = CONFIGURATION.read_text(encoding="utf-8")

    assert re.search(r"^  font: false", text, re.MULTILINE)
    assert "analytics" not in text
    assert "http" not in text


def test_links_of_a_page_are_those_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = tmp_path / "docs"
    (docs / "rules").mkdir(parents=True)
    monkeypatch.setattr(source, "ROOT", tmp_path)
    monkeypatch.setattr(source, "DOCS", docs)
    page = docs / "rules" / "A.md"
    page.write_text(
        "[up](../README.md#top) [case](../../tests/a.yaml) [web](https://example.com)\n"
        "[kind](../../specgen/systems/key/README.md)\n```\n[code](../../tests/a.yaml)\n```\n"
    )

    assert source.on_the_site(page) == (
        "[up](../index.md#top) case [web](https://example.com)\n"
        "[kind](../kinds/key.md)\n```\n[code](../../tests/a.yaml)\n```\n"
    )


PAGE = '<h1 id=top>A</h1><a class="x" href="{href}">b</a>{more}'


@pytest.mark.parametrize(
    ("href", "more", "fault"),
    [
        ("b/#there", "", ""),
        ("#top", "", ""),
        ("https://example.com/", "", ""),
        ("b/#gone", "", "index.html: b/#gone: there is no such anchor"),
        ("c/", "", "index.html: c/: there is no such page"),
        ("#top", "<script src=b.js></script>", ""),
        ("#top", '<script src="https://a.b/c.js"></script>', "index.html: loads https://a.b/c.js"),
        ("#top", "<link rel=stylesheet href=//a.b/c>", "index.html: loads //a.b/c"),
        ("#top", '<img alt="" src="http://a.b/c.png">', "index.html: loads http://a.b/c.png"),
        ("#top", '<link rel="canonical" href="https://a.b/">', ""),
    ],
)
def test_what_is_wrong_with_a_built_site(href: str, more: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "index.html").write_text('<h1 id="there">B</h1>')
    (tmp_path / "index.html").write_text(PAGE.format(href=href, more=more))

    assert check.faults(tmp_path) == ([fault] if fault else [])


def test_a_font_of_another_host_is_found_in_css(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("@font-face{src:url(https://a.b/c.woff2)} a{b:url(c.svg)}")

    assert check.faults(tmp_path) == ["a.css: loads https://a.b/c.woff2"]


def test_the_builder_is_pinned() -> None:
    wanted = (CONFIGURATION.parent / "requirements.in").read_text(encoding="utf-8").split()

    assert [re.fullmatch(r"[a-z-]+==[0-9.]+", one) is not None for one in wanted] == [True]
