"""Cloudflare zone document -> zone, records on both sides, settings, certificate and rulesets."""

from collections.abc import Iterable
from typing import Any

from cdktf import TerraformResourceLifecycle, Token
from cdktf_cdktf_provider_aws.route53_record import Route53Record
from cdktf_cdktf_provider_cloudflare.bot_management import BotManagement
from cdktf_cdktf_provider_cloudflare.certificate_pack import CertificatePack
from cdktf_cdktf_provider_cloudflare.data_cloudflare_dcv_delegation import (
    DataCloudflareDcvDelegation,
)
from cdktf_cdktf_provider_cloudflare.dns_record import DnsRecord
from cdktf_cdktf_provider_cloudflare.regional_hostname import RegionalHostname
from cdktf_cdktf_provider_cloudflare.ruleset import (
    Ruleset,
    RulesetRules,
    RulesetRulesActionParameters,
    RulesetRulesActionParametersBrowserTtl,
    RulesetRulesActionParametersEdgeTtl,
)
from cdktf_cdktf_provider_cloudflare.zone import Zone, ZoneAccount
from cdktf_cdktf_provider_cloudflare.zone_setting import ZoneSetting

from specgen.sdk.aws.dns.names import role_of
from specgen.sdk.aws.interfaces import PUBLIC_ZONE
from specgen.sdk.construct import Scope
from specgen.systems.cloudflare_zone.model import CHALLENGE, PHASES, VERIFY, CloudflareZone
from specgen.systems.cloudflare_zone.model.parts import Bots, CacheRule, EdgeCertificate, Rule, Tls

PROXIED_TTL = 1
"""Automatic, the only one that Cloudflare takes for a proxied record."""

RECORD_TTL_SECONDS = 300
EDGE, DCV = "cdn.cloudflare.net", "dcv.cloudflare.com"
"""source: https://developers.cloudflare.com/dns/zone-setups/partial-setup/setup/
source: https://developers.cloudflare.com/ssl/edge-certificates/changing-dcv-method/methods/delegated-dcv/
and https://blog.cloudflare.com/introducing-dcv-delegation/ for its domain (2026-11-29)
"""

OVERRIDE = "override_origin"


def build(scope: Scope, spec: CloudflareZone) -> None:
    zone = scope.add(
        Zone,
        account=ZoneAccount(id=spec.account_id),
        name=spec.domain,
        type=spec.type,
        lifecycle=scope.lifecycle(),
    )
    _settings(scope, zone, spec.tls)
    hosts = _hosts(scope, zone, spec)
    if spec.certificate:
        _certificate(scope, zone, spec, spec.certificate)
    if spec.zone and spec.type == "partial":
        _lead(scope, zone, spec, hosts)
    if spec.bots:
        _bots(scope, zone, spec.bots)
    _rules(scope, zone, "cache", map(_cache_rule, spec.cache_rules))
    rules = (_rule(r, "set_config", **r.settings) for r in spec.config_rules)
    _rules(scope, zone, "config", rules)
    for host, region in spec.regional_hostnames.items():
        made = {"zone_id": zone.id, "hostname": host, "region_key": region}
        record = [hosts[host]] if host in hosts else None
        scope.add(RegionalHostname, _role(spec, host), **made, depends_on=record)


def _role(spec: CloudflareZone, host: str, kind: str = "") -> str:
    return role_of(host.removesuffix(spec.domain).removesuffix("."), kind)


def _settings(scope: Scope, zone: Zone, tls: Tls) -> None:
    values = {
        "ssl": tls.mode,
        "min_tls_version": tls.minimum_version,
        "tls_1_3": _switch(tls.tls_1_3),
        "always_use_https": _switch(tls.always_https),
        # With Cloudflare's certificate. The resource of authenticated origin pulls is for zones
        # whose own certificate was uploaded, and shows none without it.
        "tls_client_auth": _switch(tls.authenticated_origin_pulls),
    }
    for name, value in values.items():
        # The bindings take a map, because the provider takes a value of any type.
        dynamic: Any = Token.as_string_map(value)
        role = name.replace("_", "-")
        scope.add(ZoneSetting, role, zone_id=zone.id, setting_id=name, value=dynamic)


def _switch(value: bool) -> str:
    return "on" if value else "off"


def _hosts(scope: Scope, zone: Zone, spec: CloudflareZone) -> dict[str, DnsRecord]:
    """The record of each proxied host, by which Cloudflare finds its origin."""
    return {
        host: scope.add(
            DnsRecord,
            _role(spec, host),
            zone_id=zone.id,
            name=host,
            type="CNAME",
            content=_origin(scope, spec, host),
            ttl=PROXIED_TTL,
            proxied=True,
        )
        for host in spec.proxied
    }


def _origin(scope: Scope, spec: CloudflareZone, host: str) -> str:
    origin = spec.proxied[host]
    if origin.cdn:
        return scope.read("cdn", origin.cdn, "domain_name")
    if origin.load_balancer:
        return scope.read("load_balancer", origin.load_balancer, "dns_name")
    return origin.host or ""


def _certificate(
    scope: Scope, zone: Zone, spec: CloudflareZone, certificate: EdgeCertificate
) -> None:
    scope.add(
        CertificatePack,
        zone_id=zone.id,
        type="advanced",
        hosts=list(spec.certified),
        certificate_authority=certificate.authority,
        validation_method="txt",
        validity_days=certificate.validity_days,
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )


def _lead(scope: Scope, zone: Zone, spec: CloudflareZone, hosts: dict[str, DnsRecord]) -> None:
    """In the zone that answers: proof that the domain is ours, and the way to Cloudflare."""
    zone_id = scope.read("public_zone", spec.zone or "", "zone_id")
    owner = scope.owner_of(PUBLIC_ZONE.find(scope.here, spec.zone or ""))

    def record(host: str, kind: str, value: str, after: DnsRecord | None = None) -> None:
        scope.add(
            Route53Record,
            _role(spec, host, kind),
            zone_id=zone_id,
            name=host,
            type=kind,
            ttl=RECORD_TTL_SECONDS,
            records=[value],
            provider=owner,
            depends_on=[after] if after else None,
        )

    record(f"{VERIFY}.{spec.domain}", "TXT", zone.verification_key)
    for host, known in hosts.items():
        record(host, "CNAME", f"{host}.{EDGE}", known)
    if spec.is_delegated:
        delegation = scope.add(DataCloudflareDcvDelegation, zone_id=zone.id)
        for host in spec.validated:
            record(f"{CHALLENGE}.{host}", "CNAME", f"{host}.{delegation.uuid}.{DCV}")


def _bots(scope: Scope, zone: Zone, bots: Bots) -> None:
    scope.add(
        BotManagement,
        zone_id=zone.id,
        enable_js=bots.javascript_detections,
        fight_mode=bots.fight_mode,
        sbfm_definitely_automated=bots.definitely_automated,
        sbfm_likely_automated=bots.likely_automated,
        sbfm_verified_bots=bots.verified_bots,
        auto_update_model=bots.auto_update_model,
        suppress_session_score=bots.suppress_session_score,
    )


def _rules(scope: Scope, zone: Zone, role: str, rules: Iterable[RulesetRules]) -> None:
    """The entry point of a phase, of which a zone has one."""
    made = list(rules)
    if made:
        scope.add(
            Ruleset,
            role,
            zone_id=zone.id,
            kind="zone",
            name=role,
            phase=PHASES[f"{role}_rules"],
            rules=made,
        )


def _cache_rule(rule: CacheRule) -> RulesetRules:
    edge, browser = rule.edge_ttl_seconds, rule.browser_ttl_seconds
    edge_ttl = RulesetRulesActionParametersEdgeTtl
    browser_ttl = RulesetRulesActionParametersBrowserTtl
    return _rule(
        rule,
        "set_cache_settings",
        cache=rule.cache,
        edge_ttl=edge_ttl(mode=OVERRIDE, default=edge) if edge else None,
        browser_ttl=browser_ttl(mode=OVERRIDE, default=browser) if browser else None,
    )


def _rule(rule: Rule, action: str, **parameters: Any) -> RulesetRules:
    """With a name of ours as its identity: Cloudflare's changes whenever the list does."""
    return RulesetRules(
        ref=rule.name,
        description=rule.name,
        action=action,
        expression=rule.expression,
        enabled=True,
        action_parameters=RulesetRulesActionParameters(**parameters),
    )
