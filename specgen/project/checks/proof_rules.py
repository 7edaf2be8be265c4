"""What a proof finds: told by Terraform and the provider, placed in the documents."""

from specgen.findings.finding import Severity
from specgen.findings.rule import rule
from specgen.project.checks import statement_rules

VALID = rule(
    "PRV001",
    "`terraform init` and `terraform validate` accept every root module",
    fact="the provider checks each argument's name, type and many of its values without an account",
    source="https://developer.hashicorp.com/terraform/cli/commands/validate",
    also=Severity.WARNING,
)
PLANNED = rule(
    "PRV002",
    "the provider plans every root module without an account",
    fact="some rules are applied only while planning, as those between two arguments",
    source="https://developer.hashicorp.com/terraform/plugin/framework/resources/plan-modification",
    also=Severity.WARNING,
)
SETTLED = rule(
    "PRV003",
    "planning again with what was planned finds nothing to do",
    fact="an argument that the provider writes in another form is a change in every plan",
    source="https://developer.hashicorp.com/terraform/plugin/framework/resources/plan-modification",
)
NO_CALL = rule(
    "PRV004",
    "planning asks AWS nothing",
    fact="a plan that asks cannot be reviewed before the account is there; answered are only the "
    "parameters that other root modules publish",
    source="https://developer.hashicorp.com/terraform/language/data-sources",
)
FRESH = rule(
    "PRV005",
    "what is proved is what the documents render to",
    severity=Severity.WARNING,
)

APPLIED = rule(
    "PRV006",
    "every root module can be applied, planned again without a change, and destroyed",
    fact="what the service refuses or reads back otherwise shows only when it is called; here an "
    "emulator is, which stands for AWS as far as it goes",
    source="https://docs.getmoto.org/en/latest/docs/server_mode.html",
    also=Severity.WARNING,
)

RULES = (VALID, PLANNED, SETTLED, NO_CALL, FRESH, APPLIED, *statement_rules.RULES)

CODES = frozenset(rule.code for rule in RULES)
"""What only a proof finds: `validate` cannot say that silencing it is of no use."""
