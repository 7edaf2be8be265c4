"""Names inside a resource, or records, that lead to nothing."""

import ipaddress
from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block, Unknown

_VERSIONS = {"A": 4, "AAAA": 6}


@resource_check(
    "AWS025",
    "a DNS record holds what its type says",
    "aws_route53_record",
    fact="Route 53 refuses an A record that is no IPv4 address, an AAAA record that is no IPv6 "
    "address, and more than one CNAME of a name; the provider takes any text",
    source="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html",
)
def records_fit_their_type(_kind: str, block: Block) -> Iterator[Problem]:
    kind = block.text("type")
    records = block.texts("records")
    if kind in _VERSIONS:
        for record in records:
            if not _is_address(record, _VERSIONS[kind]):
                wanted = f"IPv{_VERSIONS[kind]} address"
                message = f"a record of type {kind} is an {wanted}, not {record!r}"
                yield block.problem("records", message)
    elif kind == "CNAME" and len(records) > 1:
        yield block.problem("records", f"a CNAME leads to one name, and here are {len(records)}")


def _is_address(text: str, version: int) -> bool:
    try:
        return ipaddress.ip_address(text).version == version
    except ValueError:
        return False


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
