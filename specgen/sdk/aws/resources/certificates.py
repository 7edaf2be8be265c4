"""Certificates that ACM does not issue."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws import public_names
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

REQUEST = "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html"
REQUESTED = ("RSA_2048", "EC_prime256v1", "EC_secp384r1")


@resource_check(
    "AWS043",
    "a public certificate that is requested has an algorithm that ACM issues",
    "aws_acm_certificate",
    fact="ACM issues RSA_2048, EC_prime256v1 and EC_secp384r1; the others are for imported ones",
    source=REQUEST,
    date="2026-11-29",
)
def algorithm_is_issued(_kind: str, block: Block) -> Iterator[Problem]:
    algorithm = block.text("key_algorithm")
    elsewhere = block.has("private_key") or block.has("certificate_authority_arn")
    if algorithm and algorithm not in REQUESTED and not elsewhere:
        message = f"ACM issues no public certificate of {algorithm}"
        yield block.problem("key_algorithm", f"{message}; write one of {', '.join(REQUESTED)}")


@resource_check(
    "AWS050",
    "a public certificate names public domains of its owner",
    "aws_acm_certificate",
    fact="ACM cannot validate names that public DNS does not have, nor those of Amazon",
    source="https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-failed.html",
    date="2026-11-29",
)
def names_are_public(_kind: str, block: Block) -> Iterator[Problem]:
    if block.has("private_key") or block.has("certificate_authority_arn"):
        return
    named = [("domain_name", block.text("domain_name"))]
    named += [("subject_alternative_names", n) for n in block.texts("subject_alternative_names")]
    for key, name in named:
        if found := public_names.owner(name):
            yield block.problem(key, f"{name} is in {found}, which belongs to AWS; write your own")
        elif public_names.is_private(name):
            message = f"{name} is not in public DNS; write a public name"
            yield block.problem(key, message, "or certificate_authority_arn of a private authority")
        elif label := public_names.reserved_label(name):
            message = f"`{label}` has `--` in third place, but is no international name"
            yield block.problem(key, f"{message}; write another label")
