"""Probes of the policies of cloudfront: one life of each kind needs all its fixes."""

from typing import Any

from botocore.exceptions import ClientError

from probes import Clients, Probe
from specgen.prove.emulator.fixes.cloudfront_policies import BY_KIND
from specgen.prove.emulator.fixes.fix import Fix

NOTHING = {
    "HeadersConfig": {"HeaderBehavior": "none"},
    "CookiesConfig": {"CookieBehavior": "none"},
    "QueryStringsConfig": {"QueryStringBehavior": "all"},
}
KEYS = {"EnableAcceptEncodingGzip": True} | NOTHING
TIMING = {"Enabled": True, "SamplingRate": 50.0}
CONFIGS: dict[str, dict[str, Any]] = {
    "CachePolicy": {"MinTTL": 1, "ParametersInCacheKeyAndForwardedToOrigin": KEYS},
    "OriginRequestPolicy": NOTHING,
    "ResponseHeadersPolicy": {"ServerTimingHeadersConfig": TIMING},
}
WORDS = {
    "CachePolicy": "cache_policy",
    "OriginRequestPolicy": "origin_request_policy",
    "ResponseHeadersPolicy": "response_headers_policy",
}


def lives(kind: str) -> Probe:
    def probe(aws: Clients) -> bool:
        client, word, key = aws("cloudfront"), WORDS[kind], f"{kind}Config"
        config = {"Name": "policy"} | CONFIGS[kind]
        made = getattr(client, f"create_{word}")(**{key: config})
        about = {"Id": made[kind]["Id"]}
        read = getattr(client, f"get_{word}")(**about)
        changed = config | {"Comment": "changed"}
        getattr(client, f"update_{word}")(**about, IfMatch=read["ETag"], **{key: changed})
        again = getattr(client, f"get_{word}")(**about)
        getattr(client, f"delete_{word}")(**about, IfMatch=again["ETag"])
        try:
            getattr(client, f"get_{word}")(**about)
        except ClientError:
            return bool(read[kind][key] == config and again[kind][key] == changed)
        return False

    return probe


PROBES: tuple[tuple[Fix, Probe], ...] = tuple(
    (fix, lives(kind)) for kind, fixes in BY_KIND.items() for fix in fixes
)
