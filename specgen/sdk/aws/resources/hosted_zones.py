"""Query logs and signing keys of zones that Route 53 refuses."""

import re
from collections.abc import Iterator

from specgen.facts.regions import GLOBAL_REGION
from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

_ARN = re.compile(r"arn:aws[a-z-]*:[a-z]+:(?P<region>[a-z0-9-]+):")
_NAME = re.compile(r"[A-Za-z0-9_]{3,128}\Z")
NEAR = {
    "aws_route53_query_log": ("cloudwatch_log_group_arn", "Route 53 logs queries to a group"),
    "aws_route53_key_signing_key": ("key_management_service_arn", "Route 53 signs with a key"),
}


@resource_check(
    "DNS139",
    "what a zone is logged to and signed with is in us-east-1",
    *NEAR,
    fact="Route 53 takes log groups and keys of us-east-1 only, and names of signing keys of "
    "letters, digits and _; the provider takes any",
    source="https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateKeySigningKey.html",
    date="2026-11-29",
)
def is_in_the_region(kind: str, block: Block) -> Iterator[Problem]:
    key, what = NEAR[kind]
    found = _ARN.match(block.text(key))
    referred = block.referred(key)
    is_here = referred is not None and not {"provider", "region"} & referred[1].data.keys()
    region = found["region"] if found else block.region if is_here else ""
    if region not in {"", GLOBAL_REGION}:
        yield block.problem(key, f"{what} of {GLOBAL_REGION} only, and this one is in {region}")
    name = block.text("name")
    if kind == "aws_route53_key_signing_key" and name and not _NAME.match(name):
        message = f"{name} is no name of a signing key"
        yield block.problem("name", f"{message}; write 3 to 128 letters, digits and _")
