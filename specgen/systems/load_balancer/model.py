"""The keys of a load balancer document."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Here,
    Output,
    Part,
    Published,
    QuotaNeed,
    Subject,
    Unordered,
    Usage,
    hourly,
    reference,
)
from specgen.sdk.aws.elb.policies import DEFAULT_SSL_POLICY, SslPolicy
from specgen.sdk.aws.lifecycle import ExpirationDays
from specgen.sdk.aws.network.placement import Placed
from specgen.sdk.aws.network.tiers import zones_of
from specgen.sdk.placeholders import DNS_NAME, ZONE_ID

ADDRESSES_PER_ZONE = 8
"""Free addresses that it needs in each of its subnets.

source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
"""


class AccessLogs(Part):
    enabled: Annotated[bool, Meta(description="Record every request")] = True
    retention_days: Annotated[ExpirationDays, Meta(description="Days that records are kept")] = 365
    key: (
        Annotated[
            str, reference("key", "Refused: Elastic Load Balancing delivers to SSE-S3 buckets only")
        ]
        | None
    ) = None


ARN = "arn:{partition}:elasticloadbalancing:{region}:{account}"
SUFFIX = "app/{name}/0123456789abcdef"
"""In the form that AWS uses; placeholders of its outputs."""


class LoadBalancer(Placed, kw_only=True):
    """An application load balancer: HTTPS on 443, a redirect on 80, access logs.

    Services attach their rules to the HTTPS listener, or to that of HTTP if there is no other; what
    matches no rule gets a 404.
    """

    scheme: Annotated[
        Literal["internet-facing", "internal"],
        Meta(description="Whether the internet reaches it, or only its network"),
    ]
    ip_address_type: Annotated[
        Literal["ipv4", "dualstack"],
        Meta(description="Whether clients reach it over IPv4 alone, or over IPv6, too"),
    ] = "ipv4"
    certificate: (
        Annotated[
            str,
            reference(
                "certificate", "Certificate of the HTTPS listener; needed unless it is http_only"
            ),
        ]
        | None
    ) = None
    more_certificates: Annotated[
        Unordered[
            Annotated[
                str, reference("certificate", "Certificate for clients that ask for its domains")
            ]
        ],
        Meta(description="More certificates of the HTTPS listener, for other domains"),
    ] = []
    http_only: Annotated[
        bool, Meta(description="Port 80 alone, without TLS; for an internal one only")
    ] = False
    ssl_policy: Annotated[
        SslPolicy, Meta(description="TLS versions and ciphers of the HTTPS listener")
    ] = DEFAULT_SSL_POLICY
    idle_timeout_seconds: Annotated[
        int,
        Meta(description="Seconds after which an idle connection is closed", ge=1, le=4000),
    ] = 60
    minimum_zones: Annotated[
        int, Meta(description="Zones that its tier must span; checked, not set", ge=2, le=6)
    ] = 2
    route53_health_checks: Annotated[
        bool, Meta(description="Route 53 checks its health over HTTPS; checked, not set")
    ] = False
    behind_cdn: Annotated[
        bool, Meta(description="Its clients come through CloudFront; checked, not set")
    ] = False
    web_acl: (
        Annotated[str, reference("web_acl", "Regional ACL that looks at its requests")] | None
    ) = None
    access_logs: Annotated[AccessLogs, Meta(description="Access logs, in an S3 bucket")] = (
        AccessLogs()
    )

    @property
    def certificate_names(self) -> list[str]:
        """The first is the one for clients that ask for no name, or for another one."""
        first = [self.certificate] if self.certificate else []
        return [] if self.http_only else [*first, *self.more_certificates]

    @property
    def listener_output(self) -> str:
        """With the ARN of the listener that rules belong to."""
        return "http_listener_arn" if self.http_only else "https_listener_arn"

    @property
    def port(self) -> int:
        """That clients connect to."""
        return 80 if self.http_only else 443

    def charges(self, here: Here) -> Iterator[Bought]:
        yield hourly("alb", 1, 1, ("name",))
        zones = zones_of(here, self.network, self.tier)
        if self.scheme == "internet-facing" and zones:
            yield hourly("public-ipv4", zones, zones, ("scheme",), "addresses")
        yield Usage("lcu_hours", "alb-lcu")
        if self.access_logs.enabled:
            yield Usage("access_log_stored_gib", "s3-gib", ("access_logs",))

    def watched(self, here: Here) -> Iterator[Subject]:
        yield Subject("load_balancer", "", {"LoadBalancer": Published(here, "arn_suffix")})

    def outputs(self, here: Here) -> Iterator[Output]:
        balancer = (("aws_lb", ""),)
        yield Output("arn", f"{ARN}:loadbalancer/{SUFFIX}", balancer, "arn")
        yield Output("arn_suffix", SUFFIX, balancer, "arn_suffix")
        yield Output("dns_name", DNS_NAME, balancer, "dns_name")
        yield Output("zone_id", ZONE_ID, balancer, "zone_id")
        role = "http" if self.http_only else "https"
        of_listener = f"{ARN}:listener/{SUFFIX}/0123456789abcdef"
        yield Output(self.listener_output, of_listener, (("aws_lb_listener", role),), "arn")

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        count = ADDRESSES_PER_ZONE * zones_of(here, self.network, self.tier)
        what = f"load_balancer/{here.name}"
        yield AddressNeed(self.network, (self.tier,), count, what)

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        yield QuotaNeed("load_balancers", 1, ("name",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("load_balancer")
        if self.access_logs.enabled:
            yield AwsName("s3_bucket", "access-logs-000000000000")
