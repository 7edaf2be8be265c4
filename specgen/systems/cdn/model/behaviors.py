"""What a CDN does with the requests to a path."""

import hashlib
import re
from typing import Annotated, Any, Literal

from msgspec import Meta

from specgen.facts import cdn
from specgen.sdk import Part, Unordered

LONGEST_TTL = 31_536_000
"""A year, CloudFront's default of the longest time.

source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html
(2026-11-29)
"""

Methods = Literal["read", "options", "all"]
CachedName = Annotated[str, Meta(pattern=r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", max_length=128)]
Names = Literal["all", "none"] | Unordered[CachedName]
Ttl = Annotated[int, Meta(ge=0, le=LONGEST_TTL)]
PATTERN = r"^[/*?][A-Za-z0-9_.*$/~\"'@:+&?%-]*$"
"""source: API_CacheBehavior.html of the same"""


class Cache(Part):
    """How long answers are kept, and what tells two requests apart besides the path."""

    ttl_seconds: Annotated[
        Ttl, Meta(description="How long an answer is kept if the origin does not say it")
    ]
    minimum_seconds: Annotated[
        Ttl, Meta(description="Shortest time, whatever the origin says; defaults to 0")
    ] = 0
    maximum_seconds: Annotated[
        Ttl | None,
        Meta(description="Longest time, whatever the origin says; defaults to a year"),
    ] = None
    query_strings: Annotated[
        Names, Meta(description="Parameters that tell requests apart: all, none or some")
    ] = "none"
    headers: Annotated[
        Unordered[CachedName], Meta(description="Headers that tell requests apart")
    ] = []
    cookies: Annotated[
        Names, Meta(description="Cookies that tell requests apart: all, none or some")
    ] = "none"

    @property
    def longest(self) -> int:
        if self.maximum_seconds is not None:
            return self.maximum_seconds
        return LONGEST_TTL if self.ttl_seconds or self.minimum_seconds else 0

    @property
    def has_keys(self) -> bool:
        return bool(self.headers) or not self.query_strings == self.cookies == "none"


class Forward(Part):
    """What the origin gets of a request, besides what tells requests apart."""

    query_strings: Annotated[Names, Meta(description="Parameters: all, none or some")] = "none"
    headers: Annotated[Unordered[CachedName], Meta(description="Headers")] = []
    cookies: Annotated[Names, Meta(description="Cookies: all, none or some")] = "none"


def _one_of(names: Any) -> Any:
    return Meta(extra_json_schema={"enum": sorted(names)})


class Behavior(Part, kw_only=True):
    path: Annotated[
        Annotated[str, Meta(pattern=PATTERN, max_length=255)] | None,
        Meta(
            description="Paths, with * and ?; the last behavior has none, and takes all others",
            examples=["/api/*"],
        ),
    ] = None
    origin: Annotated[str, Meta(description="Origin or origin group that answers")]
    methods: Annotated[
        Methods,
        Meta(description="read is GET and HEAD, options adds OPTIONS, all is all seven"),
    ] = "read"
    cache: Annotated[
        Annotated[str, _one_of(cdn.CACHES)] | Cache,
        Meta(description="A cache policy of AWS, or its own"),
    ]
    forward: Annotated[
        Annotated[str, _one_of(cdn.FORWARDS)] | Forward | None,
        Meta(description="What else the origin gets: a policy of AWS, or its own"),
    ] = None
    headers: Annotated[
        Annotated[str, _one_of(cdn.HEADERS)] | None,
        Meta(description="Headers that answers get: a policy of AWS"),
    ] = None
    compress: Annotated[bool, Meta(description="Compress answers for clients that take it")] = True
    plain_http: Annotated[
        Literal["redirect", "refuse", "allow"],
        Meta(description="What happens to requests without TLS"),
    ] = "redirect"

    @property
    def forwards_host(self) -> bool:
        """Whether the origin gets the Host that the client asked for."""
        return bool(self.host_keys)

    @property
    def host_keys(self) -> list[str]:
        """The keys that make CloudFront send it, of cache and forward."""
        policies = {"cache": self.cache, "forward": self.forward}
        return [key for key, policy in policies.items() if _has_host(policy)]

    @property
    def role(self) -> str:
        """Different for each path; the default's is `default`."""
        if self.path is None:
            return "default"
        words = re.findall("[a-z0-9]+", self.path.lower())
        slug = "-".join(words)
        if self.path == f"/{'/'.join(words)}/*" and slug != "default":
            return slug
        digest = hashlib.sha256(self.path.encode()).hexdigest()[:6]
        return f"{slug[:40].strip('-')}-{digest}".strip("-")


def _has_host(policy: Any) -> bool:
    """policy: its name, or the headers that it names itself"""
    if isinstance(policy, str | None):
        return policy in cdn.WITH_HOST
    return "host" in lower(policy.headers)


def lower(names: list[str]) -> set[str]:
    return {name.lower() for name in names}
