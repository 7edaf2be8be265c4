"""Zones that nobody asks: without a zone above that leads to them, or beside another one."""

from collections.abc import Iterator

from specgen.sdk import At, Effective, Here, Problem, Project, Severity, check, project_check
from specgen.sdk.aws.dns.known import names
from specgen.sdk.aws.dns.names import full_name, is_in
from specgen.systems.public_zone.model import PUBLIC_ZONE, PublicZone

DATE = "2026-11-29"
GUIDE = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide"


@check(
    "DNS116",
    "the zone above delegates to each zone below it",
    severity=Severity.WARNING,
    fact="resolvers find a zone through the NS record in the zone above it",
    source=f"{GUIDE}/dns-routing-traffic-for-subdomains.html",
    date=DATE,
)
def somebody_leads_to_it(spec: PublicZone, here: Here) -> Iterator[Problem]:
    above = [z for z in PUBLIC_ZONE.all(here.whole) if _is_below(spec.domain, z.spec.domain)]
    if spec.parent or not above or "NS" in names(here.whole).get(spec.domain, ()):
        return
    near = max(above, key=lambda zone: len(zone.spec.domain))
    message = f"nobody finds {spec.domain}: {near.spec.domain} has no NS record for it"
    where = f", environment: {near.environment}" if near.environment != here.environment else ""
    right = f"write `parent: {{zone: {near.name}{where}}}`"
    yield Problem(("domain",), f"{message}; {right}")


@check(
    "DNS117",
    "the parent of a zone exists, and its domain is above the zone's",
    fact="Route 53 refuses a record that is not in its zone (InvalidChangeBatch)",
    source="https://docs.aws.amazon.com/Route53/latest/APIReference/"
    "API_ChangeResourceRecordSets.html",
    date=DATE,
)
def parent_is_above(spec: PublicZone, here: Here) -> Iterator[Problem]:
    if spec.parent is None:
        return
    parent = spec.parent_zone(here)
    if parent is None:
        environment = spec.parent.environment or here.environment
        message = f"{environment} has no public_zone/{spec.parent.zone}"
        named = [z for z in PUBLIC_ZONE.all(here.whole) if z.name == spec.parent.zone]
        places = sorted({f"environment: {zone.environment}" for zone in named})
        key = "environment" if places and spec.parent.environment else "zone"
        verb = "write" if key == "environment" else "add"
        right = f"{verb} {' or '.join(places)}" if places else f"write the zone of {_above(spec)}"
        yield Problem(("parent", key), f"{message}; {right}")
    elif not _is_below(spec.domain, parent.spec.domain):
        message = f"{spec.domain} is not below {parent.spec.domain}"
        yield Problem(("parent", "zone"), f"{message}; write the zone of {_above(spec)}")


def _above(spec: PublicZone) -> str:
    return spec.domain.partition(".")[2]


def _is_below(domain: str, other: str) -> bool:
    return domain != other and is_in(domain, other)


@check(
    "DNS134",
    "the zone above a signed zone is signed",
    severity=Severity.WARNING,
    fact="resolvers trust signatures along a chain of DS records from the root",
    source=f"{GUIDE}/dns-configuring-dnssec.html",
    date=DATE,
)
def chain_is_whole(spec: PublicZone, here: Here) -> Iterator[Problem]:
    parent = spec.parent_zone(here) if spec.dnssec else None
    if parent is not None and not parent.spec.dnssec:
        message = f"nobody checks the signatures of {spec.domain}, because {parent.spec.domain} has"
        yield Problem(("dnssec",), f"{message} none; write dnssec: true there too, or remove it")


@project_check(
    "DNS115",
    "a domain has one zone",
    fact="Route 53 makes a second zone with other name servers, and only those that the zone above "
    "names are asked",
    source=f"{GUIDE}/hosted-zones-working-with.html",
    date=DATE,
    across=True,
)
def domains_are_once(project: Project) -> Iterator[At]:
    owners: dict[str, list[Effective[PublicZone]]] = {}
    known = PUBLIC_ZONE.all(project)
    for zone in sorted(known, key=lambda z: (not project.protected(z), z.id, z.spot)):
        owners.setdefault(zone.spec.domain, []).append(zone)
    for domain, (first, *others) in owners.items():
        for zone in others:
            yield At(zone, _second(first, zone, domain))


def _second(first: Effective, zone: Effective, domain: str) -> Problem:
    where = f"{first.environment}/{first.region}"
    message = f"{first.id} of {where} is the zone of {domain} already"
    if first.id != zone.id:
        return Problem(("domain",), f"{message}; remove one, or give it another domain")
    if first.environment == zone.environment:
        right = "one zone serves all regions, so write `placement: {regions: primary}`"
        return Problem(("placement",), f"{message}; {right}")
    own = full_name(zone.environment, domain)
    return Problem(("domain",), f"{message}; an override by environment gives it {own}")


DELEGATION_CHECKS = (somebody_leads_to_it, parent_is_above, chain_is_whole)
PROJECT_CHECKS = (domains_are_once,)
