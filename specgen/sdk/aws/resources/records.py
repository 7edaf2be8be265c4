"""Names inside a resource, or records, that lead to nothing."""

import re
from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.dns.values import FORMS, LONGEST_STRING, fits
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block, Unknown


@resource_check(
    "AWS025",
    "a DNS record holds what its type says",
    "aws_route53_record",
    fact="Route 53 refuses a value of another form than the type's, and more than one CNAME of a "
    "name; the provider takes any text",
    source="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html",
)
def records_fit_their_type(_kind: str, block: Block) -> Iterator[Problem]:
    kind = block.text("type")
    records = block.texts("records")
    for record in records if kind in FORMS and kind != "TXT" else ():
        if not fits(kind, record) and "\\" not in record:  # `\052` is an escaped character
            message = f"a value of type {kind} is {FORMS[kind]}, not {record!r}"
            yield block.problem("records", message)
    if kind == "CNAME" and len(records) > 1:
        yield block.problem("records", f"a CNAME leads to one name, and here are {len(records)}")


@resource_check(
    "DNS101",
    "an alias to a distribution does not evaluate its health",
    "aws_route53_record",
    fact="Route 53 refuses EvaluateTargetHealth for an alias to CloudFront; the provider takes it",
    source="https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html",
    date="2026-11-29",
)
def distributions_are_not_evaluated(_kind: str, block: Block) -> Iterator[Problem]:
    for alias in block.blocks("alias"):
        referred = alias.referred("zone_id")
        there = alias.text("zone_id") == CLOUDFRONT_ZONE
        there |= referred is not None and referred[0] == "aws_cloudfront_distribution"
        if there and alias.value("evaluate_target_health") in (True, "true"):
            message = "Route 53 evaluates no health of a distribution"
            yield alias.problem("evaluate_target_health", f"{message}; write false")


CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2"
"""Hosted zone of all distributions.

source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html (2026-11-29)
"""


@resource_check(
    "DNS128",
    "the strings of a TXT record have at most 255 characters",
    "aws_route53_record",
    fact="Route 53 refuses a longer string (CharacterStringTooLong); a value may have several",
    source="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html",
    date="2026-11-29",
)
def strings_are_short(_kind: str, block: Block) -> Iterator[Problem]:
    for record in block.texts("records") if block.text("type") in {"SPF", "TXT"} else ():
        longest = max(map(_length, _BETWEEN.split(record)))
        if longest > LONGEST_STRING:
            message = f"a string of a TXT record has {longest} characters"
            right = f'split it with `" "` into strings of {LONGEST_STRING}'
            yield block.problem("records", f"{message}; {right}")


_BETWEEN = re.compile(r'(?<!\\)" *"')
_ESCAPED = re.compile(r"\\([0-7]{3}|.)")


def _length(string: str) -> int:
    """Of the text that Route 53 keeps: an escaped character is one."""
    return len(_ESCAPED.sub("x", string))


@resource_check(
    "AWS026",
    "a distribution's behaviors lead to its own origins",
    "aws_cloudfront_distribution",
    fact="CloudFront refuses a target origin that the distribution does not have",
    source="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DefaultCacheBehavior.html",
)
def origins_exist(_kind: str, block: Block) -> Iterator[Problem]:
    ids = [o.value("origin_id") for name in ("origin", "origin_group") for o in block.blocks(name)]
    if not block.whole or any(isinstance(one, Unknown) for one in ids) or "dynamic" in block.data:
        return
    known = [one for one in ids if isinstance(one, str)]
    for name in ("default_cache_behavior", "ordered_cache_behavior"):
        for behavior in block.blocks(name):
            target = behavior.text("target_origin_id")
            if target and target not in known:
                message = f"the distribution has no origin {target!r}{did_you_mean(target, known)}"
                yield behavior.problem("target_origin_id", message)
