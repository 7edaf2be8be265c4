"""Zones that nobody asks, certificates that a zone forbids, and what is in us-east-1 only."""

from collections.abc import Iterator

from specgen.sdk import At, Effective, Here, Problem, Project, Severity, check, project_check
from specgen.sdk.aws import public_names
from specgen.sdk.aws.dns.known import names
from specgen.sdk.aws.dns.names import WILDCARD, full_name, is_in
from specgen.sdk.aws.dns.values import authority
from specgen.sdk.aws.interfaces import CERTIFICATE, KEY, PUBLIC_ZONE
from specgen.systems.public_zone.model import GLOBAL_REGION, PublicZone
from specgen.systems.public_zone.model import PUBLIC_ZONE as OWN

DATE = "2026-11-29"
GUIDE = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide"
QUERY_LOGS = (
    "https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateQueryLoggingConfig.html"
)
AMAZON = frozenset({"amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"})


@check(
    "DNS110",
    "query logs are in us-east-1, as their key is",
    fact="Route 53 logs queries to a group of us-east-1 only, and a group has a key of its region",
    source=QUERY_LOGS,
    date=DATE,
)
def logs_are_in_their_region(spec: PublicZone, here: Here) -> Iterator[Problem]:
    if spec.query_logging is None:
        return
    if GLOBAL_REGION not in here.platform.regions:
        message = f"Route 53 logs queries in {GLOBAL_REGION} only, which the platform does not have"
        yield Problem(("query_logging",), f"{message}; {_ADD}", at_key=True)
    elif spec.query_logging.key:
        key = spec.query_logging.key
        if KEY.at(here.project, key, here.environment, GLOBAL_REGION) is None:
            message = f"the log group is in {GLOBAL_REGION}, where there is no key/{key}"
            right = f"place key/{key} there too, or remove `key`"
            yield Problem(("query_logging", "key"), f"{message}; {right}")


_ADD = f"add it to `regions`, as `{GLOBAL_REGION}: {{key: use1, role: global}}`"


@check(
    "DNS111",
    "the key that signs a zone is in us-east-1",
    fact="Route 53 signs with an asymmetric key of us-east-1 only (ECC_NIST_P256)",
    source=f"{GUIDE}/dns-configuring-dnssec-cmk-requirements.html",
    date=DATE,
)
def signs_in_its_region(spec: PublicZone, here: Here) -> Iterator[Problem]:
    if spec.dnssec and GLOBAL_REGION not in here.platform.regions:
        message = f"the key is in {GLOBAL_REGION}, which the platform does not have"
        yield Problem(("dnssec",), f"{message}; {_ADD}")


@check(
    "DNS113",
    "CAA records admit the authority of certificates that are validated here",
    fact="if the nearest CAA record names none of amazon.com, amazontrust.com, awstrust.com and "
    "amazonaws.com, ACM refuses the certificate",
    source="https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html",
    date=DATE,
)
def authority_is_admitted(spec: PublicZone, here: Here) -> Iterator[Problem]:
    for domain, document in sorted(_certified(here).items()):
        i = _nearest(spec, domain.removeprefix(WILDCARD))
        tag = _forbidding(spec.records[i].values, domain) if i is not None else ""
        if i is not None and tag:
            message = f"ACM cannot issue {document}, because this forbids it for {domain}"
            yield Problem(("records", i, "values"), f"{message}; add '0 {tag} \"amazon.com\"'")


def _certified(here: Here) -> dict[str, str]:
    """Domain -> a certificate that is for it."""
    certificates = CERTIFICATE.all(here.project)
    return {domain: one.id for one in certificates for domain in one.spec.domains}


def _nearest(spec: PublicZone, domain: str) -> int | None:
    """The record of the domain, or of the nearest one above it in the zone."""
    found = {r.full_name(spec.domain): i for i, r in enumerate(spec.records) if r.type == "CAA"}
    while is_in(domain, spec.domain):
        if domain in found:
            return found[domain]
        domain = domain.partition(".")[2]
    return None


def _forbidding(values: list[str], domain: str) -> str:
    """The tag that keeps ACM from a certificate; empty if none does."""
    known = [authority(value) for value in values]
    tags = {tag for tag, _ in known}
    wild = domain.startswith(WILDCARD) and "issuewild" in tags
    tag = "issuewild" if wild else "issue"
    admitted = {name for other, name in known if other == tag}
    return tag if tag in tags and not AMAZON & admitted else ""


@check(
    "DNS116",
    "a zone below another zone of ours is delegated to",
    severity=Severity.WARNING,
    fact="resolvers find a zone through the NS record in the zone above it",
    source=f"{GUIDE}/dns-routing-traffic-for-subdomains.html",
    date=DATE,
)
def somebody_leads_to_it(spec: PublicZone, here: Here) -> Iterator[Problem]:
    above = [z for z in PUBLIC_ZONE.all(here.project) if _is_below(spec.domain, z.spec.domain)]
    if spec.parent or not above or "NS" in names(here.project).get(spec.domain, ()):
        return
    near = max(above, key=lambda zone: len(zone.spec.domain))
    message = f"nobody finds {spec.domain}: {near.spec.domain} has no NS record for it"
    where = f", environment: {near.environment}" if near.environment != here.environment else ""
    right = f"write `parent: {{zone: {near.name}{where}}}`"
    yield Problem(("domain",), f"{message}; {right}")


@check(
    "DNS130",
    "a public zone is for a domain that public DNS can have",
    severity=Severity.WARNING,
    fact="names such as .internal and .local are in no public DNS; those of AWS are not ours",
    source="https://www.iana.org/assignments/special-use-domain-names/",
    date=DATE,
)
def domain_is_public(spec: PublicZone) -> Iterator[Problem]:
    if public_names.is_private(spec.domain):
        message = f"{spec.domain} is not in public DNS, so that nobody asks this zone"
        yield Problem(("domain",), f"{message}; for private names there is `private_zone`")
    elif owner := public_names.owner(spec.domain):
        message = f"{owner} belongs to AWS, so that nobody asks this zone for names in it"
        yield Problem(("domain",), f"{message}; write a domain of yours")


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
        named = [z for z in OWN.all(here.project) if z.name == spec.parent.zone]
        places = sorted({f"environment: {zone.environment}" for zone in named})
        right = f"add {' or '.join(places)}" if places else f"write the zone of {_above(spec)}"
        yield Problem(("parent", "zone"), f"{message}; {right}")
    elif not _is_below(spec.domain, parent.spec.domain):
        message = f"{spec.domain} is not below {parent.spec.domain}"
        yield Problem(("parent", "zone"), f"{message}; write the zone of {_above(spec)}")


def _above(spec: PublicZone) -> str:
    return spec.domain.partition(".")[2]


def _is_below(domain: str, other: str) -> bool:
    return domain != other and is_in(domain, other)


@project_check(
    "DNS115",
    "a domain has one zone",
    fact="Route 53 makes a second zone with other name servers, and only those that the zone above "
    "names are asked",
    source=f"{GUIDE}/hosted-zones-working-with.html",
    date=DATE,
)
def domains_are_once(project: Project) -> Iterator[At]:
    owners: dict[str, list[Effective[PublicZone]]] = {}
    known = OWN.all(project)
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


ZONE_CHECKS = (
    logs_are_in_their_region,
    signs_in_its_region,
    authority_is_admitted,
    somebody_leads_to_it,
    parent_is_above,
    domain_is_public,
)
PROJECT_CHECKS = (domains_are_once,)
