"""Names that no certificate covers, that another CDN has, or that nobody answers for."""

from collections.abc import Iterator

from specgen.facts.cdn import API, GUIDE, NEWER_TLS, REGION, TLS
from specgen.sdk import (
    At,
    Effective,
    Here,
    Problem,
    Project,
    Severity,
    check,
    near_ones,
    project_check,
)
from specgen.sdk.aws.dns.known import zone_of
from specgen.sdk.aws.dns.names import is_covered, is_in
from specgen.sdk.aws.interfaces import PUBLIC_ZONE
from specgen.systems.cdn.model import CDN, Cdn
from specgen.systems.cdn.model.fields import DEFAULT_TLS

READ = "2026-11-29"
NAMES = f"{GUIDE}/CNAMEs.html"
REQUIREMENTS = f"{GUIDE}/cnames-and-https-requirements.html"
OLD_TLS = tuple(name for name in TLS if not name.startswith("TLSv1.2"))


@check(
    "CDN101",
    "the certificate of a CDN is in us-east-1",
    fact="CloudFront takes certificates of ACM from us-east-1 only; a plan takes any",
    source=REQUIREMENTS,
    date=READ,
)
def certificate_is_found(spec: Cdn, here: Here) -> Iterator[Problem]:
    found = spec.certificate_here(here)
    if found and found.region != REGION:
        message = f"certificate/{found.name} is in {found.region}; CloudFront takes those of"
        yield Problem(("certificate",), f"{message} {REGION} only; place it there, too")


@check(
    "CDN102",
    "the certificate of a CDN covers its aliases",
    fact="CloudFront refuses an alias that the certificate does not name "
    "(InvalidViewerCertificate); `*` matches one label",
    source=REQUIREMENTS,
    date=READ,
)
def aliases_are_covered(spec: Cdn, here: Here) -> Iterator[Problem]:
    found = spec.certificate_here(here)
    for i, alias in enumerate(spec.aliases if found else ()):
        if found and not is_covered(alias, found.spec.domains):
            message = f"certificate/{found.name} is not for {alias}"
            yield Problem(("aliases", i), f"{message}; add it to its domains")


@project_check(
    "CDN103",
    "an alias belongs to one CDN",
    across=True,
    fact="CloudFront has an alias once, over all accounts (CNAMEAlreadyExists)",
    source=f"{GUIDE}/alternate-domain-names-move.html",
    date=READ,
)
def aliases_have_one_owner(project: Project) -> Iterator[At]:
    owners: dict[str, Effective[Cdn]] = {}
    for cdn in sorted(CDN.all(project), key=lambda c: (not project.protected(c), c.id, c.spot)):
        for i, alias in enumerate(cdn.spec.aliases):
            first = owners.setdefault(alias, cdn)
            if first is not cdn:
                yield At(cdn, _second(first, cdn, i, alias))


def _second(first: Effective, cdn: Effective, i: int, alias: str) -> Problem:
    message = f"{alias} is an alias of {first.id} in {first.environment}/{first.region} already"
    if first.id == cdn.id and first.environment == cdn.environment:
        right = "a CDN is for all regions, so write `placement: {regions: primary}`"
        return Problem(("placement",), f"{message}; {right}")
    return Problem(("aliases", i), f"{message}; remove it from one")


@check(
    "CDN104",
    "a CDN with aliases has a certificate",
    fact="without one it has CloudFront's own, which is for *.cloudfront.net only",
    source=REQUIREMENTS,
    date=READ,
)
def aliases_have_a_certificate(spec: Cdn) -> Iterator[Problem]:
    if spec.aliases and not spec.certificate:
        message = f"CloudFront's own certificate is not for {spec.aliases[0]}"
        yield Problem(("aliases",), f"{message}; write `certificate`", at_key=True)
    if not spec.certificate and spec.minimum_tls != DEFAULT_TLS:
        message = "with CloudFront's own certificate the minimum is TLSv1"
        yield Problem(("minimum_tls",), f"{message}; remove it, or write `certificate`")


@check(
    "CDN105",
    "the minimum of TLS is one that the provider knows, and not too old",
    also=Severity.WARNING,
    fact="provider 5.100.0 refuses what CloudFront added in 2025; RFC 8996 deprecates TLS 1.0 and "
    "1.1",
    source=f"{API}/API_ViewerCertificate.html",
    date=READ,
)
def tls_is_known(spec: Cdn) -> Iterator[Problem]:
    minimum, pointer = spec.minimum_tls, ("minimum_tls",)
    if minimum in NEWER_TLS:
        message = f"provider 5.100.0 does not know {minimum}; write {DEFAULT_TLS}"
        yield Problem(pointer, message)
    elif minimum not in TLS:
        yield Problem(pointer, f"CloudFront has no {minimum}{near_ones(minimum, TLS)}")
    elif minimum in OLD_TLS:
        message = f"{minimum} lets clients use TLS older than 1.2; write {DEFAULT_TLS}"
        yield Problem(pointer, message, severity=Severity.WARNING)


@check(
    "CDN131",
    "somebody answers for each alias of a CDN, in the zone that it is in",
    fact="Route 53 refuses a record outside its zone; a zone that a domain is delegated to answers "
    "for all names below it",
    source=NAMES,
    date=READ,
)
def aliases_lead_here(spec: Cdn, here: Here) -> Iterator[Problem]:
    if spec.aliases and spec.dns is None:
        message = f"nothing leads from {spec.aliases[0]} to this CDN"
        right = "write `dns: {zone: ...}`, or `dns: none` if another DNS or a proxy does it"
        yield Problem(("aliases",), f"{message}; {right}", at_key=True)
    zone = PUBLIC_ZONE.find(here, spec.zone) if spec.zone else None
    if zone is None:
        return
    if not spec.aliases:
        yield Problem(("dns",), "there are no `aliases` to make records of; remove it")
    for i, alias in enumerate(spec.aliases):
        owner, domain = zone_of(here.project, alias), zone.spec.domain
        if not is_in(alias, domain):
            message = f"{alias} is not in {domain}, the domain of public_zone/{zone.name}"
            yield Problem(("aliases", i), f"{message}; make a second CDN, or write `dns: none`")
        elif owner is not None and owner.spec.domain != domain:
            near = owner.environment == here.environment
            right = "name that zone" if near else f"make the CDN in {owner.environment}"
            message = f"{owner.id} of {owner.environment} answers for {alias}"
            yield Problem(("aliases", i), f"{message}; {right}")


NAME_CHECKS = (
    certificate_is_found,
    aliases_are_covered,
    aliases_have_a_certificate,
    tls_is_known,
    aliases_lead_here,
)
