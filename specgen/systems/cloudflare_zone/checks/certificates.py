"""What Cloudflare shows to clients: certificates that can be issued and are there in time."""

from collections.abc import Iterator

from specgen.facts.cloudflare import ISSUERS, MOST_CERTIFIED, VALIDITY_DAYS, WITHOUT_PUNYCODE
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.authorities import refusal
from specgen.sdk.aws.dns.names import WILDCARD, is_covered, is_in
from specgen.systems.cloudflare_zone.checks.plans import DATE, DOCS
from specgen.systems.cloudflare_zone.model import CloudflareZone

AUTHORITIES = f"{DOCS}/ssl/reference/certificate-authorities/"
UNIVERSAL = f"{DOCS}/ssl/edge-certificates/universal-ssl"
UPLOADED = "if Cloudflare has one already, such as an uploaded one, record a decision"
BEFORE = f"apply that before you proxy hosts with traffic, because it takes minutes; {UPLOADED}"


@check(
    "CFZ106",
    "a host of a partial zone has a certificate before it is proxied",
    severity=Severity.WARNING,
    fact="Cloudflare issues the universal certificate of a host in a partial zone only after the "
    "host is proxied, and TLS fails until then; an advanced certificate can be there before",
    source=f"{UNIVERSAL}/enable-universal-ssl/",
    date=DATE,
)
def certificates_come_first(spec: CloudflareZone) -> Iterator[Problem]:
    if spec.type != "partial":
        return
    if spec.proxied and spec.certificate is None:
        message = "TLS to the hosts fails from the first apply until Cloudflare has a certificate"
        right = f'write `certificate: {{hosts: ["{WILDCARD}{spec.domain}"]}}`'
        yield Problem(("proxied",), f"{message}; {right}", BEFORE, at_key=True)
    for host in _uncovered(spec, spec.certified) if spec.certificate else ():
        message = f"the certificate is not for {host}, which fails until Cloudflare has another one"
        right = "add it to `certificate.hosts`"
        yield Problem(("proxied", host), f"{message}; {right}", BEFORE, at_key=True)


@check(
    "CFZ118",
    "the CAA records of a partial zone let the authority issue its certificate",
    fact="an authority refuses a certificate if the nearest CAA record names others only; "
    "Cloudflare adds its own only where it answers for the domain",
    source=f"{AUTHORITIES}#caa-records",
    date=DATE,
)
def authority_is_admitted(spec: CloudflareZone, here: Here) -> Iterator[Problem]:
    if spec.type != "partial" or spec.certificate is None:
        return
    issuer = ISSUERS[spec.certificate.authority]
    refused = (refusal(here.project, host, {issuer}) for host in spec.certified)
    if found := next((one for one in refused if one), None):
        right = f'add the record 0 {found.tag} "{issuer}" there'
        yield Problem(("certificate",), f"{found.message(issuer)}; {right}", at_key=True)


@check(
    "CFZ119",
    "an advanced certificate can be issued",
    fact="Let's Encrypt issues for 90 days only, Google takes no names that begin with xn--, and a "
    f"certificate has {MOST_CERTIFIED} names at most",
    source=AUTHORITIES,
    date=DATE,
)
def certificate_is_possible(spec: CloudflareZone) -> Iterator[Problem]:
    certificate = spec.certificate
    if certificate is None:
        return
    authority, days = certificate.authority, VALIDITY_DAYS[certificate.authority]
    if certificate.validity_days not in days:
        message = f"{authority} issues no certificates for {certificate.validity_days} days"
        yield Problem(("certificate", "validity_days"), f"{message}; write {days[-1]}")
    coded = [name for name in spec.certified if "xn--" in name]
    if authority == WITHOUT_PUNYCODE and coded:
        message = f"{authority} issues no certificates for {coded[0]}, a name in Punycode"
        right = "write `authority: lets_encrypt`"
        yield Problem(("certificate",), f"{message}; {right}", at_key=True)
    if len(spec.certified) > MOST_CERTIFIED:
        message = f"{len(spec.certified)} names are more than the {MOST_CERTIFIED} of a certificate"
        right = f'write `hosts: ["{WILDCARD}{spec.domain}"]`, which is for all hosts of one label'
        yield Problem(("certificate",), f"{message}; {right}", at_key=True)


@check(
    "CFZ120",
    "the certificate of a full zone is for its hosts",
    severity=Severity.WARNING,
    fact="the universal certificate of a full zone is for the domain and hosts of one label more",
    source=f"{UNIVERSAL}/limitations/",
    date=DATE,
)
def hosts_are_certified(spec: CloudflareZone) -> Iterator[Problem]:
    if spec.type != "full":
        return
    universal = (spec.domain, WILDCARD + spec.domain)
    for host in _uncovered(spec, (*universal, *spec.certified)):
        message = f"the certificate of a zone is for {' and '.join(universal)}, not for {host}"
        key = "add it to `certificate.hosts`" if spec.certificate else "write `certificate: {}`"
        yield Problem(("proxied", host), f"{message}; {key}", UPLOADED, at_key=True)


@check(
    "CFZ123",
    "clients may speak a version of TLS",
    fact="a client needs the minimum version or a newer one, and TLS 1.3 only if it is switched on",
    source=f"{DOCS}/ssl/edge-certificates/additional-options/minimum-tls/",
    date=DATE,
)
def a_version_is_left(spec: CloudflareZone) -> Iterator[Problem]:
    if spec.tls.minimum_version == "1.3" and not spec.tls.tls_1_3:
        message = "no client can connect: TLS 1.3 is the oldest version, and switched off"
        yield Problem(("tls", "tls_1_3"), f"{message}; write true, or a lower minimum_version")


def _uncovered(spec: CloudflareZone, names: tuple[str, ...]) -> Iterator[str]:
    hosts = (host for host in spec.proxied if is_in(host, spec.domain))
    return (host for host in hosts if not is_covered(host, names))


CERTIFICATE_CHECKS = (
    certificates_come_first,
    authority_is_admitted,
    certificate_is_possible,
    hosts_are_certified,
    a_version_is_left,
)
