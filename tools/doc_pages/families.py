"""Families of rules: the letters of a code, and what they are about."""

import re
from collections.abc import Mapping
from functools import cache

from specgen.cli.rules import all_rules, rules_of
from specgen.findings.rule import Rule
from specgen.systems import SYSTEMS

TITLES: Mapping[str, str] = {
    "ADDR": "Addresses of resources",
    "ALM": "Alarms",
    "AWS": "What AWS refuses in any resource",
    "BIND": "Bindings of providers",
    "CHN": "Channels to people",
    "CMP": "Services, jobs and the cluster",
    "CST": "Cost",
    "DDG": "Datadog and log forwarding",
    "DEC": "Decisions",
    "DNS": "Names in DNS",
    "DOC": "Kind and name of a document",
    "EDG": "Load balancers: TLS, zones, logs",
    "EFS": "File systems",
    "ELB": "Load balancers",
    "IAM": "Permissions",
    "IGN": "Silenced findings",
    "MTR": "Metrics of our own",
    "NET": "Networks",
    "OBS": "Alarms and what hears them",
    "PLACE": "Placement and overrides",
    "PLT": "The platform as a whole",
    "PRV": "What a proof finds",
    "RDS": "Relational databases",
    "REF": "References between documents",
    "REQ": "Statements of a source document",
    "ROT": "Rotation of secrets",
    "SEC": "Secrets",
    "SHAPE": "Keys and values",
    "SLO": "Service level objectives",
    "TF": "Terraform in documents",
    "WAF": "Firewalls of web applications",
    "YAML": "How YAML is read",
}
"""Of families that no single kind has; the others are called like their kind."""


def family_of(code: str) -> str:
    return re.split(r"\d", code, maxsplit=1)[0]


@cache
def families() -> dict[str, tuple[Rule, ...]]:
    """Letters -> rules, both in the order of their codes."""
    rules, found = all_rules(SYSTEMS), {}
    for code in sorted(rules):
        found.setdefault(family_of(code), []).append(rules[code])
    return {family: tuple(some) for family, some in found.items()}


@cache
def kinds_of() -> dict[str, tuple[str, ...]]:
    """Code -> kinds whose documents it looks at; of a rule of the flow there are none."""
    found: dict[str, list[str]] = {}
    for system in SYSTEMS:
        for rule in rules_of(system):
            found.setdefault(rule.code, []).append(system.kind)
    return {code: tuple(kinds) for code, kinds in found.items()}


def title_of(family: str) -> str:
    return TITLES.get(family) or _of_its_kind(family)


def _of_its_kind(family: str) -> str:
    """The title of the kind that has most of its rules, the first of several."""
    counts: dict[str, int] = {}
    for rule in families()[family]:
        for kind in kinds_of().get(rule.code, ()):
            counts[kind] = counts.get(kind, 0) + 1
    titles = {system.kind: system.title for system in SYSTEMS}
    return titles[max(counts, key=lambda kind: counts[kind])] if counts else family


def rule_link(code: str, folder: str = "") -> str:
    return f"[{code}]({folder}{code}.md)"
