"""What ACM refuses in a request for a certificate."""

from collections.abc import Iterator

from specgen.sdk import Problem, check
from specgen.systems.certificate.model import Certificate

REQUEST = "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html"
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


CHECKS = (domains_differ, fits_the_quota, common_name_is_short)
