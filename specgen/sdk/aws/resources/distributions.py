"""Distributions of CloudFront that it refuses, and policies for them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from specgen.facts import cdn, waf
from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

DISTRIBUTION = "aws_cloudfront_distribution"
READ = "2026-11-29"
_ACL = re.compile(r"\$\{aws_wafv2_web_acl\.[A-Za-z0-9_-]+\.(?P<attribute>[a-z_]+)\}\Z")
_REGIONAL = re.compile(r"arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]*:regional/")


@resource_check(
    "AWS095",
    "the web ACL of a distribution is the ARN of one with the scope CLOUDFRONT",
    DISTRIBUTION,
    fact="CloudFront refuses the id of a newer ACL, and a regional one (InvalidWebACLId); a plan "
    "takes any text",
    source="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html",
    date=READ,
)
def acl_is_for_distributions(_kind: str, block: Block) -> Iterator[Problem]:
    written = _ACL.match(str(block.data.get("web_acl_id")))
    referred = block.referred("web_acl_id")
    if written and written["attribute"] != "arn":
        message = f"CloudFront does not know an ACL by its {written['attribute']}"
        yield block.problem("web_acl_id", f"{message}; write the ACL's arn")
    is_regional = written is not None and referred and referred[1].text("scope") == "REGIONAL"
    if is_regional or _REGIONAL.match(block.text("web_acl_id")):
        message = "this ACL is regional, for load balancers"
        yield block.problem("web_acl_id", f"{message}; name one with the scope CLOUDFRONT")


@resource_check(
    "AWS096",
    "behaviors take methods as CloudFront does, and origin groups only read",
    DISTRIBUTION,
    fact="CloudFront takes GET and HEAD, these with OPTIONS, or all seven; the second origin of a "
    "group is asked for the first three only, at some errors only",
    source=f"{cdn.GUIDE}/high_availability_origin_failover.html",
    date=READ,
)
def methods_are_a_set(_kind: str, block: Block) -> Iterator[Problem]:
    groups = {group.text("origin_id") for group in block.blocks("origin_group")} - {""}
    for name in ("default_cache_behavior", "ordered_cache_behavior"):
        for behavior in block.blocks(name):
            yield from _methods(behavior, in_group=behavior.text("target_origin_id") in groups)
    for criteria in block.blocks("origin_group", "failover_criteria"):
        codes = criteria.value("status_codes")
        for code in codes if isinstance(codes, list) else ():
            if isinstance(code, int) and code not in cdn.FAILOVER_CODES:
                right = f"it knows {', '.join(map(str, cdn.FAILOVER_CODES))}"
                message = f"CloudFront does not take over at {code}; {right}"
                yield criteria.problem("status_codes", message)


def _methods(behavior: Block, *, in_group: bool) -> Iterator[Problem]:
    for key in ("allowed_methods", "cached_methods"):
        value, texts = behavior.value(key), sorted(behavior.texts(key))
        if not texts or len(texts) != len(value):
            continue
        sets = [cdn.METHODS[name] for name in ("read", "options")]
        if key == "allowed_methods":
            sets.append(cdn.METHODS["all"])
        if texts not in sets:
            wider = [methods for methods in sets if {*texts} <= {*methods}] or sets[-1:]
            message = f"CloudFront takes no set of {', '.join(texts)}"
            yield behavior.problem(key, f"{message}; write {', '.join(wider[0])}")
        elif in_group and texts == cdn.METHODS["all"]:
            message = "an origin group answers GET, HEAD and OPTIONS only"
            yield behavior.problem(key, f"{message}; write these, or the id of one origin")


@resource_check(
    "AWS097",
    "a distribution restricts countries that CloudFront knows, or none",
    DISTRIBUTION,
    fact="CloudFront takes ISO 3166 codes (GB, not UK), and none without a restriction",
    source=f"{cdn.API}/API_GeoRestriction.html",
    date=READ,
)
def countries_are_known(_kind: str, block: Block) -> Iterator[Problem]:
    for geo in block.blocks("restrictions", "geo_restriction"):
        codes, kind = geo.texts("locations"), geo.text("restriction_type")
        for i, code in geo.items("locations"):
            if code not in waf.COUNTRIES:
                right = "GB" if code == "UK" else "its code in ISO 3166"
                message = f"CloudFront knows no country {code}; write {right}"
                yield geo.problem("locations", message, item=i)
        if kind == "none" and codes:
            message = "without a restriction there are no countries"
            yield geo.problem("locations", f"{message}; remove them, or write whitelist")
        elif kind in {"whitelist", "blacklist"} and geo.value("locations") in (None, []):
            message = f"the {kind} has no countries"
            yield geo.problem("restriction_type", f"{message}; write `locations`, or none")


TIMES = ("min_ttl", "default_ttl", "max_ttl")
KEYS = "parameters_in_cache_key_and_forwarded_to_origin"
COMPRESSION = ("enable_accept_encoding_gzip", "enable_accept_encoding_brotli")
PARTS = {
    "headers_config": "header_behavior",
    "cookies_config": "cookie_behavior",
    "query_strings_config": "query_string_behavior",
}


@resource_check(
    "AWS098",
    "the times of a cache policy are in order, and one that keeps nothing has no keys",
    "aws_cloudfront_cache_policy",
    fact="CloudFront refuses a default below the minimum or above the maximum (InvalidTTLOrder), "
    "and parameters, headers, cookies or compression if the longest time is 0",
    source=f"{cdn.API}/API_CachePolicyConfig.html",
    date=READ,
)
def times_are_in_order(_kind: str, block: Block) -> Iterator[Problem]:
    known = [(key, n) for key in TIMES if (n := block.number(key)) is not None]
    for (shorter, low), (longer, high) in pairwise(known):
        if low > high:
            message = f"{shorter} is {low:g}, which is more than {longer}: {high:g}"
            yield block.problem(longer, f"{message}; write {low:g} or more")
    if block.number("max_ttl") != 0:
        return
    right = "write none, because a cache that keeps nothing tells nothing apart"
    for keys in block.blocks(KEYS):
        for key in COMPRESSION:
            if keys.value(key) is True:
                yield keys.problem(key, "a cache that keeps nothing compresses nothing; remove it")
        for part, behavior in PARTS.items():
            for config in keys.blocks(part):
                if config.text(behavior) not in {"", "none"}:
                    yield config.problem(behavior, right)


@resource_check(
    "AWS099",
    "an origin request policy forwards headers that CloudFront lets it",
    "aws_cloudfront_origin_request_policy",
    fact="CloudFront refuses Authorization and Accept-Encoding in a list of such a policy",
    source="https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/571",
    date=READ,
)
def headers_are_forwarded(_kind: str, block: Block) -> Iterator[Problem]:
    for config in block.blocks("headers_config"):
        if config.text("header_behavior") != "whitelist":
            continue
        for headers in config.blocks("headers"):
            for i, name in headers.items("items"):
                if name.lower() in cdn.NOT_SENT_ALONE:
                    message = f"CloudFront does not forward {name} by itself"
                    right = "list it in the cache policy, whose headers are forwarded, too"
                    if name.lower() == "accept-encoding":
                        right = "remove it, because a cache that compresses forwards it"
                    yield headers.problem("items", f"{message}; {right}", item=i)
