"""All rules by code: for `explain`, the reports, the rule tables and the tests."""

from collections.abc import Sequence
from functools import cache

from specgen.findings.rule import Rule
from specgen.project.checks.flow import FLOW_RULES
from specgen.sdk.system import System


def _listed(systems: Sequence[System]) -> list[Rule]:
    """Each once: kinds that share a check share its rule."""
    of_kinds = [rule for system in systems for rule in rules_of(system)]
    return list(dict.fromkeys([*FLOW_RULES, *of_kinds]))


@cache
def all_rules(systems: tuple[System, ...]) -> dict[str, Rule]:
    """By code."""
    return {rule.code: rule for rule in _listed(systems)}


def duplicates(systems: Sequence[System]) -> list[str]:
    """Codes that more than one rule has."""
    codes = [rule.code for rule in _listed(systems)]
    return sorted({code for code in codes if codes.count(code) > 1})


def rules_of(system: System) -> list[Rule]:
    """In their written order, each once."""
    return system.rules


def table(system: System) -> str:
    """The rule table of a system's README."""
    lines = ["| code | severity | promise | fact |", "| --- | --- | --- | --- |"]
    for rule in rules_of(system):
        fact = f"{rule.fact} ([source]({rule.source}))" if _is_page(rule) else rule.fact
        severities = " or ".join(rule.severities)
        lines.append(f"| {rule.code} | {severities} | {rule.promise} | {fact} |")
    return "\n".join(lines) if rules_of(system) else "It has no checks of its own."


def _is_page(rule: Rule) -> bool:
    return rule.source.startswith("http")
