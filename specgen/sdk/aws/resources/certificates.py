"""Certificates that ACM does not issue."""

import re
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
    others = "subject_alternative_names"
    named: list[tuple[str, int | None, str]] = [("domain_name", None, block.text("domain_name"))]
    named += [(others, i, name) for i, name in block.items(others)]
    for key, item, name in named:
        if (said := _about(name)) is not None:
            yield block.problem(key, *said, item=item)


def _about(name: str) -> tuple[str, str] | None:
    """What is wrong with a public name, and a hint."""
    if found := public_names.owner(name):
        return f"{name} is in {found}, which belongs to AWS; write your own", ""
    if public_names.is_private(name):
        hint = "or certificate_authority_arn of a private authority"
        return f"{name} is not in public DNS; write a public name", hint
    if label := public_names.reserved_label(name):
        message = f"`{label}` has `--` in third place, but is no international name"
        return f"{message}; write another label", ""
    return None


LONGEST_COMMON_NAME = 64
LONGEST_LABEL = 63
LONGEST_NAME = 253
MOST_NAMES = 100
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_NAME = re.compile(rf"(\*\.)?({_LABEL}\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])")
NO_DOMAIN = "is no domain; write one like app.example.com or *.example.com"


@resource_check(
    "AWS067",
    "the names of a certificate have the form of domains",
    "aws_acm_certificate",
    fact="letters, digits and inner hyphens between dots, * as the first label only, 63 characters "
    "a label, 64 for domain_name, 100 names",
    source=REQUEST,
    date="2026-11-29",
)
def names_have_the_form(_kind: str, block: Block) -> Iterator[Problem]:
    first, others = block.text("domain_name"), block.texts("subject_alternative_names")
    if first and not _is_domain(first):
        yield block.problem("domain_name", f"{first!r} {NO_DOMAIN}")
    for i, name in block.items("subject_alternative_names"):
        if not _is_domain(name):
            yield block.problem("subject_alternative_names", f"{name!r} {NO_DOMAIN}", item=i)
    if len(first) > LONGEST_COMMON_NAME:
        message = f"domain_name has {len(first)} characters, {LONGEST_COMMON_NAME} are allowed"
        right = "write it into subject_alternative_names, and a shorter one here"
        yield block.problem("domain_name", f"{message}; {right}")
    if len(others) > MOST_NAMES:
        message = f"{len(others)} names, and a certificate has at most {MOST_NAMES}"
        yield block.problem("subject_alternative_names", f"{message}; make a second one")


def _is_domain(name: str) -> bool:
    """The lengths first, because a text may be a mebibyte long."""
    fits = max(map(len, name.split("."))) <= LONGEST_LABEL and len(name) <= LONGEST_NAME
    return fits and _NAME.fullmatch(name) is not None


@resource_check(
    "AWS068",
    "a certificate is logged, and its mails go to a domain above",
    "aws_acm_certificate",
    fact="ACM no longer lets a public certificate stay out of the transparency logs; the domain "
    "that gets the mails is the name itself or above it",
    source=REQUEST,
    date="2026-11-29",
)
def options_are_taken(_kind: str, block: Block) -> Iterator[Problem]:
    key = "certificate_transparency_logging_preference"
    for options in block.blocks("options"):
        if options.text(key) == "DISABLED":
            message = "ACM logs every public certificate; remove it"
            yield options.problem(key, message)
    for option in block.blocks("validation_option"):
        name, domain = option.text("domain_name"), option.text("validation_domain")
        bare = name.removeprefix("*.")
        if name and domain and bare != domain and not bare.endswith(f".{domain}"):
            message = f"{domain} is not above {name}, so nobody there can approve it"
            yield option.problem("validation_domain", f"{message}; write {bare}")
