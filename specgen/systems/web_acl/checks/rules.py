"""What WAF refuses in a rule, whatever it looks at."""

import re
from collections.abc import Iterator

from specgen.facts import waf
from specgen.facts.waf_groups import BOT_CONTROL
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.systems.web_acl.model import CLIENT_RULE, ORIGIN_RULE, WebAcl
from specgen.systems.web_acl.model.rule import OF_BOTS, OF_GROUPS, Rule

READ = "2026-11-29"
UNITED_KINGDOM = {"UK": "GB"}


@check(
    "WAF104",
    "a rate for everyone is narrowed, and an ACL has at most ten rates",
    fact="WAF wants a condition if all requests are counted together; ten rate rules is its quota "
    "for an ACL, which AWS does not raise",
    source=waf.QUOTAS,
    date=READ,
)
def rates_are_possible(spec: WebAcl, here: Here) -> Iterator[Problem]:
    for pointer, rule in spec.own_rules():
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
    for pointer, rule in spec.own_rules():
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
    "WAF124",
    "a rule is a managed group, a rate, or conditions, and has the keys of what it is",
    fact="a statement of WAF is one of many; groups and rates are narrowed by conditions",
    source=waf.PAGES,
    date=READ,
)
def rules_are_whole(spec: WebAcl) -> Iterator[Problem]:
    for pointer, rule in spec.own_rules():
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
        elif written and key in OF_BOTS and rule.managed != BOT_CONTROL:
            message = f"`{key}` is Bot Control's, not that of {rule.managed}"
            yield Problem((*pointer, key), f"{message}; remove it", at_key=True)


@check(
    "WAF134",
    "paths of rules have no wildcards",
    severity=Severity.WARNING,
    fact="WAF compares a path letter by letter, and without the query",
    source=f"{waf.API}/API_ByteMatchStatement.html",
    date=READ,
)
def paths_are_literal(spec: WebAcl) -> Iterator[Problem]:
    for pointer, path, is_prefix in _paths(spec):
        if wild := re.search(r"[*?]", path):
            message = f"{wild[0]} is no wildcard here, so that {path} matches nothing"
            begins = path[: wild.start()]
            right = begins if is_prefix or wild[0] == "?" else "each path in full"
            yield Problem(pointer, f"{message}; write {right}")


def _paths(spec: WebAcl) -> Iterator[tuple[Pointer, str, bool]]:
    """Each with whether it is only the beginning of one."""
    for pointer, rule in spec.own_rules():
        yield (*pointer, "path_prefix"), rule.path_prefix or "", True
    for key in ("origin_header", "client_ip"):
        part = getattr(spec, key)
        for i, path in enumerate(part.except_ if part else ()):
            yield (key, "except", i), path, False


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
    rates_are_possible,
    countries_exist,
    rules_are_whole,
    paths_are_literal,
    names_differ,
)
