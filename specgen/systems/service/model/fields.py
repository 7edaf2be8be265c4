"""The keys of a service document."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import NAME_PATTERN, Here, Name, Pointer, Port, Unordered
from specgen.sdk.aws.ecs.fields import Deployment, Image, TargetTracking, Tasks
from specgen.sdk.aws.ecs.sizes import Size, SizeRange
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.interfaces import DATADOG
from specgen.sdk.aws.schedule.running import running_share
from specgen.sdk.aws.sqs import access as queues
from specgen.systems.service.model.ingress import Ingress, NamedIngress
from specgen.systems.service.model.mesh import Mesh
from specgen.systems.service.model.metrics import Emitted, EmittedName, Ratio
from specgen.systems.service.model.network_ingress import NetworkIngress
from specgen.systems.service.model.objectives import Objectives
from specgen.systems.service.model.parts import Queue
from specgen.systems.service.model.roll_back import RollBack
from specgen.systems.service.model.scaling import CustomMetric, StepScaling
from specgen.systems.service.model.schedule import Schedule
from specgen.systems.service.model.tracing import Tracing

MetricName = Annotated[str, Meta(pattern="^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40)]


class Fields(TaskFields, kw_only=True):
    tasks: Annotated[
        Tasks, Meta(description="Number of tasks; they scale if minimum and maximum differ")
    ]
    size: Annotated[Size | None, Meta(description="Size of a task")] = None
    size_profiles: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], Size],
        Meta(description="Sizes to choose from, instead of `size`"),
    ] = {}
    active_profile: Annotated[str, Meta(description="The size profile in use")] = ""
    size_range: Annotated[
        SizeRange | None, Meta(description="Bounds that the size in use must stay within")
    ] = None
    container_port: Annotated[Port | None, Meta(description="Port that the tasks listen on")] = None
    network_mode: Annotated[
        Literal["awsvpc"], Meta(description="Each task has its own interface and address")
    ] = "awsvpc"
    health_check_path: Annotated[
        str, Meta(description="Path of the load balancer's health checks", pattern=r"^/\S*$")
    ] = "/"
    ingress: Annotated[
        Ingress | None,
        Meta(description="How a load balancer forwards requests to it; by default none does"),
    ] = None
    ingresses: Annotated[
        dict[Name, NamedIngress],
        Meta(
            description="More ways in, by name: another load balancer, or another rule. Objectives "
            "and custom metrics count the requests of `ingress`",
            examples=[{"internal": {"load_balancer": "internal", "priority": 10}}],
        ),
    ] = {}
    network_ingresses: Annotated[
        Unordered[NetworkIngress],
        Meta(
            description="Listeners of network load balancers whose connections it gets",
            examples=[[{"load_balancer": "edge", "listener": "mqtt", "port": 1883}]],
        ),
    ] = []
    mesh: Annotated[
        Mesh | None,
        Meta(description="Mutual TLS with other services; needs a cluster with a `namespace`"),
    ] = None
    tracing: Annotated[
        Tracing | None,
        Meta(
            description="Traces for Datadog, by an agent in each task; the image has the tracer",
            examples=[{"datadog": "us"}],
        ),
    ] = None
    schedule: Annotated[
        Schedule | None, Meta(description="Hours in which no task runs; by default none")
    ] = None
    objectives: Annotated[
        Objectives | None,
        Meta(
            description="What users may expect; alarms warn while the budget of failures is used "
            "up too fast. Needs `ingress`"
        ),
    ] = None
    queue: Annotated[
        Queue | None,
        Meta(description="Its own SQS queue; tasks find its address in QUEUE_URL"),
    ] = None
    deployment: Annotated[
        Deployment, Meta(description="How a new version replaces the old one")
    ] = Deployment()
    roll_back_if: Annotated[
        RollBack | None,
        Meta(
            description="Alarms that end a deployment, which then returns to the last good one",
            examples=[{"http_5xx_above": 20}],
        ),
    ] = None
    target_tracking: Annotated[TargetTracking, Meta(description="Scaling by CPU and memory")] = (
        TargetTracking()
    )
    step_scaling: Annotated[StepScaling, Meta(description="Steps of the custom metrics")] = (
        StepScaling()
    )
    custom_metrics: Annotated[
        dict[MetricName, CustomMetric], Meta(description="Additional metrics that scale it")
    ] = {}
    metrics: Annotated[
        dict[EmittedName, Emitted],
        Meta(
            description="Metrics that its application emits: lines of output in CloudWatch's "
            "embedded metric format"
        ),
    ] = {}
    ratios: Annotated[
        dict[EmittedName, Ratio],
        Meta(description="Percentages of two of its `metrics`, such as a success rate"),
    ] = {}
    stop_timeout_seconds: Annotated[
        int, Meta(description="Time that a task has to stop, also on Spot", ge=2, le=120)
    ] = 30
    read_only_root_filesystem: Annotated[
        bool, Meta(description="Tasks cannot write to the image's file system")
    ] = False
    websockets: Annotated[
        bool, Meta(description="Connections are long-lived; stopping a task drops them")
    ] = False
    task_scale_in_protection: Annotated[
        bool, Meta(description="Tasks may protect themselves from scale-in while busy")
    ] = False
    execute_command: Annotated[
        bool, Meta(description="People may open a shell in a task (ECS Exec)")
    ] = False

    def ways(self) -> Iterator[tuple[Pointer, Ingress]]:
        """Each way in, with its place; `ingress` first."""
        if self.ingress is not None:
            yield ("ingress",), self.ingress
        for name, one in sorted(self.ingresses.items()):
            yield ("ingresses", name), one

    def ways_in(self) -> list[Ingress]:
        return [one for _, one in self.ways()]

    def port_of(self, ingress: Ingress) -> int | None:
        """Where its requests go; None if CMP115 is broken."""
        own = self.container_port if ingress.container is None else None
        return own if ingress.port is None else ingress.port

    def main_ports(self) -> Iterator[tuple[Pointer, int]]:
        if self.container_port is not None:
            yield ("container_port",), self.container_port
        for pointer, one in self.ways():
            if one.container is None and one.port not in {None, self.container_port}:
                yield (*pointer, "port"), one.port or 0

    def images(self) -> Iterator[tuple[Pointer, str | Image]]:
        yield from super().images()
        if self.mesh is not None:
            yield ("mesh", "proxy_image"), self.mesh.proxy_image
            yield ("mesh", "agent_image"), self.mesh.agent_image
        if self.tracing is not None:
            yield ("tracing", "agent_image"), self.tracing.agent_image

    def secrets_read(self, here: Here) -> set[str]:
        datadog = DATADOG.find(here, self.tracing.datadog) if self.tracing else None
        key = datadog.spec.api_key if datadog else None
        return super().secrets_read(here) | ({key} if key else set())

    def sizes(self) -> Iterator[tuple[Pointer, Size]]:
        """All of them, because a document can switch to any profile."""
        if self.size is not None:
            yield ("size",), self.size
        for name, size in self.size_profiles.items():
            yield ("size_profiles", name), size

    def endpoints(self, here: Here) -> Iterator[str]:
        if self.mesh is not None:
            yield "acm-pca"
        if self.queue is not None and not queues.grants(here):
            yield "sqs"
        if self.execute_command:
            yield "ssmmessages"

    def set_variables(self) -> Iterator[str]:
        if self.queue is not None:
            yield "QUEUE_URL"

    def sized(self) -> tuple[Pointer, Size] | None:
        """The size in use, and its place in the document; None if CMP110 is broken."""
        if self.size is not None:
            return ("size",), self.size
        if self.active_profile in self.size_profiles:
            name = self.active_profile
            return ("size_profiles", name), self.size_profiles[name]
        return None

    def is_found(self, here: Here) -> bool:
        """Whether others find its tasks by name: they listen, and the cluster has a namespace."""
        cluster = self.cluster_here(here)
        answers = self.container_port is not None or bool(self.mesh and self.mesh.callers)
        return answers and bool(cluster and cluster.spec.namespace)

    def running_share(self) -> float:
        """Of all hours those in which tasks run, 0 to 1."""
        return running_share(self.schedule.stop, self.schedule.start) if self.schedule else 1

    def most_tasks(self) -> int:
        """Most tasks during a deployment; ECS rounds down."""
        return self.tasks.maximum * self.deployment.maximum_percent // 100

    def largest_vcpu(self) -> float:
        """Of all sizes that it can use."""
        sizes = [*self.size_profiles.values(), *([self.size] if self.size else [])]
        return max((size.vcpu for size in sizes), default=0)


def dashed(metric: str) -> str:
    """The spelling in names and addresses."""
    return metric.replace("_", "-")
