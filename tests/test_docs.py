"""Pages that are generated from the code are up to date."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from doc_pages import cases as gathering
from doc_pages import command_line
from doc_pages import pages as docs
from doc_pages.families import families, title_of
from doc_pages.full_example import fullest
from doc_pages.keys import COMMON
from support import RULES, cases
from typer.main import get_command

from specgen.cli import app
from specgen.documents.schema.generate import schema_of, shape_problems
from specgen.findings.report.examples import examples
from specgen.findings.report.rule_text import plain
from specgen.render.attributes import known
from specgen.systems import BY_KIND, SYSTEMS
from specgen.terraform.arguments import META
from specgen.terraform.provider_schema import attributes

REGENERATE = "run `make docs`"


def test_the_readme_counts_what_there_is() -> None:
    readme = (docs.ROOT / "README.md").read_text(encoding="utf-8")
    rules = re.search(r"more than (\d+)\s+rules", readme)
    assert rules is not None
    assert int(rules[1]) < len(RULES)
    shown = (docs.ROOT / "docs" / "gallery.md").read_text(encoding="utf-8").count("\n## ")
    assert (shown, "Fifteen mistakes" in readme) == (15, True)


@pytest.fixture(scope="module")
def made() -> dict[Path, str]:
    return dict(docs.pages())


def test_pages_are_as_the_code_makes_them(made: dict[Path, str]) -> None:
    stale = [str(file) for file, text in made.items() if _read(file) != text]

    assert (stale, docs.obsolete(made)) == ([], []), REGENERATE


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


def test_every_kind_rule_and_command_has_its_page(made: dict[Path, str]) -> None:
    names = {
        path.relative_to(docs.ROOT / "docs").as_posix() for path in made if "docs" in path.parts
    }
    shown = re.findall(r"^## (.*)$", made[docs.ROOT / "docs" / "cli.md"], re.MULTILINE)

    assert {f"kinds/{kind}.md" for kind in BY_KIND} <= names
    assert {f"rules/{code}.md" for code in RULES} <= names
    assert len([n for n in names if re.fullmatch(r"kinds/[a-z_]+\.md", n)]) == len(SYSTEMS)
    assert len([n for n in names if re.fullmatch(r"rules/[A-Z]+\d+\.md", n)]) == len(RULES)
    assert shown == [name for name, _ in command_line.commands()]
    root: Any = get_command(app)
    assert {name.split()[0] for name in shown} == set(root.commands)


def test_every_key_of_a_kind_is_on_its_page(made: dict[Path, str]) -> None:
    """Its title stands in a table; the other way round would need the tables read."""
    for system in SYSTEMS:
        text = made[docs.ROOT / "docs" / "kinds" / f"{system.kind}.md"]
        own = set(schema_of(system.type)["properties"]) - set(COMMON)
        assert {key for key in own if f"\n| `{key}` |" not in text} == set(), system.kind


def test_a_full_example_is_a_document_without_findings() -> None:
    """Because it comes from a good case, which tests/test_cases.py checks."""
    for system in SYSTEMS:
        example = fullest(system.kind)
        assert example is not None, system.kind
        assert example.case.id.rpartition("/")[2].startswith("good-")
        assert example.text in example.case.text


def test_every_family_of_rules_has_words() -> None:
    assert [family for family in families() if title_of(family) == family] == []


def test_a_fact_has_its_source() -> None:
    assert [code for code, rule in RULES.items() if rule.fact and not rule.source] == []


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


@pytest.mark.parametrize(
    "page", sorted((docs.ROOT / "docs" / "concepts").glob("*.md")), ids=lambda page: page.stem
)
def test_documents_of_a_concept_have_the_right_shape(page: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for block in blocks:
        data = yaml.safe_load(block)
        if "kind" in data:
            found = list(shape_problems(BY_KIND[data["kind"]].type, data, {}))
            assert [problem.message for problem in found] == [], block
