"""Web ACLs and their rules without the one action that WAF wants."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

ACTIONS = ("allow", "block")


@resource_check(
    "AWS019",
    "a web ACL allows or blocks by default, and each of its rules has one action",
    "aws_wafv2_web_acl",
    "aws_wafv2_rule_group",
    fact="WAF refuses an empty default action, and a rule with neither action nor override action, "
    "or with both; the provider takes them",
    source="https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html",
)
def one_action(_kind: str, block: Block) -> Iterator[Problem]:
    for default in block.blocks("default_action"):
        written = [key for key in ACTIONS if default.has(key)]
        if len(written) > 1:
            yield default.problem(written[1], "the default action is allow or block, not both")
        elif default.lacks(*ACTIONS):
            message = "the default action is empty; write allow or block in it"
            yield block.problem("default_action", message)
    for rule in block.blocks("rule"):
        if rule.has("action") and rule.has("override_action"):
            message = "a rule has an action or an override_action, not both"
            yield rule.problem("override_action", message)
        elif rule.lacks("action", "override_action"):
            message = "this rule has no action"
            hint = "write override_action for a rule group, action for any other statement"
            yield rule.problem("name", message, hint)
