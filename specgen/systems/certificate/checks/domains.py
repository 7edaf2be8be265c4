"""The names of a certificate that ACM does not issue."""

from collections import Counter
from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws import public_names
from specgen.sdk.aws.dns.known import is_delegated, zone_of
from specgen.sdk.aws.dns.names import is_in
from specgen.sdk.aws.interfaces import PUBLIC_ZONE
from specgen.systems.certificate.model import WILDCARD, Certificate

REQUEST = "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html"
READ = "2026-11-29"
COMMON_NAME_MAXIMUM = 64


@check("ACM101", "a certificate names each domain once")
def domains_differ(spec: Certificate) -> Iterator[Problem]:
    for i, domain in enumerate(spec.domains):
        if domain in spec.domains[:i]:
            yield Problem(("domains", i), f"{domain} is listed already; remove it here")


@check(
    "ACM102",
    "a certificate has no more domains than the quota allows",
    fact="10 domains by default; AWS raises it to at most 100 on request",
    source=REQUEST,
)
def fits_the_quota(spec: Certificate) -> Iterator[Problem]:
    count, quota = len(spec.domains), spec.domain_quota
    if count > quota:
        message = f"{count} domains, but only {quota} are allowed; make a second certificate"
        hint = "or ask AWS for a higher quota and write it as `domain_quota`"
        yield Problem(("domains", quota), message, hint)


@check(
    "ACM103",
    "the first domain has at most 64 characters",
    fact="it becomes the common name, which RFC 5280 limits; further domains may have 253",
    source=REQUEST,
)
def common_name_is_short(spec: Certificate) -> Iterator[Problem]:
    name = spec.domains[0]
    if len(name) > COMMON_NAME_MAXIMUM:
        message = f"{name} has {len(name)} characters, but the common name may have at most 64"
        yield Problem(("domains", 0), f"{message}; put a shorter domain first")


@check(
    "ACM104",
    "a certificate names no domain of AWS",
    fact="ACM fails a request for a domain of Amazon, which only Amazon can validate",
    source="https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-failed.html",
    date=READ,
)
def domains_are_own(spec: Certificate) -> Iterator[Problem]:
    for i, domain in enumerate(spec.domains):
        if owner := public_names.owner(domain):
            message = f"{domain} is in {owner}, which belongs to AWS"
            right = "write a domain of yours, and point it to that name"
            yield Problem(("domains", i), f"{message}; {right}")


@check(
    "ACM105",
    "a certificate names public domains",
    fact="a public certificate is validated in public DNS, which has no such top-level domain",
    source="https://docs.aws.amazon.com/acm/latest/userguide/domain-ownership-validation.html",
    date=READ,
)
def domains_are_public(spec: Certificate) -> Iterator[Problem]:
    for i, domain in enumerate(spec.domains):
        if public_names.is_private(domain):
            message = f"{domain} is not in public DNS, so that ACM cannot validate it"
            right = "write a public domain; for private names there is `private_ca`"
            yield Problem(("domains", i), f"{message}; {right}")


@check(
    "ACM106",
    "the domains of a certificate with `hosted_zone_id` are in one zone",
    fact="Route 53 refuses a record outside its zone (InvalidChangeBatch), and one zone holds all "
    "validation records",
    source="https://docs.aws.amazon.com/Route53/latest/APIReference/"
    "API_ChangeResourceRecordSets.html",
    date=READ,
)
def domains_share_their_zone(spec: Certificate) -> Iterator[Problem]:
    ends = Counter(public_names.registered(name) for name in spec.validated())
    usual = ends.most_common(1)[0][0]
    for name, domain in spec.validated().items():
        if spec.hosted_zone_id and public_names.registered(name) != usual:
            message = f"{name} is not in the zone of the others, in {usual}"
            right = "make a second certificate with its own zone, or remove `hosted_zone_id`"
            pointer = ("domains", spec.domains.index(domain))
            yield Problem(pointer, f"{message}; {right}")


@check(
    "ACM113",
    "the domains of a certificate with `zone` are in that zone",
    fact="Route 53 refuses a record outside its zone (InvalidChangeBatch); a zone that a domain is "
    "delegated to answers for it alone, so that ACM never sees a record in the zone above",
    source="https://docs.aws.amazon.com/Route53/latest/APIReference/"
    "API_ChangeResourceRecordSets.html",
    date=READ,
)
def domains_are_in_the_zone(spec: Certificate, here: Here) -> Iterator[Problem]:
    zone = PUBLIC_ZONE.find(here, spec.zone) if spec.zone else None
    if zone is None:
        return
    domain = zone.spec.domain
    for name, written in spec.validated().items():
        pointer = ("domains", spec.domains.index(written))
        owner = zone_of(here.project, name)
        if not is_in(name, domain):
            message = f"{name} is not in {domain}, the zone of its validation record"
            right = "make a second certificate with its own zone, or remove `zone`"
            yield Problem(pointer, f"{message}; {right}")
        elif owner is not None and owner.spec.domain != domain:
            message = f"{owner.id} of {owner.environment} answers for {name}"
            yield Problem(pointer, f"{message}; make its certificate there")
        elif is_delegated(here.project, name):
            message = f"an NS record of {domain} leads to other name servers for {name}"
            right = "make a second certificate for it without `zone`"
            yield Problem(pointer, f"{message}; {right}")


@check("ACM114", "a certificate names its zone once")
def zone_is_once(spec: Certificate) -> Iterator[Problem]:
    if spec.zone and spec.hosted_zone_id:
        message = f"the records are made in public_zone/{spec.zone}"
        yield Problem(("hosted_zone_id",), f"{message}; remove `hosted_zone_id`, or `zone`")


@check(
    "ACM107",
    "only international names have two hyphens in third place",
    fact="certificate authorities refuse `--` at the third and fourth character of a label, unless "
    "it begins with xn-- and is Punycode",
    source="https://github.com/cabforum/servercert/pull/285",
    date=READ,
)
def labels_are_not_reserved(spec: Certificate) -> Iterator[Problem]:
    for i, domain in enumerate(spec.domains):
        if wrong := public_names.reserved_label(domain):
            message = f"`{wrong}` has `--` in third place, but is no international name"
            yield Problem(("domains", i), f"{message}; write another label")


@check(
    "ACM108",
    "a certificate names domains of its owner, not of a registry",
    fact="certificate authorities refuse what a registry sells domains below, as *.co.uk",
    source="https://github.com/cabforum/servercert/blob/main/docs/BR.md",
    date=READ,
)
def domains_are_registered(spec: Certificate) -> Iterator[Problem]:
    for i, domain in enumerate(spec.domains):
        bare = domain.removeprefix(WILDCARD)
        if public_names.is_of_a_registry(bare):
            message = f"{bare} belongs to a registry, so nobody gets a certificate for {domain}"
            yield Problem(("domains", i), f"{message}; write a domain of yours below it")


DOMAIN_CHECKS = (
    domains_differ,
    fits_the_quota,
    common_name_is_short,
    domains_are_own,
    domains_are_public,
    domains_share_their_zone,
    domains_are_in_the_zone,
    zone_is_once,
    labels_are_not_reserved,
    domains_are_registered,
)
