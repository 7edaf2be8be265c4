"""Whose address the rules look at, and who comes without the CDN's header."""

from collections.abc import Iterator, Sequence

from specgen.facts import waf
from specgen.facts.waf_groups import GROUPS
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.dns.interfaces import HEALTH_CHECK, HealthCheck
from specgen.sdk.aws.interfaces import LOAD_BALANCER, LoadBalancer
from specgen.sdk.aws.named_balancers import balancers_of
from specgen.systems.web_acl.model import WebAcl

READ = "2026-11-29"
FORWARDED = f"{waf.API}/API_ForwardedIPConfig.html"
ADDRESSES = f"{waf.GUIDE}/aws-managed-rule-groups-ip-rep.html"
X_FORWARDED_FOR = "x-forwarded-for"


@check(
    "WAF105",
    "requests without the header of `client_ip` do not pass by the rules about addresses",
    severity=Severity.WARNING,
    fact="a statement about an absent header does not match, so that one about all but some "
    "addresses does; `when_invalid` is for headers that hold no address",
    source=f"{waf.GUIDE}/waf-rule-statement-forwarded-ip-address.html",
    date=READ,
)
def header_is_there(spec: WebAcl, here: Here) -> Iterator[Problem]:
    if spec.client_ip is None or spec.client_ip.when_absent == "block":
        return
    rules = [item.rule for item in spec.listed(here) if item.rule.asks_for_the_client]
    missed = [rule.name for rule in rules if rule.misses_the_unknown]
    admit = [r.name for r in rules if r.acts == "allow" and r.name not in missed]
    for names, what in ((missed, "passes by"), (admit, "is let in by")):
        if names:
            message = f"a request without {spec.client_ip.header} {what} {', '.join(names)}"
            right = "write when_absent: block, if all requests come through the proxy"
            yield Problem(("client_ip", "header"), f"{message}; {right}")


@check(
    "WAF106",
    "the header of `client_ip` is one that clients cannot choose",
    severity=Severity.WARNING,
    fact="WAF reads the first address of the header, which is the client's own in X-Forwarded-For; "
    "a proxy that sets a header of its own overwrites what the client sent",
    source=FORWARDED,
    date=READ,
)
def header_is_the_proxys(spec: WebAcl) -> Iterator[Problem]:
    header = spec.client_ip.header.lower() if spec.client_ip else ""
    at = ("client_ip", "header")
    known = "CF-Connecting-IP (Cloudflare), True-Client-IP (Akamai), Fastly-Client-IP"
    if header == X_FORWARDED_FOR:
        message = "clients write what they like into X-Forwarded-For, and its first address counts"
        yield Problem(at, f"{message}; write the header that your proxy sets: {known}")
    elif header and header not in waf.HEADERS_OF_PROXIES:
        message = f"whoever may send {header} chooses its address"
        hint = "if the proxy in front overwrites it, record a decision"
        yield Problem(at, f"{message}; write a header that your proxy sets: {known}", hint)


@check(
    "WAF111",
    "groups that look at addresses see clients, not a proxy",
    severity=Severity.WARNING,
    fact="lists of addresses and Bot Control look at the connection's address, whatever "
    "`client_ip` says; the verified bots of Bot Control are then not known as such",
    source=ADDRESSES,
    date=READ,
)
def groups_see_clients(spec: WebAcl, here: Here) -> Iterator[Problem]:
    if not spec.client_ip and not any(lb.spec.behind_cdn for lb in protected(here)):
        return
    for item in spec.listed(here):
        known = GROUPS.get(item.rule.managed or "")
        if known and known.by_connection and item.rule.mode != "count":
            message = f"{item.rule.managed} sees the addresses of the proxy in front only"
            right = "write mode: count, or leave it out and use what the proxy has for it"
            yield Problem(item.pointer, f"{message}; {right}")


@check(
    "WAF117",
    "health checks of Route 53 pass without the headers that others must have",
    severity=Severity.WARNING,
    fact="checkers send no header of ours, so that the answer is 403, which counts as failed",
    source="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/"
    "dns-failover-determining-health-of-endpoints.html",
    date=READ,
)
def checkers_pass(spec: WebAcl, here: Here) -> Iterator[Problem]:
    demands = {}
    if spec.origin_header:
        demands["origin_header"] = spec.origin_header.except_
    if spec.client_ip and spec.client_ip.when_absent == "block":
        demands["client_ip"] = spec.client_ip.except_
    for key, open_ in demands.items():
        for balancer in protected(here):
            yield from _kept_out((key,), open_, balancer)


def _kept_out(
    pointer: Pointer, open_: Sequence[str], balancer: Here[LoadBalancer]
) -> Iterator[Problem]:
    """open_: paths that need no header"""
    checks = _checks_of(balancer)
    asked = {each.name: each.spec.path.partition("?")[0] for each in checks}
    for name, path in asked.items():
        if path not in open_:
            message = f"health_check/{name} asks for {path} without the header"
            yield Problem(pointer, f"{message}; write except: [{path}]")
    if balancer.spec.route53_health_checks and not open_ and not asked:
        message = f"Route 53 checks load_balancer/{balancer.name} without the header"
        right = "write the path that it asks for, such as except: [/healthz]"
        yield Problem(pointer, f"{message}; {right}")


def _checks_of(balancer: Here[LoadBalancer]) -> Iterator[Here[HealthCheck]]:
    """Those that ask for a path; tcp does not get as far as the firewall."""
    for each in HEALTH_CHECK.near(balancer):
        if each.spec.load_balancer == balancer.name and each.spec.protocol != "tcp":
            yield each
    for found in HEALTH_CHECK.all(balancer.project):
        spec, host = found.spec, (found.spec.fqdn or "").lower()
        if host and not spec.address and not spec.load_balancer and spec.protocol != "tcp":
            behind = balancers_of(balancer.project, host)
            if any(one.effective is balancer.effective for one in behind):
                yield Here(balancer.project, found)


@check(
    "WAF128",
    "behind a CDN the rules look at the client's address, not at the CDN's",
    severity=Severity.WARNING,
    fact="the connection comes from CloudFront: all its clients share a few addresses, so that a "
    "rate for each blocks the CDN",
    source=FORWARDED,
    date=READ,
)
def clients_are_told_apart(spec: WebAcl, here: Here) -> Iterator[Problem]:
    behind = [balancer.name for balancer in protected(here) if balancer.spec.behind_cdn]
    names = [item.rule.name for item in spec.listed(here) if item.rule.asks_for_the_client]
    if behind and names and spec.client_ip is None:
        rules, whose = ", ".join(names), f"load_balancer/{behind[0]} is behind a CDN"
        message = f"{whose}, so that {rules} would look at the CDN's addresses"
        right = "leave such rules to the CDN's ACL, or write client_ip: {header: ...} with the "
        right += "header of a proxy in front of the CDN"
        yield Problem(("scope",), f"{message}; {right}")


def protected(here: Here) -> Iterator[Here[LoadBalancer]]:
    """The load balancers that name this ACL."""
    return (b for b in LOAD_BALANCER.near(here) if b.spec.web_acl == here.name)


CLIENT_CHECKS = (
    header_is_there,
    header_is_the_proxys,
    groups_see_clients,
    checkers_pass,
    clients_are_told_apart,
)
