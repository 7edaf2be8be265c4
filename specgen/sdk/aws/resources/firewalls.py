"""Web ACLs, their rules and IP sets that WAF refuses."""

from collections.abc import Iterator
from typing import Any

from specgen.facts import waf
from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.sdk.aws import addresses
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

ACTIONS = ("allow", "block")
READ = "2026-11-29"
CLOUDFRONT = "CLOUDFRONT"
VERSIONS = {"IPV4": 4, "IPV6": 6}
SCOPED = ("web_acl", "ip_set", "rule_group", "regex_pattern_set")


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


@resource_check(
    "AWS085",
    "the rules of a web ACL have priorities and names of their own",
    "aws_wafv2_web_acl",
    "aws_wafv2_rule_group",
    fact="WAF refuses two rules of one priority, or of one name; the provider takes them",
    source="https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html",
    date=READ,
)
def rules_differ(_kind: str, block: Block) -> Iterator[Problem]:
    seen: set[tuple[str, object]] = set()
    for rule in block.blocks("rule"):
        for key, value in (("priority", rule.number("priority")), ("name", rule.text("name"))):
            if value not in (None, "") and (key, value) in seen:
                shown = f"{value:g}" if isinstance(value, (int, float)) else value
                message = f"two rules have the {key} {shown}; write another one"
                yield rule.problem(key, message)
            seen.add((key, value))


@resource_check(
    "AWS086",
    "a distribution names its web ACL itself",
    "aws_wafv2_web_acl_association",
    fact="WAF associates no ACL with a distribution: its web_acl_id is the ARN of the ACL",
    source="https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html",
    date=READ,
)
def no_distribution(_kind: str, block: Block) -> Iterator[Problem]:
    referred = block.referred("resource_arn")
    is_one = referred is not None and referred[0] == "aws_cloudfront_distribution"
    if is_one or ":cloudfront:" in block.text("resource_arn"):
        message = "WAF associates no ACL with a distribution"
        yield block.problem("resource_arn", f"{message}; write `web_acl_id` in the distribution")


@resource_check(
    "AWS087",
    "what protects distributions is made in us-east-1",
    *(f"aws_wafv2_{kind}" for kind in SCOPED),
    fact="AWS takes the scope CLOUDFRONT at the endpoint of us-east-1 only",
    source="https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html",
    date=READ,
)
def is_at_home(_kind: str, block: Block) -> Iterator[Problem]:
    region = block.region
    if block.text("scope") == CLOUDFRONT and region not in ("", waf.CLOUDFRONT_REGION):
        message = f"the scope CLOUDFRONT exists in {waf.CLOUDFRONT_REGION} only, not in {region}"
        yield block.problem("scope", f"{message}; place it there, or write REGIONAL")


@resource_check(
    "AWS088",
    "the addresses of an IP set are blocks of its family, each from its first address",
    "aws_wafv2_ip_set",
    fact="WAF takes every block but /0, of one family in a set; the provider takes any text",
    source="https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateIPSet.html",
    date=READ,
)
def addresses_are_blocks(_kind: str, block: Block) -> Iterator[Problem]:
    version = VERSIONS.get(block.text("ip_address_version"), 0)
    for address in block.texts("addresses") if version else ():
        if wrong := addresses.problem(address, version):
            yield block.problem("addresses", wrong)


@resource_check(
    "AWS089",
    "a geographic statement names countries that WAF knows, at most 50",
    "aws_wafv2_web_acl",
    "aws_wafv2_rule_group",
    fact="codes are those of ISO 3166, so that the United Kingdom is GB; the provider takes any",
    source="https://docs.aws.amazon.com/waf/latest/APIReference/API_GeoMatchStatement.html",
    date=READ,
)
def countries_exist(_kind: str, block: Block) -> Iterator[Problem]:
    for rule in block.blocks("rule"):
        for at, codes in _countries(rule.value("statement"), ("statement",)):
            wrong = [code for code in codes if code not in waf.COUNTRIES]
            pointer = (*rule.pointer, *at)
            if wrong:
                right = "GB" if wrong[0] == "UK" else "its code in ISO 3166"
                yield Problem(pointer, f"WAF knows no country {wrong[0]}; write {right}")
            if len(codes) > waf.MOST_COUNTRIES:
                message = f"{len(codes)} countries, but a statement has at most 50"
                yield Problem(pointer, f"{message}; make a second rule for the rest")


def _countries(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, list[str]]]:
    """The literal codes of each geographic statement below, and where they are."""
    items = enumerate(value) if isinstance(value, list) else ()
    for key, inner in value.items() if isinstance(value, dict) else items:
        if key == "country_codes" and isinstance(inner, list):
            yield (*pointer, key), [code for code in inner if isinstance(code, str)]
        else:
            yield from _countries(inner, (*pointer, key))
