"""Rules that contradict themselves or each other, and rulesets that others write by hand."""

from collections import Counter
from collections.abc import Iterator

from specgen.sdk import At, Effective, Pointer, Problem, Project, Severity, check, project_check
from specgen.sdk.aws.interfaces import RAW
from specgen.systems.cloudflare_zone.checks.plans import DATE, DOCS
from specgen.systems.cloudflare_zone.model import (
    CLOUDFLARE_ZONE,
    PHASES,
    CloudflareZone,
    rules_of,
)
from specgen.systems.cloudflare_zone.model.parts import Bots

RULESETS = f"{DOCS}/ruleset-engine/about/rulesets/"
PROVIDER = "https://github.com/cloudflare/terraform-provider-cloudflare/tree/v5.14.0"


@check(
    "CFZ116",
    "rules of a phase have names of their own, and do something",
    fact="a rule is known by its ref, which is its name here; Cloudflare refuses a second one, and "
    "parameters that do not fit the action",
    source=f"{DOCS}/terraform/troubleshooting/rule-id-changes/",
    date=DATE,
)
def rules_do_something(spec: CloudflareZone) -> Iterator[Problem]:
    for key in PHASES:
        seen: Counter[str] = Counter()
        for i, rule in enumerate(rules_of(spec, key)):
            if seen[rule.name]:
                message = f"there is a rule `{rule.name}` already"
                yield Problem((key, i, "name"), f"{message}; write another name")
            seen[rule.name] += 1
    for i, rule in enumerate(spec.cache_rules):
        times = ("edge_ttl_seconds", "browser_ttl_seconds")
        for key in (t for t in times if not rule.cache and getattr(rule, t) is not None):
            message = "what is not cached is not kept for a time"
            right = f"remove `{key}`, or write `cache: true`"
            yield Problem(("cache_rules", i, key), f"{message}; {right}")
    for i, rule in enumerate(spec.config_rules):
        if not rule.settings:
            message = f"the rule `{rule.name}` changes no setting"
            yield Problem(
                ("config_rules", i), f"{message}; write one, such as `rocket_loader: false`"
            )
    if spec.bots == Bots():
        yield Problem(("bots",), "`bots` sets nothing; write one of its keys, or remove it")


@check(
    "CFZ122",
    "a later rule leaves something of an earlier one",
    fact="all rules that match are applied in order, so that the last one that sets a value wins",
    source=f"{DOCS}/cache/how-to/cache-rules/order/",
    date=DATE,
)
def rules_count(spec: CloudflareZone) -> Iterator[Problem]:
    for key in PHASES:
        rules = rules_of(spec, key)
        for i, rule in ((i, rule) for i, rule in enumerate(rules) if rule.settings):
            hiding = (r for r in rules[i + 1 :] if r.covers(rule) and r.overrides(rule))
            if later := next(hiding, None):
                message = f"`{rule.name}` changes nothing: `{later.name}` sets the same after it"
                right = f"put `{rule.name}` behind `{later.name}`, or remove it"
                yield Problem((key, i, "name"), f"{message}; {right}")


@project_check(
    "CFZ104",
    "a phase of a zone has one ruleset",
    across=True,
    fact="a zone has at most one entry point ruleset in each phase; the provider refuses a second "
    "one, or each apply replaces the rules of the other",
    source=RULESETS,
    date=DATE,
)
def phases_are_one(project: Project) -> Iterator[At]:
    owners: dict[tuple[str, ...], str] = {}
    for effective, pointer, zone, phase in (*_ours(project), *_handwritten(project)):
        key = (zone, phase)
        if key in owners:
            message = f"{owners[key]} makes the ruleset of {phase} in this zone already"
            yield At(effective, Problem(pointer, f"{message}; write all rules into that one"))
        owners.setdefault(key, effective.id)


_Ruleset = tuple[Effective, Pointer, str, str]
"""With its zone, as far as documents tell, and its phase."""


def _ours(project: Project) -> Iterator[_Ruleset]:
    for effective in CLOUDFLARE_ZONE.all(project):
        zone = f"{effective.module} cloudflare_zone.{effective.name}.id"
        for key, phase in PHASES.items():
            if rules_of(effective.spec, key):
                yield effective, (key,), zone, phase


def _handwritten(project: Project) -> Iterator[_Ruleset]:
    for effective in RAW.all(project):
        for name, body in effective.spec.resource.get("cloudflare_ruleset", {}).items():
            zone = body.get("zone_id")
            known = f"{effective.module} {zone.get('$ref')}" if isinstance(zone, dict) else zone
            if isinstance(known, str) and isinstance(body.get("phase"), str):
                pointer = ("resource", "cloudflare_ruleset", name, "phase")
                yield effective, pointer, known, body["phase"]


@project_check(
    "CFZ103",
    "a page rule says whether it is active",
    across=True,
    severity=Severity.WARNING,
    fact="the provider writes `disabled` by default; cache and configuration rules replace page "
    "rules",
    source=f"{PROVIDER}/internal/services/page_rule/schema.go",
    date=DATE,
)
def page_rules_are_active(project: Project) -> Iterator[At]:
    for effective in RAW.all(project):
        for name, body in effective.spec.resource.get("cloudflare_page_rule", {}).items():
            if body.get("status") is None:
                pointer: Pointer = ("resource", "cloudflare_page_rule", name)
                message = "without `status` the rule is disabled; write `status: active`"
                yield At(effective, Problem(pointer, message, at_key=True))


@project_check(
    "CFZ117",
    "an account has one zone for a domain",
    across=True,
    fact="Cloudflare refuses a second one in an account (error 1061); of two accounts, the last to "
    "finish its setup has the domain",
    source=f"{DOCS}/dns/zone-setups/partial-setup/#domain-ownership",
    date=DATE,
)
def domains_are_once(project: Project) -> Iterator[At]:
    owners: dict[str, Effective] = {}
    for effective in CLOUDFLARE_ZONE.all(project):
        owner = owners.setdefault(effective.spec.domain, effective)
        if owner is not effective:
            where = f"{owner.id} of {owner.environment}/{owner.region}"
            message = f"{where} is the zone of {effective.spec.domain} already"
            same = "place this document once, or give each place its own domain by an override"
            hint = same if owner.id == effective.id else "remove one of the two"
            yield At(effective, Problem(("domain",), f"{message}; {hint}"))


RULE_CHECKS = (rules_do_something, rules_count)
PROJECT_CHECKS = (phases_are_one, domains_are_once, page_rules_are_active)
