"""Where a CDN gets its answers."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Ordered, Part, Port, Renamable, UnorderedTuple, reference, written_name
from specgen.sdk.aws.dns.names import PUBLIC_DOMAIN_PATTERN

Host = Annotated[
    str,
    Meta(max_length=253, examples=["origin.example.com"]),
    written_name(PUBLIC_DOMAIN_PATTERN),
]
HeaderName = Annotated[
    str, Meta(pattern="^[A-Za-z0-9-]+$", max_length=256, examples=["X-Origin-Verify"])
]
PathPart = Annotated[str, Meta(pattern=r"^(/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)*$", max_length=255)]
Seconds = Annotated[int, Meta(ge=1, le=120)]

HTTPS_PORT, HTTP_PORT = 443, 80
SOURCES = ("load_balancer", "global_name", "bucket")
"""Keys that name another document; `host` alone is a server outside of the documents."""


class SecretHeader(Part):
    """A header by which the origin knows that a request came through the CDN."""

    name: Annotated[HeaderName, Meta(description="Its name; the web ACL of the origin asks for it")]
    secret: Annotated[
        str,
        reference(
            "secret", "Secret whose whole value is the header's; put it in first", any_region=True
        ),
    ]


class Origin(Renamable, kw_only=True):
    """One of load_balancer with a host, global_name, bucket, or host alone."""

    load_balancer: (
        Annotated[str, reference("load_balancer", "Load balancer; needs `host`", any_region=True)]
        | None
    ) = None
    region: Annotated[
        str | None, Meta(description="Region of the load balancer; defaults to the document's")
    ] = None
    vpc_origin: Annotated[
        bool,
        Meta(description="Ask the load balancer, which is internal, inside its VPC"),
    ] = False
    host: Annotated[
        Host | None,
        Meta(
            description="Name that the CDN asks; beside load_balancer it becomes an alias record "
            "in the public zone that it is in"
        ),
    ] = None
    global_name: (
        Annotated[str, reference("global_name", "Name of several regions", any_region=True)] | None
    ) = None
    bucket: (
        Annotated[
            str,
            reference("bucket", "Private bucket that `serves: [cloudfront]`", any_region=True),
        ]
        | None
    ) = None
    path: Annotated[
        PathPart, Meta(description="Put before each path; by default nothing", examples=["/v2"])
    ] = ""
    protocol: Annotated[
        Literal["https", "http"], Meta(description="How the origin is asked; a bucket by https")
    ] = "https"
    port: Annotated[
        Port | None, Meta(description="Port of the origin; defaults to that of the protocol")
    ] = None
    read_timeout_seconds: Annotated[
        Seconds, Meta(description="Time that the origin has for an answer")
    ] = 30
    keepalive_timeout_seconds: Annotated[
        Seconds, Meta(description="Time that an idle connection is kept")
    ] = 5
    connection_attempts: Annotated[
        int, Meta(description="How often a connection is tried", ge=1, le=3)
    ] = 3
    connection_timeout_seconds: Annotated[
        int, Meta(description="Time of each try", ge=1, le=10)
    ] = 10
    secret_header: Annotated[
        SecretHeader | None, Meta(description="Header by which the origin knows the CDN")
    ] = None

    @property
    def source(self) -> str:
        """The key that says what it is; `host` for a server outside of the documents."""
        return next((key for key in SOURCES if getattr(self, key)), "host")


class OriginGroup(Renamable, kw_only=True):
    """Two origins, of which the second is asked if the first fails."""

    members: Annotated[
        Ordered[str],
        Meta(
            description="Two origins; the first is asked first",
            min_length=2,
            max_length=2,
            examples=[["main", "standby"]],
        ),
    ]
    status_codes: Annotated[
        UnorderedTuple[int],
        Meta(description="Answers of the first at which the second is asked", min_length=1),
    ] = (500, 502, 503, 504)
