"""Names of resources of CloudFront and WAF."""

from collections.abc import Mapping

from specgen.facts.name_rule import NameRule

_DOCS = "https://docs.aws.amazon.com"
_CDN = f"{_DOCS}/cloudfront/latest/APIReference"
_WAF = f"{_DOCS}/waf/latest/APIReference"
_WORDS = "letters, digits, hyphens and underscores"

EDGE: Mapping[str, NameRule] = {
    "origin_access_control": NameRule(
        64,
        r"[\w-]+",
        _WORDS,
        f"{_CDN}/API_OriginAccessControlConfig.html",
    ),
    "vpc_origin": NameRule(
        64,
        r"[\w-]+",
        _WORDS,
        f"{_CDN}/API_VpcOriginEndpointConfig.html, which has no length: not verified",
    ),
    "cache_policy": NameRule(
        128, r"[\w-]+", _WORDS, f"{_CDN}/API_CachePolicyConfig.html, length not verified"
    ),
    "origin_request_policy": NameRule(
        128, r"[\w-]+", _WORDS, f"{_CDN}/API_OriginRequestPolicyConfig.html, likewise"
    ),
    "log_delivery": NameRule(
        60,
        r"[\w-]+",
        _WORDS,
        f"{_DOCS}/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliverySource.html",
    ),
    "web_acl": NameRule(128, r"[A-Za-z0-9_-]+", _WORDS, f"{_WAF}/API_CreateWebACL.html"),
    "ip_set": NameRule(128, r"[A-Za-z0-9_-]+", _WORDS, f"{_WAF}/API_CreateIPSet.html"),
}
"""source: the pages that the rules name (2026-11-29)"""
