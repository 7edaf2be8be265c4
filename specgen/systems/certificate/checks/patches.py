"""Certificates that `terraform:` keeps from being issued."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.patches import patches
from specgen.systems.certificate.model import Certificate

OWNERSHIP = "https://docs.aws.amazon.com/acm/latest/userguide/domain-ownership-validation.html"
HTTP = "https://docs.aws.amazon.com/acm/latest/userguide/http-validation.html"
PROVIDER = (
    "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/acm/"
    "certificate.go"
)
READ = "2026-11-29"

KIND = "aws_acm_certificate"
PRIVATE = ("certificate_authority_arn", "early_renewal_duration")
IMPORTED = ("certificate_body", "certificate_chain", "private_key")
NAMES = ("domain_name", "subject_alternative_names")


@check(
    "ACM110",
    "a certificate is validated by DNS",
    fact="ACM gives validation records to DNS validation only; HTTP validation is for certificates "
    "that CloudFront manages",
    source=OWNERSHIP,
    date=READ,
)
def stays_with_dns(spec: Certificate, here: Here) -> Iterator[Problem]:
    for patch in patches(here, KIND):
        method = patch.text("validation_method")
        if method == "HTTP" or (method and method != "DNS" and spec.hosted_zone_id):
            message = f"ACM gives no validation records to {method} validation"
            yield patch.problem("validation_method", f"{message}; remove it")


@check(
    "ACM111",
    "a certificate is public, and requested from ACM",
    fact="the provider refuses validation_method beside arguments of private and of imported ones",
    source=PROVIDER,
    date=READ,
)
def stays_public(_spec: Certificate, here: Here) -> Iterator[Problem]:
    for patch in patches(here, KIND):
        for key in (*PRIVATE, *IMPORTED):
            if patch.has(key):
                sort = "a private" if key in PRIVATE else "an imported"
                message = f"{key} is for {sort} certificate, and this one is validated by DNS"
                yield patch.problem(key, f"{message}; remove it, and make such a one in raw")


@check(
    "ACM112",
    "the names of a certificate with `hosted_zone_id` are in `domains`",
    fact="ACM issues a certificate once all its names are validated; the validation records are "
    "those of `domains`",
    source=OWNERSHIP,
    date=READ,
)
def names_are_validated(spec: Certificate, here: Here) -> Iterator[Problem]:
    for patch in patches(here, KIND) if spec.hosted_zone_id else ():
        for key in NAMES:
            names = (patch.text(key), *patch.texts(key))
            strange = [name for name in names if name and name not in spec.domains]
            if strange:
                message = f"{strange[0]} gets no validation record"
                yield patch.problem(key, f"{message}; remove it, and write the name in `domains`")


PATCH_CHECKS = (stays_with_dns, stays_public, names_are_validated)
