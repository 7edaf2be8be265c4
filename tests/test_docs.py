"""Pages that are generated from the code are up to date."""

import re
from pathlib import Path

import pytest
from doc_pages import cases as gathering
from doc_pages import pages as docs
from support import RULES, cases

from specgen.documents.schema.generate import schema_of
from specgen.findings.report.examples import examples
from specgen.findings.report.rule_text import plain
from specgen.render.attributes import known
from specgen.systems import BY_KIND
from specgen.terraform.arguments import META
from specgen.terraform.provider_schema import attributes

REGENERATE = "run `make docs`"


def test_the_examples_are_the_cases() -> None:
    assert docs.EXAMPLES.read_text(encoding="utf-8") == docs.examples_json(), REGENERATE


def test_the_readme_counts_what_there_is() -> None:
    readme = (docs.ROOT / "README.md").read_text(encoding="utf-8")
    rules = re.search(r"more than (\d+)\s+rules", readme)
    assert rules is not None
    assert int(rules[1]) < len(RULES)
    shown = (docs.ROOT / "docs" / "gallery.md").read_text(encoding="utf-8").count("\n## ")
    assert (shown, "Fifteen mistakes" in readme) == (15, True)


@pytest.mark.parametrize(
    "file",
    [
        "docs/rules.md",
        "docs/findings.schema.json",
        "docs/proof.schema.json",
        "docs/diff.schema.json",
        "docs/cost.schema.json",
        "docs/gallery.md",
        "docs/refused.md",
        "docs/unique.md",
    ],
)
def test_a_page_is_as_the_code_makes_it(file: str) -> None:
    made = {path.relative_to(docs.ROOT).as_posix(): text for path, text in docs.pages()}

    assert (docs.ROOT / file).read_text(encoding="utf-8") == made[file], REGENERATE


def test_a_fact_has_its_source() -> None:
    assert [code for code, rule in RULES.items() if rule.fact and not rule.source] == []


def test_every_code_has_one_anchor() -> None:
    text = (docs.ROOT / "docs" / "rules.md").read_text(encoding="utf-8")

    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == sorted(RULES)


def test_every_code_with_a_case_has_its_bad_example_with_the_faulty_line() -> None:
    with_case = {p.split()[0] for c in cases("bad-*") for p in (*c.expected, *c.rendered)}

    assert set(examples().by_code) == with_case
    for code, example in examples().by_code.items():
        assert example.line <= len(examples().texts[example.bad].splitlines()), code


def test_explain_shows_the_shortest_case_without_its_head() -> None:
    text = plain(RULES["RDS004"])

    assert "# expect" not in text
    assert re.search(r"^  > .*iops", text, re.MULTILINE)
    assert "  good:\n" in text


def test_a_good_case_that_names_the_code_comes_first(tmp_path: Path) -> None:
    folder = tmp_path / "systems" / "key" / "cases"
    folder.mkdir(parents=True)
    (folder / "bad-KEY001-x.yaml").write_text("# expect: KEY001 3:1\nkind: key\nname: a\n")
    (folder / "good-like-it.yaml").write_text("# expect: none\nkind: key\nname: a\n")
    (folder / "good-KEY001-mended.yaml").write_text("# expect: none\nkind: key\nname: b\nx: 1\n")

    (example,) = gathering.gather(tmp_path).by_code.values()

    assert example.good == "systems/key/cases/good-KEY001-mended"
    assert (example.line, example.column) == (2, 1)


def test_every_attribute_that_a_key_becomes_is_one_of_the_provider() -> None:
    for kind, keys in known().kinds.items():
        assert kind in BY_KIND
        for key, becomes in keys.items():
            assert set(schema_of(BY_KIND[kind].type)["properties"]) >= {key.partition(".")[0]}
            for one in becomes:
                resource, _, attribute = one.partition(".")
                declared = attributes(resource)
                assert declared is not None, one
                assert attribute in {"", *declared, *META}, one
