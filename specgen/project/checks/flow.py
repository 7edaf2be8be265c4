"""All rules of the flow: those that belong to no kind."""

from specgen.documents.rules import YAML_RULES
from specgen.findings.rule import Rule
from specgen.project import load, references
from specgen.project.checks import build_rules, decisions, ignores, proof_rules
from specgen.project.stacks import CYCLE

FLOW_RULES: tuple[Rule, ...] = (
    *YAML_RULES,
    *load.RULES,
    *references.RULES,
    *decisions.RULES,
    *ignores.RULES,
    *build_rules.RULES,
    *proof_rules.RULES,
    CYCLE,
)
