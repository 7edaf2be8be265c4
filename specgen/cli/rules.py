"""All rules by their code: what `explain`, the rule tables and the tests go through."""

from specgen import general
from specgen.documents.rules import YAML_RULES
from specgen.findings.rule import Rule
from specgen.project import load, references
from specgen.project.checks import decisions, ignores
from specgen.project.checks import proof_rules as proving_rules
from specgen.project.stacks import CYCLE
from specgen.render import rules
from specgen.systems import SYSTEMS


def _all() -> list[Rule]:
    """Each once: kinds that have a check in common have one rule."""
    checks = [c.rule for s in SYSTEMS for c in s.checks]
    everywhere = [c.rule for c in general.PROJECT_CHECKS]
    modules = (load, references, decisions, ignores, rules, proving_rules)
    flow = [r for module in modules for r in module.RULES]
    return list(dict.fromkeys([*YAML_RULES, *flow, *everywhere, *checks, CYCLE]))


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
