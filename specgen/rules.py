"""All rules by their code: what `explain`, the rule tables and the tests go through."""

from specgen import decisions, documents, general, ignoring, references, rendering_rules
from specgen.findings.rule import Rule, rule
from specgen.proving import rules as proving_rules
from specgen.systems import SYSTEMS

YAML_RULES = (
    rule("YAML001", "a file is well-formed YAML"),
    rule("YAML002", "a file is UTF-8 text"),
    rule(
        "YAML003",
        "a file has at most 1 MiB and 200 documents of 64 levels and 20,000 values; a project has "
        "at most 2,000 files",
    ),
    rule("YAML004", "a document holds plain values, no tags"),
    rule("YAML005", "a document is a map"),
    rule("YAML006", "a key stands once in its map"),
    rule("YAML007", "a key is a text"),
    rule("YAML008", "files of documents lie in the specs folder, not behind links out of it"),
    rule(
        "YAML009",
        "keys and texts hold only what a reader sees",
        fact="control, zero-width and direction characters hide what a review should see",
        source="https://www.unicode.org/reports/tr36/",
    ),
    rule(
        "YAML010",
        "numbers are finite, and at most 9007199254740991",
        fact="JSON's readers keep whole numbers exact up to 2^53 - 1",
        source="https://www.rfc-editor.org/rfc/rfc8259#section-6",
    ),
    rule(
        "YAML011",
        "text is never taken for a marker of the tools that render",
        fact="CDKTF puts another resource's attribute where a text holds its token",
        source="cdktf 0.21.0, lib/tokens/private/encoding",
    ),
)


def _all() -> list[Rule]:
    """Each once: kinds that have a check in common have one rule."""
    checks = [c.rule for s in SYSTEMS for c in s.checks]
    everywhere = [c.rule for c in general.PROJECT_CHECKS]
    modules = (documents, references, decisions, ignoring, rendering_rules, proving_rules)
    flow = [r for module in modules for r in module.RULES]
    return list(dict.fromkeys([*YAML_RULES, *flow, *everywhere, *checks, CYCLE]))


CYCLE = rule(
    "PLT012",
    "root modules need each other in one direction",
    fact="Terraform root modules are applied one after another",
    source="https://developer.hashicorp.com/terraform/language/state/remote-state-data",
)

RULES: dict[str, Rule] = {r.code: r for r in _all()}


def duplicates() -> list[str]:
    """Codes that two rules have."""
    codes = [r.code for r in _all()]
    return sorted({code for code in codes if codes.count(code) > 1})


def rules_of(kind: str) -> list[Rule]:
    """The rules of one system, in their written order."""
    system = next(s for s in SYSTEMS if s.kind == kind)
    return [c.rule for c in (*system.checks, *system.project_checks)]


def table(kind: str) -> str:
    """The rule table of a system's README."""
    lines = ["| code | severity | promise | fact |", "| --- | --- | --- | --- |"]
    for r in rules_of(kind):
        fact = f"{r.fact} ([source]({r.source}))" if r.source.startswith("http") else r.fact
        lines.append(f"| {r.code} | {' or '.join(r.severities)} | {r.promise} | {fact} |")
    return "\n".join(lines) if len(lines) > 2 else "It has no checks of its own."  # noqa: PLR2004  the head
