"""Certificates that ACM does not issue."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
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
