"""The keys of a Cloudflare zone document: a domain, and the hosts that Cloudflare stands before."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.cloudflare import Plan
from specgen.sdk import Claim, Here, Kind, Model, Ordered, Output, Pointer, reference
from specgen.sdk.aws.dns.fields import PublicDomain
from specgen.sdk.aws.dns.names import WILDCARD
from specgen.sdk.aws.interfaces import PUBLIC_ZONE
from specgen.systems.cloudflare_zone.model.parts import (
    Bots,
    CacheRule,
    ConfigRule,
    EdgeCertificate,
    HostKey,
    HostOrWildcardKey,
    Origin,
    Rule,
    Tls,
)

PHASES = {"cache_rules": "http_request_cache_settings", "config_rules": "http_config_settings"}
"""Key -> the phase whose ruleset its rules are."""

RECORD = "aws_route53_record"
CHALLENGE, VERIFY = "_acme-challenge", "cloudflare-verify"
ID = "0123456789abcdef0123456789abcdef"
NAME_SERVERS = "ann.ns.cloudflare.com,bob.ns.cloudflare.com"


class CloudflareZone(Model, kw_only=True):
    """A zone of Cloudflare: the hosts that it is a proxy for, their TLS, bots and caching.

    The token is the environment's, CLOUDFLARE_API_TOKEN; no document has it.
    """

    account_id: Annotated[
        str,
        Meta(
            description="Id of the account at Cloudflare",
            pattern="^[0-9a-f]{32}$",
            examples=[ID],
        ),
    ]
    domain: PublicDomain
    type: Annotated[
        Literal["full", "partial"],
        Meta(
            description="`full`: Cloudflare answers for the domain; `partial`: another zone does, "
            "and leads its proxied hosts to Cloudflare"
        ),
    ] = "full"
    zone: (
        Annotated[
            str,
            reference(
                "public_zone",
                "Zone that answers for the domain, and gets the records; by default none of ours",
                any_region=True,
                any_account="by_role",
            ),
        ]
        | None
    ) = None
    plan: Annotated[Plan, Meta(description="Plan that was bought; decides what may be set")] = (
        "free"
    )
    proxied: Annotated[
        dict[HostOrWildcardKey, Origin],
        Meta(
            description="Host -> what answers behind Cloudflare; `*.example.com` in a full zone "
            "for all hosts that are not written",
            examples=[{"app.example.com": {"cdn": "web"}}],
        ),
    ] = {}
    tls: Annotated[Tls, Meta(description="TLS to clients, and to the origin")] = Tls()
    certificate: Annotated[
        EdgeCertificate | None,
        Meta(
            description="Order an advanced certificate for the domain and its hosts (paid); by "
            "default Cloudflare issues one for each host once it is proxied"
        ),
    ] = None
    bots: Annotated[Bots | None, Meta(description="What happens to bots; by default unset")] = None
    cache_rules: Annotated[
        Ordered[CacheRule],
        Meta(description="What is cached; if several match, the last one that sets a value wins"),
    ] = []
    config_rules: Annotated[
        Ordered[ConfigRule],
        Meta(description="How pages are optimised; the last one that sets a value wins"),
    ] = []
    regional_hostnames: Annotated[
        dict[HostKey, Annotated[str, Meta(pattern="^[a-z][a-z0-9_-]*$", max_length=64)]],
        Meta(
            description="Host -> key of the region whose data centres alone decrypt its traffic",
            examples=[{"eu.example.com": "eu"}],
        ),
    ] = {}

    def is_proxied(self, host: str) -> bool:
        """Whether Cloudflare gets its requests; `*` stands for one label or more."""
        wild = (name.removeprefix("*") for name in self.proxied if name.startswith(WILDCARD))
        return host in self.proxied or any(host.endswith(end) for end in wild)

    @property
    def certified(self) -> tuple[str, ...]:
        """Names of the advanced certificate, which must be for the domain itself as well."""
        if self.certificate is None:
            return ()
        return tuple(dict.fromkeys((self.domain, *(self.certificate.hosts or self.proxied))))

    @property
    def validated(self) -> tuple[str, ...]:
        """Domains at which the authority looks for a token: one for a name and its wildcard."""
        return tuple(dict.fromkeys(name.removeprefix(WILDCARD) for name in self.certified))

    @property
    def is_delegated(self) -> bool:
        """Whether Cloudflare validates its certificate through records in our zone."""
        return self.type == "partial" and self.zone is not None and self.certificate is not None

    def outputs(self, here: Here) -> Iterator[Output]:
        zone = (("cloudflare_zone", ""),)
        yield Output("zone_id", ID, zone, "id")
        if self.type == "full":
            yield Output(
                "name_servers", NAME_SERVERS, zone, "name_servers", is_list=True, is_whole=True
            )
        else:
            yield Output("verification_key", "012345678-012345678", zone, "verification_key")

    def claims(self, here: Here) -> Iterator[Claim]:
        if self.type != "partial" or self.zone is None:
            return
        domain = PUBLIC_ZONE.get(here, self.zone).spec.domain
        for host, kind, pointer in self.zone_records():
            yield Claim(RECORD, (host, domain, kind), f"{kind} record {host}", pointer)

    def zone_records(self) -> Iterator[tuple[str, str, Pointer]]:
        """Name, type and place of each record in the zone that answers for the domain."""
        yield f"{VERIFY}.{self.domain}", "TXT", ("domain",)
        for host in self.proxied:
            yield host, "CNAME", ("proxied", host)
        for host in self.validated:
            at: Pointer = ("proxied", host) if host in self.proxied else ("certificate",)
            yield f"{CHALLENGE}.{host}", "CNAME", at


def rules_of(spec: CloudflareZone, key: str) -> Sequence[Rule]:
    """key: of PHASES"""
    return spec.cache_rules if key == "cache_rules" else spec.config_rules


CLOUDFLARE_ZONE: Kind[CloudflareZone] = Kind("cloudflare_zone")
