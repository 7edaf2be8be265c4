"""Rules of web ACLs that WAF refuses for what their statements are, and places of its logs."""

import re
from collections.abc import Iterator

from specgen.facts import waf
from specgen.facts.freshness import known_on
from specgen.facts.waf_groups import BOT_CONTROL, GROUPS, whole_name
from specgen.findings.finding import Problem
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

ACL, GROUP = "aws_wafv2_web_acl", "aws_wafv2_rule_group"
MANAGED, OWN_GROUP = "managed_rule_group_statement", "rule_group_reference_statement"
OF_BOTS = "aws_managed_rules_bot_control_rule_set"
RATE = "rate_based_statement"
READ = "2026-11-29"


@resource_check(
    "AWS100",
    "a rule with a group of rules overrides, and any other rule acts",
    ACL,
    GROUP,
    fact="WAF refuses an action for a group, whose rules have actions of their own, and an "
    "override for any other statement; the provider takes them",
    source=f"{waf.API}/API_Rule.html",
    date=READ,
)
def rules_act_as_they_can(_kind: str, block: Block) -> Iterator[Problem]:
    for rule in block.blocks("rule"):
        if rule.has("action") and rule.has("override_action"):
            continue  # AWS019 finds it
        for statement in rule.blocks("statement"):
            is_group = statement.has(MANAGED) or statement.has(OWN_GROUP)
            if is_group and rule.has("action"):
                message = "the rules of a group have actions of their own"
                yield rule.problem("action", f"{message}; write `override_action`")
            elif statement.data and not is_group and rule.has("override_action"):
                message = "only a group of rules has something to override"
                yield rule.problem("override_action", f"{message}; write `action`")


@resource_check(
    "AWS101",
    "a managed group of AWS exists, and Bot Control says how deeply it looks",
    ACL,
    fact="AWS requires an inspection level of Bot Control; the provider takes any name, and none",
    source=waf.GROUPS_PAGE,
    topics=("waf",),
    dated=True,
)
def groups_exist(_kind: str, block: Block) -> Iterator[Problem]:
    for group in block.blocks("rule", "statement", MANAGED):
        name = group.text("name")
        if name and group.text("vendor_name") == "AWS" and name not in GROUPS:
            message = f"on {known_on('waf')} AWS had no group {name}"
            whole = whole_name(name)
            guess = f"; write {whole}" if whole else did_you_mean(name, list(GROUPS))
            yield group.problem("name", f"{message}{guess}", dated=True)
        settings = list(group.blocks("managed_rule_group_configs", OF_BOTS))
        is_open = any("dynamic" in found.data for found in (group, *settings))
        has_level = any(found.has("inspection_level") for found in settings)
        if name == BOT_CONTROL and not is_open and not has_level:
            message = "Bot Control needs an `inspection_level`"
            right = f"write it in managed_rule_group_configs, in {OF_BOTS}"
            yield group.problem("name", f"{message}; {right}")


@resource_check(
    "AWS102",
    "a rate says what it counts by, and an ACL has at most ten",
    ACL,
    GROUP,
    fact="WAF wants the header of FORWARDED_IP, and a condition if all requests are "
    "counted together; ten rate rules is its quota for an ACL, which AWS does not raise",
    source=waf.QUOTAS,
    date=READ,
)
def rates_are_possible(kind: str, block: Block) -> Iterator[Problem]:
    rates = list(block.blocks("rule", "statement", RATE))
    for rate in rates:
        by = rate.text("aggregate_key_type")
        if by == "FORWARDED_IP" and rate.lacks("forwarded_ip_config"):
            message = "FORWARDED_IP needs the header with the address"
            yield rate.problem("aggregate_key_type", f"{message}; write `forwarded_ip_config`")
        if by == "CONSTANT" and rate.lacks("scope_down_statement"):
            message = "a rate of all requests together needs a condition"
            yield rate.problem("aggregate_key_type", f"{message}; write `scope_down_statement`")
    if kind == ACL and len(rates) > waf.MOST_RATE_RULES:
        message = f"{len(rates)} rate rules, but an ACL has at most {waf.MOST_RATE_RULES}"
        at = rates[waf.MOST_RATE_RULES]
        yield at.problem("aggregate_key_type", f"{message}; combine some of them")


PREFIX = "aws-waf-logs-"
_PLACE = re.compile(
    r"arn:aws[a-z-]*:(?:s3:::|logs:[^:]*:[^:]*:log-group:|firehose:[^:]*:[^:]*:deliverystream/)"
    r"(?P<name>[^/:]+)"
)


@resource_check(
    "AWS103",
    "an ACL logs to one place, whose name begins with aws-waf-logs-",
    "aws_wafv2_web_acl_logging_configuration",
    fact="an ACL has one destination, and WAF takes no other name; the provider takes any",
    source=f"{waf.API}/API_LoggingConfiguration.html",
    date=READ,
)
def logs_go_to_one_place(_kind: str, block: Block) -> Iterator[Problem]:
    written = block.value("log_destination_configs")
    if isinstance(written, list) and len(written) > 1:
        message = f"an ACL logs to one place, and here are {len(written)}"
        yield block.problem("log_destination_configs", f"{message}; write one")
    for i, arn in block.items("log_destination_configs"):
        found = _PLACE.match(arn)
        if found and not found["name"].startswith(PREFIX):
            message = f"WAF does not log to {found['name']}"
            right = f"write a place whose name begins with {PREFIX}"
            yield block.problem("log_destination_configs", f"{message}; {right}", item=i)
