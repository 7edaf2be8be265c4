"""What a plan of Cloudflare does not have."""

from collections.abc import Iterator

from specgen.facts.cloudflare import MOST_RULES, SHORTEST_EDGE_TTL, Plan, has
from specgen.sdk import Pointer, Problem, Severity, check
from specgen.sdk.aws.public_names import registered
from specgen.systems.cloudflare_zone.model import CloudflareZone

DATE = "2026-11-29"
DOCS = "https://developers.cloudflare.com"
BOT_MANAGEMENT: Plan = "enterprise"
_LEAST: dict[str, tuple[Plan, str]] = {
    "definitely_automated": ("pro", "Super Bot Fight Mode"),
    "verified_bots": ("pro", "Super Bot Fight Mode"),
    "likely_automated": ("business", "Super Bot Fight Mode for what may be a bot"),
    "auto_update_model": (BOT_MANAGEMENT, "Bot Management"),
    "suppress_session_score": (BOT_MANAGEMENT, "Bot Management"),
}
"""Key of bots -> the least plan that has it, and what it belongs to."""


@check(
    "CFZ102",
    "what a zone uses is in its plan",
    fact="Cloudflare refuses settings that the plan of a zone does not have, and a zone of its own "
    "for a domain below the registered one on any plan but Enterprise",
    source=f"{DOCS}/plans/",
    date=DATE,
)
def plan_has_it(spec: CloudflareZone) -> Iterator[Problem]:
    for pointer, what, least in _used(spec):
        if not has(spec.plan, least):
            message = f"{what} needs the plan {least}, and this zone has {spec.plan}"
            yield Problem(
                pointer, f"{message}; remove it, or write `plan: {least}` once it is bought"
            )


def _used(spec: CloudflareZone) -> Iterator[tuple[Pointer, str, Plan]]:
    if spec.type == "partial":
        yield ("type",), "a partial zone", "business"
    if spec.domain != registered(spec.domain):
        yield (
            ("domain",),
            f"a zone of its own for {spec.domain}, which is below a domain,",
            "enterprise",
        )
    for key, (least, what) in _LEAST.items():
        if spec.bots is not None and getattr(spec.bots, key) is not None:
            yield ("bots", key), what, least
    for i, rule in enumerate(spec.config_rules):
        if rule.polish not in {None, "off"}:
            yield ("config_rules", i, "polish"), "Polish", "pro"
    for host in spec.regional_hostnames:
        yield ("regional_hostnames", host), "Regional Services", "enterprise"


@check(
    "CFZ112",
    "a zone has no more rules than its plan admits",
    fact="cache rules and configuration rules each: 10, 25, 50, 300 from Free to Enterprise",
    source=f"{DOCS}/cache/how-to/cache-rules/",
    date=DATE,
)
def rules_are_few(spec: CloudflareZone) -> Iterator[Problem]:
    most = MOST_RULES[spec.plan]
    for key, rules in (("cache_rules", spec.cache_rules), ("config_rules", spec.config_rules)):
        if len(rules) > most:
            message = f"here are {len(rules)} rules, and the plan {spec.plan} admits {most}"
            yield Problem((key,), f"{message}; join some of them", at_key=True)


@check(
    "CFZ113",
    "Cloudflare keeps an answer no shorter than its plan admits",
    fact="an edge TTL is at least 2 hours on Free, 1 hour on Pro and 1 second above",
    source=f"{DOCS}/cache/how-to/edge-browser-cache-ttl/",
    date=DATE,
)
def answers_are_kept(spec: CloudflareZone) -> Iterator[Problem]:
    least = SHORTEST_EDGE_TTL[spec.plan]
    for i, rule in enumerate(spec.cache_rules):
        if rule.edge_ttl_seconds is not None and rule.edge_ttl_seconds < least:
            message = f"the plan {spec.plan} keeps answers for {least} seconds or more"
            yield Problem(("cache_rules", i, "edge_ttl_seconds"), f"{message}; write {least}")


@check(
    "CFZ110",
    "traffic to the origin is encrypted",
    severity=Severity.WARNING,
    fact="with `flexible` Cloudflare speaks plain HTTP to the origin, which sees no client "
    "certificate; an origin that redirects to HTTPS is asked for ever",
    source=f"{DOCS}/ssl/origin-configuration/ssl-modes/flexible/",
    date=DATE,
)
def origins_are_encrypted(spec: CloudflareZone) -> Iterator[Problem]:
    if spec.tls.mode == "flexible":
        message = "clients see HTTPS, but Cloudflare speaks plain HTTP to the origin"
        yield Problem(("tls", "mode"), f"{message}; write strict")
        if spec.tls.authenticated_origin_pulls:
            message = "plain HTTP shows the origin no certificate"
            pointer = ("tls", "authenticated_origin_pulls")
            yield Problem(pointer, f"{message}; remove this, or write `mode: strict`")


PLAN_CHECKS = (
    plan_has_it,
    origins_are_encrypted,
    rules_are_few,
    answers_are_kept,
)
