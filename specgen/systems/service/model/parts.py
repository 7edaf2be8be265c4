"""The nested maps of a service document: ingress, queue."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Part, Unordered, reference

HOST = r"^([A-Za-z0-9*?.-]+\.[A-Za-z*?]+)?$"
"""With a dot, and no digit after the last one.

source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_HostHeaderConditionConfig.html
(2026-11-29)
"""


class Ingress(Part):
    load_balancer: Annotated[str, reference("load_balancer", "The load balancer in front of it")]
    priority: Annotated[
        int,
        Meta(
            description="Priority of its rule at the listener; the lowest is tried first",
            ge=1,
            le=50000,
        ),
    ]
    host: Annotated[
        str,
        Meta(
            description="Host name of its requests, with * and ? as wildcards; by default any",
            pattern=HOST,
            max_length=128,
            examples=["api.example.com"],
        ),
    ] = ""
    path_patterns: Annotated[
        Unordered[Annotated[str, Meta(pattern=r"^/[A-Za-z0-9_.$/~\"'@:+&*?-]*$", max_length=128)]],
        Meta(description="Paths of its requests; by default any", examples=[["/api/*"]]),
    ] = []
    deregistration_delay_seconds: Annotated[
        int,
        Meta(description="Time that open requests have when a task stops", ge=0, le=3600),
    ] = 60
    slow_start_seconds: Annotated[
        int,
        Meta(description="Time until a new task gets its full share; 0 is none", ge=0, le=900),
    ] = 0
    protocol_version: Annotated[
        Literal["HTTP1", "HTTP2", "GRPC"],
        Meta(description="Protocol between load balancer and tasks"),
    ] = "HTTP1"
    healthy_status: Annotated[
        str,
        Meta(
            description="Status codes with which a healthy task answers",
            pattern=r"^[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*$",
        ),
    ] = "200"

    @property
    def group_role(self) -> str:
        """What the target group's name contains in addition to the service's."""
        return "" if self.protocol_version == "HTTP1" else self.protocol_version.lower()

    @property
    def conditions(self) -> int:
        return bool(self.host) + len(self.path_patterns)


DEAD_LETTER_DAYS = 14


class Queue(Part):
    """The service's own queue, with a dead-letter queue."""

    visibility_timeout_seconds: Annotated[
        int,
        Meta(description="Time a task has for a message before another gets it", ge=0, le=43200),
    ] = 60
    retention_days: Annotated[
        int, Meta(description="Days that messages are kept; dead letters 14", ge=1, le=14)
    ] = 4
    max_receive_count: Annotated[
        int, Meta(description="Attempts until a message is a dead letter", ge=1, le=1000)
    ] = 5
    key: Annotated[str, reference("key", "Key of both queues; defaults to SSE-SQS")] | None = None
