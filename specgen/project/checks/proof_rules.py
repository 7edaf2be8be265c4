"""What a proof finds: reported by Terraform and the provider, located in the documents."""

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
    fact="some rules are applied only while planning, such as those between two arguments",
    source="https://developer.hashicorp.com/terraform/plugin/framework/resources/plan-modification",
    also=Severity.WARNING,
)
SETTLED = rule(
    "PRV003",
    "planning again with what was planned finds nothing to do",
    fact="an argument that the provider stores in another form shows as a change in every plan",
    source="https://developer.hashicorp.com/terraform/plugin/framework/resources/plan-modification",
)
NO_CALL = rule(
    "PRV004",
    "planning does not call AWS",
    fact="a plan that calls AWS cannot be reviewed before the account exists; only the parameters "
    "that other root modules publish are answered",
    source="https://developer.hashicorp.com/terraform/language/data-sources",
)
FRESH = rule(
    "PRV005",
    "the files that are proved are what the documents render to",
    severity=Severity.WARNING,
)

APPLIED = rule(
    "PRV006",
    "every root module can be applied, planned again without a change, and destroyed",
    fact="what a service refuses or returns differently shows only when it is called; here an "
    "emulator is called, which imitates AWS as far as it can",
    source="https://docs.getmoto.org/en/latest/docs/server_mode.html",
    also=Severity.WARNING,
)

RULES = (VALID, PLANNED, SETTLED, NO_CALL, FRESH, APPLIED, *statement_rules.RULES)

CODES = frozenset(rule.code for rule in RULES)
"""What only a proof finds: `validate` cannot know whether silencing it is useless."""
