"""The nested maps of a service document: ingress, queue."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Part, reference
from specgen.sdk.aws.elb.rule import Balancer, Host, Paths, Priority


class Ingress(Part):
    load_balancer: Balancer
    priority: Priority
    host: Host = ""
    path_patterns: Paths = []
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
