"""Behaviors of a distribution, and the policies that they bring along."""

from collections.abc import Iterator, Sequence
from typing import Any

from cdktf_cdktf_provider_aws.cloudfront_cache_policy import (
    CloudfrontCachePolicy,
    CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOrigin,
    CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfig,
    CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfigCookies,
    CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfig,
    CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfigHeaders,
    CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfig,
    CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfigQueryStrings,
)
from cdktf_cdktf_provider_aws.cloudfront_distribution import (
    CloudfrontDistributionDefaultCacheBehavior,
    CloudfrontDistributionOrderedCacheBehavior,
)
from cdktf_cdktf_provider_aws.cloudfront_origin_request_policy import (
    CloudfrontOriginRequestPolicy,
    CloudfrontOriginRequestPolicyCookiesConfig,
    CloudfrontOriginRequestPolicyCookiesConfigCookies,
    CloudfrontOriginRequestPolicyHeadersConfig,
    CloudfrontOriginRequestPolicyHeadersConfigHeaders,
    CloudfrontOriginRequestPolicyQueryStringsConfig,
    CloudfrontOriginRequestPolicyQueryStringsConfigQueryStrings,
)

from specgen.facts import cdn
from specgen.sdk.construct import Scope
from specgen.systems.cdn.construct.lifecycle import NEW_BEFORE_OLD
from specgen.systems.cdn.model import CACHE, FORWARD, Cdn
from specgen.systems.cdn.model.behaviors import Behavior, Cache, Forward, Methods, Names

Keys = CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOrigin
KeyCookies = CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfig
KeyCookieNames = CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfigCookies
KeyHeaders = CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfig
KeyHeaderNames = CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfigHeaders
KeyQueries = CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfig
KeyQueryNames = (
    CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfigQueryStrings
)
SentCookies = CloudfrontOriginRequestPolicyCookiesConfig
SentCookieNames = CloudfrontOriginRequestPolicyCookiesConfigCookies
SentHeaders = CloudfrontOriginRequestPolicyHeadersConfig
SentHeaderNames = CloudfrontOriginRequestPolicyHeadersConfigHeaders
SentQueries = CloudfrontOriginRequestPolicyQueryStringsConfig
SentQueryNames = CloudfrontOriginRequestPolicyQueryStringsConfigQueryStrings

CACHED: dict[Methods, Methods] = {"read": "read", "options": "options", "all": "read"}
"""Methods of a behavior -> those whose answers are kept."""
PLAIN_HTTP = {"redirect": "redirect-to-https", "refuse": "https-only", "allow": "allow-all"}


class Behaviors:
    """Makes the policies of each behavior once."""

    def __init__(self, scope: Scope, spec: Cdn) -> None:
        self._scope, self._spec = scope, spec

    def ordered(self) -> Iterator[CloudfrontDistributionOrderedCacheBehavior]:
        for behavior in self._spec.behaviors[:-1]:
            made = self._arguments(behavior)
            yield CloudfrontDistributionOrderedCacheBehavior(
                path_pattern=behavior.path or "*", **made
            )

    def default(self) -> CloudfrontDistributionDefaultCacheBehavior:
        made = self._arguments(self._spec.behaviors[-1])
        return CloudfrontDistributionDefaultCacheBehavior(**made)

    def _arguments(self, behavior: Behavior) -> dict[str, Any]:
        return {
            "target_origin_id": self._spec.origin_id(behavior.origin),
            "viewer_protocol_policy": PLAIN_HTTP[behavior.plain_http],
            "allowed_methods": cdn.METHODS[behavior.methods],
            "cached_methods": cdn.METHODS[CACHED[behavior.methods]],
            "compress": behavior.compress,
            "cache_policy_id": self._cache(behavior),
            "origin_request_policy_id": self._forward(behavior),
            "response_headers_policy_id": cdn.HEADERS.get(behavior.headers or ""),
        }

    def _cache(self, behavior: Behavior) -> str:
        if isinstance(behavior.cache, str):
            return cdn.CACHES[behavior.cache]
        role = f"{behavior.role}-{CACHE}"
        policy = self._scope.add(
            CloudfrontCachePolicy,
            role,
            name=self._scope.aws_name(role),
            comment=f"Answers for {behavior.path or 'all other paths'}",
            min_ttl=behavior.cache.minimum_seconds,
            default_ttl=behavior.cache.ttl_seconds,
            max_ttl=behavior.cache.longest,
            parameters_in_cache_key_and_forwarded_to_origin=_keys(behavior.cache, behavior),
            lifecycle=NEW_BEFORE_OLD,
        )
        return policy.id

    def _forward(self, behavior: Behavior) -> str | None:
        if behavior.forward is None:
            return None
        if isinstance(behavior.forward, str):
            return cdn.FORWARDS[behavior.forward]
        role = f"{behavior.role}-{FORWARD}"
        policy = self._scope.add(
            CloudfrontOriginRequestPolicy,
            role,
            name=self._scope.aws_name(role),
            comment=f"Requests to {behavior.path or 'all other paths'}",
            **_sent(behavior.forward),
            lifecycle=NEW_BEFORE_OLD,
        )
        return policy.id


def _keys(cache: Cache, behavior: Behavior) -> Keys:
    return Keys(
        cookies_config=KeyCookies(
            cookie_behavior=_chosen(cache.cookies),
            cookies=_listed(KeyCookieNames, cache.cookies),
        ),
        headers_config=KeyHeaders(
            header_behavior="whitelist" if cache.headers else "none",
            headers=_listed(KeyHeaderNames, cache.headers),
        ),
        query_strings_config=KeyQueries(
            query_string_behavior=_chosen(cache.query_strings),
            query_strings=_listed(KeyQueryNames, cache.query_strings),
        ),
        enable_accept_encoding_gzip=behavior.compress,
        enable_accept_encoding_brotli=behavior.compress,
    )


def _sent(forward: Forward) -> dict[str, Any]:
    return {
        "cookies_config": SentCookies(
            cookie_behavior=_chosen(forward.cookies),
            cookies=_listed(SentCookieNames, forward.cookies),
        ),
        "headers_config": SentHeaders(
            header_behavior="whitelist" if forward.headers else "none",
            headers=_listed(SentHeaderNames, forward.headers),
        ),
        "query_strings_config": SentQueries(
            query_string_behavior=_chosen(forward.query_strings),
            query_strings=_listed(SentQueryNames, forward.query_strings),
        ),
    }


def _chosen(names: Names) -> str:
    """An empty list is none."""
    return names if isinstance(names, str) else "whitelist" if names else "none"


def _listed(kind: Any, names: str | Sequence[str]) -> Any:
    return kind(items=list(names)) if names and not isinstance(names, str) else None
