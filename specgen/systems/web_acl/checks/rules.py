"""What WAF refuses in a rule, and rules that do less than they seem to."""

from collections.abc import Iterator

from specgen.facts import waf
from specgen.facts.freshness import known_on
from specgen.sdk import Here, Pointer, Problem, Severity, check, did_you_mean
from specgen.systems.web_acl.model import CLIENT_RULE, ORIGIN_RULE, WebAcl
from specgen.systems.web_acl.model.rule import OF_GROUPS, Rule

READ = "2026-11-29"
BOTS = f"{waf.GUIDE}/aws-managed-rule-groups-bot.html"
RATES = f"{waf.GUIDE}/waf-rule-statement-type-rate-based.html"
UNITED_KINGDOM = {"UK": "GB"}


def _rules(spec: WebAcl) -> Iterator[tuple[Pointer, Rule]]:
    for i, rule in enumerate(spec.rules):
        yield ("rules", i), rule


@check(
    "WAF102",
    "a rule acts in one way: a managed group by its own rules, or it counts; any other by `action`",
    fact="WAF refuses a rule with both or none of action and override action, and a group with an "
    "action; the provider takes them all",
    source=f"{waf.API}/API_Rule.html",
    date=READ,
)
def rules_act_once(spec: WebAcl) -> Iterator[Problem]:
    for pointer, rule in _rules(spec):
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
    for pointer, rule in _rules(spec):
        if rule.mode == "count" and rule.overrides:
            message = "the group only counts, so that no action of a single rule takes effect"
            right = "remove `overrides`, or remove `mode`"
            yield Problem((*pointer, "overrides"), f"{message}; {right}", at_key=True)


@check(
    "WAF104",
    "a rate for everyone is narrowed, and an ACL has at most ten rates",
    fact="WAF wants a condition where requests are not told apart; ten rate rules is its quota for "
    "an ACL, which AWS does not raise",
    source=waf.QUOTAS,
    date=READ,
)
def rates_are_possible(spec: WebAcl, here: Here) -> Iterator[Problem]:
    for pointer, rule in _rules(spec):
        constant = rule.rate and rule.rate.per == "everyone" and not rule.rate.headers
        if constant and not rule.has_conditions:
            message = "a rate of all requests together needs a condition"
            right = "write `path_prefix`, `host` or `countries` beside it, or `per: client`"
            yield Problem((*pointer, "rate", "per"), f"{message}; {right}")
    rates = [item for item in spec.listed(here) if item.rule.rate]
    if len(rates) > waf.MOST_RATE_RULES:
        message = f"{len(rates)} rate rules, but an ACL has at most {waf.MOST_RATE_RULES}"
        yield Problem(rates[waf.MOST_RATE_RULES].pointer, f"{message}; combine some of them")


@check(
    "WAF107",
    "countries have codes that WAF knows, at most 50 in a rule",
    fact="codes are those of ISO 3166, so that the United Kingdom is GB; the provider takes any",
    source=f"{waf.API}/API_GeoMatchStatement.html",
    topics=("waf",),
)
def countries_exist(spec: WebAcl) -> Iterator[Problem]:
    for pointer, rule in _rules(spec):
        for key in ("countries", "countries_except"):
            codes: list[str] = getattr(rule, key)
            for i, code in enumerate(codes):
                if code not in waf.COUNTRIES:
                    right = UNITED_KINGDOM.get(code, "its code in ISO 3166")
                    message = f"WAF knows no country {code}; write {right}"
                    yield Problem((*pointer, key, i), message)
            if len(codes) > waf.MOST_COUNTRIES:
                message = f"{len(codes)} countries, but a rule has at most {waf.MOST_COUNTRIES}"
                right = "make a second rule for the rest"
                if key == "countries_except":
                    right = "write the others as `countries`, in several rules"
                at = (*pointer, key, waf.MOST_COUNTRIES)
                yield Problem(at, f"{message}; {right}")


@check(
    "WAF108",
    "Bot Control says how deeply it looks",
    fact="AWS requires an inspection level; the provider does not",
    source=f"{waf.API}/API_AWSManagedRulesBotControlRuleSet.html",
    date=READ,
)
def bots_have_a_level(spec: WebAcl) -> Iterator[Problem]:
    for pointer, rule in _rules(spec):
        if rule.managed == waf.BOT_CONTROL and rule.inspection_level is None:
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
    for pointer, rule in _rules(spec):
        if rule.managed is None:
            continue
        known = waf.GROUPS.get(rule.managed)
        at = (*pointer, "managed")
        if known is None:
            message = f"on {known_on('waf')} AWS had no group {rule.managed}"
            guess = did_you_mean(rule.managed, list(waf.GROUPS))
            hint = "if AWS has it by now, record a decision; its capacity is then not counted"
            yield Problem(at, f"{message}{guess}", hint, dated=True)
        elif known.asks:
            message = f"{rule.managed} needs {known.asks}, which this kind does not offer"
            yield Problem(at, f"{message}; write the ACL as a `raw` resource, or leave it out")


@check(
    "WAF124",
    "a rule is a managed group, a rate, or conditions, and has the keys of what it is",
    fact="a statement of WAF is one of many; groups and rates are narrowed by conditions",
    source=waf.PAGES,
    date=READ,
)
def rules_are_whole(spec: WebAcl) -> Iterator[Problem]:
    for pointer, rule in _rules(spec):
        if rule.managed and rule.rate:
            message = "a rule is a managed group or a rate, not both"
            yield Problem((*pointer, "rate"), f"{message}; make two rules of it", at_key=True)
        if not (rule.managed or rule.rate or rule.has_conditions):
            message = f"the rule `{rule.name}` does not say what it matches"
            right = "write `managed`, `rate`, or a condition such as `countries` or `path_prefix`"
            yield Problem(pointer, f"{message}; {right}")
        for one in ("countries", "ip_set"):
            if getattr(rule, one) and getattr(rule, f"{one}_except"):
                message = f"`{one}` and `{one}_except` cancel each other"
                yield Problem((*pointer, f"{one}_except"), f"{message}; keep one", at_key=True)
        yield from _strange(pointer, rule)


def _strange(pointer: Pointer, rule: Rule) -> Iterator[Problem]:
    for key in OF_GROUPS:
        written = getattr(rule, key) not in (None, {})
        if written and not rule.managed:
            right = "remove it, or name a group as `managed`"
            yield Problem((*pointer, key), f"`{key}` is a managed group's; {right}", at_key=True)
        elif written and key in OF_BOTS and rule.managed != waf.BOT_CONTROL:
            message = f"`{key}` is Bot Control's, not that of {rule.managed}"
            yield Problem((*pointer, key), f"{message}; remove it", at_key=True)


OF_BOTS = ("inspection_level", "machine_learning")


@check(
    "WAF125",
    "the rules of an ACL have different names",
    fact="WAF refuses two rules of one name",
    source=f"{waf.API}/API_Rule.html",
    date=READ,
)
def names_differ(spec: WebAcl, here: Here) -> Iterator[Problem]:
    seen = {ORIGIN_RULE: "`origin_header`", CLIENT_RULE: "`client_ip`"}
    for item in spec.all_rules(here):
        name, pointer = item.rule.name, item.pointer
        if name in seen:
            at = pointer if pointer == ("rules_of",) else (*pointer, "name")
            yield Problem(at, f"{seen[name]} makes a rule `{name}` already; write another name")
        seen[name] = f"web_acl/{spec.rules_of}" if pointer == ("rules_of",) else "this ACL"


RULE_CHECKS = (
    rules_act_once,
    overrides_take_effect,
    rates_are_possible,
    countries_exist,
    bots_have_a_level,
    clients_have_tokens,
    groups_exist,
    rules_are_whole,
    names_differ,
)
