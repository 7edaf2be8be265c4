"""Managed groups: what WAF refuses, and what makes one do less than it seems."""

from collections.abc import Iterator

from specgen.facts import waf
from specgen.facts.freshness import known_on
from specgen.facts.waf_groups import BOT_CONTROL, GROUPS, whole_name
from specgen.sdk import Here, Problem, Severity, check, did_you_mean
from specgen.systems.web_acl.model import WebAcl

READ = "2026-11-29"
BOTS = f"{waf.GUIDE}/aws-managed-rule-groups-bot.html"


@check(
    "WAF102",
    "a rule acts in one way: a managed group by its own rules, or it counts; any other by `action`",
    fact="WAF refuses a rule with both or none of action and override action, and a group with an "
    "action; the provider takes them all",
    source=f"{waf.API}/API_Rule.html",
    date=READ,
)
def rules_act_once(spec: WebAcl) -> Iterator[Problem]:
    for pointer, rule in spec.own_rules():
        if rule.managed and rule.action:
            message = "the rules of a managed group have actions of their own"
            right = "remove `action`; `mode: count` makes the group count, `overrides` single rules"
            yield Problem((*pointer, "action"), f"{message}; {right}", at_key=True)


@check(
    "WAF103",
    "a group that only counts has no overrides",
    fact="what the rules of a counting group decide is turned into a count, whatever they would do",
    source=f"{waf.GUIDE}/web-acl-rule-group-override-options.html",
    date=READ,
)
def overrides_take_effect(spec: WebAcl) -> Iterator[Problem]:
    for pointer, rule in spec.own_rules():
        if rule.mode == "count" and rule.overrides:
            message = "the group only counts, so that no action of a single rule takes effect"
            right = "remove `overrides`, or remove `mode`"
            yield Problem((*pointer, "overrides"), f"{message}; {right}", at_key=True)


@check(
    "WAF108",
    "Bot Control says how deeply it looks",
    fact="AWS requires an inspection level; the provider does not",
    source=f"{waf.API}/API_AWSManagedRulesBotControlRuleSet.html",
    date=READ,
)
def bots_have_a_level(spec: WebAcl) -> Iterator[Problem]:
    for pointer, rule in spec.own_rules():
        if rule.managed == BOT_CONTROL and rule.inspection_level is None:
            message = "Bot Control needs an `inspection_level`"
            right = "write COMMON, or TARGETED, which costs more"
            yield Problem((*pointer, "managed"), f"{message}; {right}")
        if rule.machine_learning is not None and rule.inspection_level == "COMMON":
            message = "only TARGETED Bot Control learns"
            right = "remove `machine_learning`, or write inspection_level: TARGETED"
            yield Problem((*pointer, "machine_learning"), f"{message}; {right}", at_key=True)


@check(
    "WAF109",
    "clients of targeted Bot Control have tokens",
    severity=Severity.WARNING,
    fact="most targeted rules look at the token of WAF's SDK, or of an earlier challenge; machine "
    "learning needs about a day of traffic",
    source=BOTS,
    date=READ,
)
def clients_have_tokens(spec: WebAcl, here: Here) -> Iterator[Problem]:
    challenged = False
    for item in spec.listed(here):
        challenged |= item.rule.acts in {"captcha", "challenge"}
        if item.rule.inspection_level == "TARGETED" and not challenged:
            message = "without a token in the request, most targeted rules see nothing"
            right = "put WAF's SDK into the application and record a decision"
            hint = "or write a rule with `action: challenge` before this one"
            yield Problem(item.pointer, f"{message}; {right}", hint)


@check(
    "WAF110",
    "a managed group exists, and is one that this kind can set up",
    fact="the provider takes any name",
    source=waf.GROUPS_PAGE,
    topics=("waf",),
    dated=True,
)
def groups_exist(spec: WebAcl) -> Iterator[Problem]:
    for pointer, rule in spec.own_rules():
        if rule.managed is None:
            continue
        known = GROUPS.get(rule.managed)
        at = (*pointer, "managed")
        if known is None:
            message = f"on {known_on('waf')} AWS had no group {rule.managed}"
            whole = whole_name(rule.managed)
            guess = f"; write {whole}" if whole else did_you_mean(rule.managed, list(GROUPS))
            hint = "if AWS has it by now, record a decision; its capacity is then not counted"
            yield Problem(at, f"{message}{guess}", hint, dated=True)
        elif known.asks:
            message = f"{rule.managed} needs {known.asks}, which this kind does not offer"
            yield Problem(at, f"{message}; write the ACL as a `raw` resource, or leave it out")


@check(
    "WAF131",
    "an override names a rule of its group",
    severity=Severity.WARNING,
    fact="names of rules have capitals and underscores of their own; what is not in the group is "
    "overridden nowhere",
    source=waf.GROUPS_PAGE,
    topics=("waf",),
)
def overrides_name_rules(spec: WebAcl) -> Iterator[Problem]:
    """Slips only: our list of rules is older than the groups."""
    for pointer, rule in spec.own_rules():
        known = GROUPS.get(rule.managed or "")
        for name in rule.overrides if known else ():
            guess = did_you_mean(name, known.rules) if known and name not in known.rules else ""
            if guess:
                message = f"{rule.managed} had no rule {name} when its rules were read"
                yield Problem((*pointer, "overrides", name), f"{message}{guess}", at_key=True)


GROUP_CHECKS = (
    rules_act_once,
    overrides_take_effect,
    bots_have_a_level,
    clients_have_tokens,
    groups_exist,
    overrides_name_rules,
)
