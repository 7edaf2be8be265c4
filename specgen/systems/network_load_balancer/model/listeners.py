"""The nested maps of a network load balancer: listeners, and how each reaches its tasks."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Part, Port, Renamable, Unordered, part_name, reference, together
from specgen.sdk.aws.elb.health import (
    USUAL_TIMEOUT,
    Healthy,
    Interval,
    Path,
    Timeout,
    Unhealthy,
)
from specgen.sdk.aws.elb.policies import DEFAULT_SSL_POLICY, SslPolicy

Protocol = Literal["tcp", "udp", "tcp_udp", "tls"]
Alpn = Literal["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"]
"""source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
(2026-11-30)
"""


class Health(Part):
    protocol: Annotated[
        Literal["tcp", "http", "https"],
        Meta(description="How a task is asked: that it takes a connection, or answers a path"),
    ] = "tcp"
    port: Annotated[
        Port | None,
        Meta(description="TCP port that is asked; by default the one that connections go to"),
    ] = None
    path: Annotated[
        Path, Meta(description="Path that is asked, for http and https; by default /")
    ] = ""
    healthy_status: Annotated[
        str,
        Meta(
            description="Status codes of a healthy task, for http and https; by default 200-399",
            pattern=r"^$|^[2-5][0-9]{2}(-[2-5][0-9]{2})?(,[2-5][0-9]{2}(-[2-5][0-9]{2})?)*$",
        ),
    ] = ""
    interval_seconds: Interval = 10
    timeout_seconds: Timeout = USUAL_TIMEOUT
    healthy_threshold: Healthy = 2
    unhealthy_threshold: Unhealthy = 2


class Listener(Renamable, kw_only=True):
    """A port that clients connect to; services name it in their `network_ingresses`."""

    port: Annotated[Port, Meta(description="Port that clients connect to")]
    protocol: Annotated[
        Protocol,
        Meta(description="What it takes; tls is TCP that the load balancer decrypts"),
    ] = "tcp"
    certificate: (
        Annotated[str, reference("certificate", "Certificate of a listener of TLS")] | None
    ) = None
    more_certificates: Annotated[
        Unordered[
            Annotated[
                str, reference("certificate", "Certificate for clients that ask for its domains")
            ]
        ],
        Meta(description="More certificates of a listener of TLS, for other domains"),
    ] = []
    ssl_policy: Annotated[
        SslPolicy, Meta(description="TLS versions and ciphers of a listener of TLS")
    ] = DEFAULT_SSL_POLICY
    alpn: Annotated[
        Alpn | None,
        Meta(description="HTTP version that a listener of TLS agrees on; by default AWS's, None"),
    ] = None
    encrypted_targets: Annotated[
        bool,
        Meta(
            description="A listener of TLS speaks TLS to the tasks, too, whose certificates it "
            "does not check"
        ),
    ] = False
    idle_timeout_seconds: (
        Annotated[
            int,
            Meta(
                description="Seconds after which an idle connection of TCP is forgotten; by "
                "default 350, AWS's",
                ge=60,
                le=6000,
            ),
        ]
        | None
    ) = None
    preserve_client_ip: Annotated[
        bool | None,
        Meta(
            description="Tasks see the addresses of clients, not those of the load balancer; by "
            "default for UDP only, where AWS always does it"
        ),
    ] = None
    proxy_protocol: Annotated[
        bool,
        Meta(
            description="Each connection begins with a header of proxy protocol v2, which says "
            "who the client is; tasks must read it"
        ),
    ] = False
    sticky: Annotated[
        bool, Meta(description="Connections from one address go to the same task")
    ] = False
    deregistration_delay_seconds: Annotated[
        int,
        Meta(
            description="Time that open connections have when a task stops, before they are closed",
            ge=0,
            le=3600,
        ),
    ] = 60
    health_check: Annotated[Health, Meta(description="How it checks the tasks")] = Health()

    @property
    def is_tls(self) -> bool:
        return self.protocol == "tls"

    @property
    def has_udp(self) -> bool:
        return self.protocol in {"udp", "tcp_udp"}

    @property
    def target_protocol(self) -> str:
        """As AWS writes it."""
        tcp = self.is_tls and not self.encrypted_targets
        return "TCP" if tcp else self.protocol.upper()

    @property
    def sees_clients(self) -> bool:
        """Whether tasks see the addresses of clients."""
        return self.has_udp if self.preserve_client_ip is None else self.preserve_client_ip

    @property
    def transports(self) -> tuple[str, ...]:
        """As rules of security groups write them."""
        return {"udp": ("udp",), "tcp_udp": ("tcp", "udp")}.get(self.protocol, ("tcp",))


def group_role(name: str, listener: Listener) -> str:
    """Of its target group; with what replaces the group, so that AWS has two for a while."""
    sort = listener.target_protocol.lower().replace("_", "-")
    known = part_name(name, listener)
    return known if sort == "tcp" else together(known, sort)
