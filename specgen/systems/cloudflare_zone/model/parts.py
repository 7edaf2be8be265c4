"""What a zone's hosts lead to, and how Cloudflare serves them."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Name, Part, Unordered, reference, written_name
from specgen.sdk.aws.dns.names import LONGEST, PUBLIC_DOMAIN_PATTERN

LONGEST_PATH = 1024
_WITH_WILDCARD = rf"^(\*\.)?{PUBLIC_DOMAIN_PATTERN[1:]}"
Host = Annotated[
    str,
    Meta(max_length=LONGEST, examples=["app.example.com"]),
    written_name(PUBLIC_DOMAIN_PATTERN),
]
HostOrWildcard = Annotated[
    str, Meta(max_length=LONGEST, examples=["*.example.com"]), written_name(_WITH_WILDCARD)
]
HostKey = Annotated[str, Meta(pattern=PUBLIC_DOMAIN_PATTERN, max_length=LONGEST)]
HostOrWildcardKey = Annotated[str, Meta(pattern=_WITH_WILDCARD, max_length=LONGEST)]
"""Of maps: nothing is filled in in their keys."""
Seconds = Annotated[int, Meta(ge=1, le=31_536_000)]
BotAction = Literal["allow", "block", "managed_challenge"]


class Origin(Part):
    cdn: (
        Annotated[str, reference("cdn", "CDN that has the host as an alias", any_region=True)]
        | None
    ) = None
    load_balancer: (
        Annotated[
            str,
            reference(
                "load_balancer", "Load balancer, of this region if it has one", any_region=True
            ),
        ]
        | None
    ) = None
    host: Annotated[Host, Meta(description="Name that resolves to the origin")] | None = None

    @property
    def ways(self) -> tuple[str, ...]:
        """Keys that are set."""
        keys = ("cdn", "load_balancer", "host")
        return tuple(key for key in keys if getattr(self, key) is not None)


class Tls(Part):
    mode: Annotated[
        Literal["flexible", "full", "strict"],
        Meta(
            description="To the origin: `strict` checks its certificate, `full` takes any, and "
            "`flexible` is plain HTTP"
        ),
    ] = "strict"
    minimum_version: Annotated[
        Literal["1.0", "1.1", "1.2", "1.3"], Meta(description="Oldest TLS that clients may speak")
    ] = "1.2"
    tls_1_3: Annotated[bool, Meta(description="Clients may speak TLS 1.3")] = True
    always_https: Annotated[bool, Meta(description="Redirect HTTP to HTTPS")] = True
    authenticated_origin_pulls: Annotated[
        bool,
        Meta(
            description="Show the origin the client certificate that all zones of Cloudflare "
            "share, which it may demand"
        ),
    ] = False


class EdgeCertificate(Part, kw_only=True):
    """A change of it orders another one, in place of the one before."""

    hosts: Annotated[
        Unordered[HostOrWildcard],
        Meta(
            description="Its names beside the domain, such as `*.example.com` for hosts to come; "
            "by default the proxied hosts"
        ),
    ] = []
    authority: Annotated[
        Literal["google", "lets_encrypt"], Meta(description="Authority that issues it")
    ] = "google"
    validity_days: Annotated[
        Literal[14, 30, 90], Meta(description="Days until it ends; it is renewed before")
    ] = 90


class Bots(Part):
    javascript_detections: (
        Annotated[bool, Meta(description="Look for headless browsers with a script in pages")]
        | None
    ) = None
    fight_mode: (
        Annotated[bool, Meta(description="Challenge what is surely a bot; free, no exceptions")]
        | None
    ) = None
    definitely_automated: (
        Annotated[BotAction, Meta(description="What surely is a bot; Pro and above")] | None
    ) = None
    likely_automated: (
        Annotated[BotAction, Meta(description="What may be a bot; Business and above")] | None
    ) = None
    verified_bots: (
        Annotated[
            Literal["allow", "block"],
            Meta(description="Search engines and the like; Pro and above"),
        ]
        | None
    ) = None
    auto_update_model: (
        Annotated[bool, Meta(description="Score requests with the newest model; Bot Management")]
        | None
    ) = None
    suppress_session_score: (
        Annotated[
            bool,
            Meta(description="Do not keep a session's highest score in a cookie; Bot Management"),
        ]
        | None
    ) = None


class Rule(Part, kw_only=True):
    """Conditions that are written together must all be met; without any, all requests match."""

    name: Annotated[Name, Meta(description="Its name, which keeps its identity when rules move")]
    hosts: Annotated[Unordered[Host], Meta(description="Requests to these hosts")] = []
    path_prefix: (
        Annotated[
            str,
            Meta(
                description="Requests whose path begins so; a query is not part of it",
                pattern=r'^/[^\s"\\?#]*$',
                max_length=LONGEST_PATH,
                examples=["/static/"],
            ),
        ]
        | None
    ) = None

    @property
    def expression(self) -> str:
        """In Cloudflare's language of rules."""
        hosts = " ".join(f'"{host}"' for host in self.hosts)
        parts = [f"http.host in {{{hosts}}}"] if hosts else []
        if self.path_prefix is not None:
            parts.append(f'starts_with(http.request.uri.path, "{self.path_prefix}")')
        return " and ".join(parts) or "true"

    @property
    def settings(self) -> dict[str, str | int | bool]:
        """Name -> value of what it sets."""
        names = (name for name in self.__struct_fields__ if name not in Rule.__struct_fields__)
        known = ((name, getattr(self, name)) for name in names)
        return {name: value for name, value in known if value is not None}

    def covers(self, other: "Rule") -> bool:
        """Whether it matches whatever the other one matches."""
        is_for_hosts = bool(other.hosts) and {*other.hosts} <= {*self.hosts}
        is_for_path = (other.path_prefix or "").startswith(self.path_prefix or "")
        return (not self.hosts or is_for_hosts) and is_for_path

    def overrides(self, other: "Rule") -> bool:
        """Whether nothing of the other one is left if this one comes after it."""
        return other.settings.keys() <= self.settings.keys()


class CacheRule(Rule, kw_only=True):
    cache: Annotated[bool, Meta(description="Whether Cloudflare may cache the answers")]
    edge_ttl_seconds: (
        Annotated[Seconds, Meta(description="Kept by Cloudflare; by default as the origin says")]
        | None
    ) = None
    browser_ttl_seconds: (
        Annotated[Seconds, Meta(description="Kept by browsers; by default as the origin says")]
        | None
    ) = None

    def overrides(self, other: Rule) -> bool:
        return not self.cache or super().overrides(other)


class ConfigRule(Rule, kw_only=True):
    polish: (
        Annotated[
            Literal["off", "lossless", "lossy"],
            Meta(description="Make images smaller; Pro and above"),
        ]
        | None
    ) = None
    rocket_loader: (
        Annotated[bool, Meta(description="Load scripts after the page is shown")] | None
    ) = None
    email_obfuscation: (
        Annotated[bool, Meta(description="Hide mail addresses in pages from bots")] | None
    ) = None
