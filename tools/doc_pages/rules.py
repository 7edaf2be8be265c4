"""docs/rules/: a page for each rule, one for each family, and their table of contents."""

from collections.abc import Iterator
from pathlib import Path

from doc_pages.families import families, family_of, kinds_of, rule_link, title_of
from doc_pages.markdown import cell, fenced, prose, table
from specgen.cli.rules import all_rules
from specgen.findings.report import rule_text
from specgen.findings.report.examples import Example, examples
from specgen.findings.rule import Rule
from specgen.systems import SYSTEMS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "rules"

INDEX_HEAD = """# Rules

Everything that specgen finds, by the letters of its code. Each rule has a page with its promise,
the fact behind it with its source, and a bad and a good example, which are test cases.
`specgen explain CODE` shows the same in a terminal. Written by `make docs`.
"""

OUR_OWN = "this is specgen's own rule about how documents are read and fit together"


def pages() -> Iterator[tuple[Path, str]]:
    yield FOLDER / "README.md", index()
    for family in families():
        yield FOLDER / f"{family}.md", family_page(family)
    for some in families().values():
        for i, rule in enumerate(some):
            before, after = some[i - 1] if i else None, some[i + 1] if i + 1 < len(some) else None
            yield FOLDER / f"{rule.code}.md", page(rule, before, after)


def index() -> str:
    rows = (
        (f"[{family}]({family}.md)", cell(title_of(family)), str(len(rules)))
        for family, rules in families().items()
    )
    return f"{INDEX_HEAD}\n{table(('letters', 'about', 'rules'), rows)}\n"


def family_page(family: str) -> str:
    rules = families()[family]
    rows = (
        (rule_link(rule.code), " or ".join(rule.severities), cell(rule.promise)) for rule in rules
    )
    kinds = dict.fromkeys(kind for rule in rules for kind in kinds_of().get(rule.code, ()))
    about = f"Documents of {_kinds(tuple(kinds))}.\n\n" if kinds else ""
    listed = table(("code", "severity", "what must hold"), rows)
    return f"# {family}: {title_of(family)}\n\n{about}{listed}\n\n[All families](README.md)\n"


def page(rule: Rule, before: Rule | None, after: Rule | None) -> str:
    return "\n\n".join(_parts(rule, before, after)) + "\n"


def _parts(rule: Rule, before: Rule | None, after: Rule | None) -> Iterator[str]:
    yield f"# {rule.code}"
    yield f"**{prose(_sentence(rule.promise))}**"
    yield prose(_sentence(rule.fact or OUR_OWN))
    yield table(("", ""), _facts(rule))
    example = examples().by_code.get(rule.code)
    if example is not None:
        yield from _sides(example)
    yield _neighbours(rule, before, after)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "severity", " or ".join(rule.severities)
    kinds = kinds_of().get(rule.code, ())
    if kinds:
        yield "documents", _kinds(kinds)
    if rule.source.startswith("http"):
        yield "source", f"<{rule.source}>"
    elif rule.source:
        yield "source", cell(rule.source)
    if rule.source and rule.date:
        yield "read on", rule.date
    yield from (("data", cell(data)) for data in rule_text.data_of(rule))
    yield "silence it", cell(rule_text.silence(rule))


def _kinds(kinds: tuple[str, ...]) -> str:
    every = len(kinds) == len(SYSTEMS)
    return "every kind" if every else ", ".join(f"[{kind}](../kinds/{kind}.md)" for kind in kinds)


def _sides(example: Example) -> Iterator[str]:
    """Below each other on GitHub and on a phone, side by side on a wide screen."""
    yield "## Bad and good"
    needs = ", ".join(f"[{name}](../../tests/base/{name}.yaml)" for name in example.beside)
    if needs:
        yield f"Besides the documents of {needs}:"
    yield '<div class="grid" markdown>'
    yield "<div markdown>"
    yield f"**Bad**, found on line {example.line} ([test case]({_file(example.bad)})):"
    yield fenced("\n".join(rule_text.lines(example.bad)), line=_shown_line(example))
    yield "</div>"
    if example.good:
        yield "<div markdown>"
        yield f"**Good** ([test case]({_file(example.good)})):"
        yield fenced("\n".join(rule_text.lines(example.good)))
        yield "</div>"
    yield "</div>"


def _shown_line(example: Example) -> int:
    return example.line if example.line <= rule_text.SHOWN_LINES else 0


def _file(case: str) -> str:
    return f"../../tests/{case}.yaml"


def _neighbours(rule: Rule, before: Rule | None, after: Rule | None) -> str:
    family = family_of(rule.code)
    around = [rule_link(one.code) for one in (before, after) if one is not None]
    listed = f"[all of {family}]({family}.md)"
    named = [rule_link(code) for code in _named(rule)]
    near = ", ".join([*around, listed])
    return f"Next to it: {near}." + (f" Named above: {', '.join(named)}." if named else "")


def _named(rule: Rule) -> list[str]:
    """Other rules that its text names."""
    words = f"{rule.promise} {rule.fact}".replace(",", " ").replace(")", " ").split()
    rules = all_rules(SYSTEMS)
    return [word for word in dict.fromkeys(words) if word in rules and word != rule.code]
