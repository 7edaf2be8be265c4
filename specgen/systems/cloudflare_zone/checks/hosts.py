"""Hosts that Cloudflare refuses, or that it could not reach."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, check
from specgen.sdk.aws.dns.known import UNKNOWN, names
from specgen.sdk.aws.dns.names import WILDCARD, is_covered, is_in
from specgen.sdk.aws.elb.certificates import certified
from specgen.sdk.aws.interfaces import CDN, LOAD_BALANCER, PUBLIC_ZONE
from specgen.systems.cloudflare_zone.checks.plans import DATE, DOCS
from specgen.systems.cloudflare_zone.model import CloudflareZone

PARTIAL = f"{DOCS}/dns/zone-setups/partial-setup/"


@check(
    "CFZ101",
    "a partial zone leaves the domain itself to the zone that answers",
    fact="that zone leads a host to Cloudflare by a CNAME, which a domain itself cannot have in "
    "Route 53; other services flatten it",
    source=PARTIAL,
    date=DATE,
)
def domain_is_not_proxied(spec: CloudflareZone, here: Here) -> Iterator[Problem]:
    if spec.type != "partial":
        if spec.zone is not None:
            message = "Cloudflare answers for a full zone itself"
            yield Problem(("zone",), f"{message}; remove `zone`, or write `type: partial`")
        return
    if spec.zone is None:
        return
    zone = PUBLIC_ZONE.get(here, spec.zone).spec.domain
    if not is_in(spec.domain, zone):
        message = f"{spec.domain} is not in public_zone/{spec.zone}, which answers for {zone}"
        yield Problem(("zone",), f"{message}; name the zone of {spec.domain}")
    for host in (host for host in spec.proxied if host.startswith(WILDCARD)):
        message = f"{host} has no CNAME that leads to Cloudflare, because each host has its own"
        yield Problem(("proxied", host), f"{message}; write the hosts one by one", at_key=True)
    if zone in spec.proxied:
        message = f"{zone} is a domain itself, which has no CNAME that could lead to Cloudflare"
        hint = f"redirect it to www.{zone}, or write `type: full` and move the domain"
        yield Problem(("proxied", zone), f"{message}; proxy a host below it", hint, at_key=True)


@check(
    "CFZ108",
    "every host is in the domain of its zone",
    fact="a zone holds the records of its domain and of the names below it, and of no other",
    source=f"{DOCS}/dns/concepts/",
    date=DATE,
)
def hosts_are_in_the_domain(spec: CloudflareZone) -> Iterator[Problem]:
    for host in spec.proxied:
        if not is_in(host, spec.domain):
            message = f"{host} is not in {spec.domain}"
            right = f"write a host such as www.{spec.domain}"
            yield Problem(("proxied", host), f"{message}; {right}", at_key=True)
    for i, name in enumerate(spec.certificate.hosts if spec.certificate else ()):
        if not is_in(name.removeprefix(WILDCARD), spec.domain):
            message = f"{name} is not in {spec.domain}"
            right = f"write a name such as {WILDCARD}{spec.domain}"
            yield Problem(("certificate", "hosts", i), f"{message}; {right}")


@check(
    "CFZ109",
    "a proxied host has one origin",
    fact="the record of a host leads to one name",
    source=f"{DOCS}/dns/manage-dns-records/how-to/create-dns-records/",
    date=DATE,
)
def origins_are_one(spec: CloudflareZone) -> Iterator[Problem]:
    for host, origin in spec.proxied.items():
        if len(origin.ways) != 1:
            message = f"{host} has {' and '.join(origin.ways) or 'no origin'}"
            right = "write one of cdn, load_balancer and host"
            yield Problem(("proxied", host), f"{message}; {right}", at_key=True)
        elif origin.host is not None and origin.host == host:
            message = f"{host} would lead to itself, through Cloudflare"
            yield Problem(("proxied", host, "host"), f"{message}; write another name of the origin")


@check(
    "CFZ111",
    "the origin of a host answers for it",
    fact="Cloudflare sends the client's Host: CloudFront refuses one that is none of its aliases, "
    "and with `strict` Cloudflare refuses a certificate for another name (526)",
    source=f"{DOCS}/ssl/origin-configuration/ssl-modes/full-strict/",
    date=DATE,
)
def origins_answer(spec: CloudflareZone, here: Here) -> Iterator[Problem]:
    for host, origin in spec.proxied.items():
        cdn = CDN.find(here, origin.cdn) if origin.cdn else None
        if cdn is not None and not is_covered(host, cdn.spec.aliases):
            message = f"cdn/{cdn.name} does not answer for {host}"
            right = f"add it to the aliases of cdn/{cdn.name}"
            yield Problem(("proxied", host, "cdn"), f"{message}; {right}")
        name = origin.load_balancer
        balancer = LOAD_BALANCER.find(here, name) if name and spec.tls.mode == "strict" else None
        found = certified(balancer) if balancer else None
        if found is not None and not is_covered(host, found.domains):
            message = f"certificate/{found.name} of load_balancer/{name} is not for {host}"
            right = f"add {host} to its domains"
            yield Problem(("proxied", host, "load_balancer"), f"{message}; {right}")


@check(
    "CFZ114",
    "nothing else answers where a partial zone needs a CNAME",
    fact="a name with a CNAME has no other record: a proxied host, and the name _acme-challenge by "
    "which certificates are validated",
    source=f"{PARTIAL}setup/",
    date=DATE,
)
def hosts_have_one_record(spec: CloudflareZone, here: Here) -> Iterator[Problem]:
    if spec.zone is None or spec.type != "partial":
        return
    for host, _, pointer in (r for r in spec.zone_records() if r[1] == "CNAME"):
        others = sorted(names(here.whole).get(host, frozenset()) - {"CNAME"})
        if others:
            of_type = "another record" if others[0] == UNKNOWN else f"a record of type {others[0]}"
            message = f"another document makes {of_type} for {host}"
            hint = "a CDN makes none with `dns: none`" if host in spec.proxied else ""
            yield Problem(pointer, f"{message}; remove that one", hint, at_key=True)


@check(
    "CFZ115",
    "rules and regions are for hosts that are proxied",
    fact="Cloudflare applies them to requests that it proxies, and sees no others",
    source=f"{DOCS}/data-localization/regional-services/regional-hostnames/",
    date=DATE,
)
def hosts_are_proxied(spec: CloudflareZone) -> Iterator[Problem]:
    for pointer, host in _named(spec):
        if not spec.is_proxied(host):
            message = f"{host} is not proxied, so that this is for no request"
            at_key = pointer[0] == "regional_hostnames"
            yield Problem(pointer, f"{message}; add it to `proxied`", at_key=at_key)


def _named(spec: CloudflareZone) -> Iterator[tuple[Pointer, str]]:
    for host in spec.regional_hostnames:
        yield ("regional_hostnames", host), host
    for key, rules in (("cache_rules", spec.cache_rules), ("config_rules", spec.config_rules)):
        for i, rule in enumerate(rules):
            yield from (((key, i, "hosts", j), host) for j, host in enumerate(rule.hosts))


HOST_CHECKS = (
    domain_is_not_proxied,
    hosts_are_in_the_domain,
    origins_are_one,
    origins_answer,
    hosts_have_one_record,
    hosts_are_proxied,
)
