"""The keys of a service document."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from msgspec import Meta

from specgen.sdk import NAME_PATTERN, Here, Ordered, Pointer, Port, Unordered, reference
from specgen.sdk.aws.ecs.fields import (
    Deployment,
    Image,
    Logs,
    ParameterValue,
    SecretValue,
    TargetTracking,
    Tasks,
)
from specgen.sdk.aws.interfaces import CLUSTER, NETWORK
from specgen.systems.service.model.mesh import Mesh
from specgen.systems.service.model.parts import Ingress, Permission, Queue
from specgen.systems.service.model.scaling import CustomMetric, StepScaling
from specgen.systems.service.model.schedule import Schedule
from specgen.systems.service.model.sizes import Share, Size, SizeRange
from specgen.systems.service.model.stores import EnvironmentName, Stores

MetricName = Annotated[str, Meta(pattern="^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40)]


class Fields(Stores, kw_only=True):
    cluster: Annotated[str, reference("cluster", "The cluster that runs it")]
    image: Annotated[
        Annotated[str, Meta(min_length=3, pattern=r"^\S+$")] | Image,
        Meta(
            description="Address of the image, or its repository in a registry document",
            examples=["public.ecr.aws/nginx/nginx:1.29"],
        ),
    ]
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
    capacity_provider: Annotated[
        Annotated[str, Meta(pattern=r"^fargate_spot$|" + NAME_PATTERN)] | Unordered[Share],
        Meta(
            description="fargate, fargate_spot, a capacity provider of the cluster, or a list of "
            "shares",
            examples=["fargate"],
        ),
    ] = "fargate"
    architecture: Annotated[
        Literal["x86_64", "arm64"], Meta(description="Architecture that the image is built for")
    ] = "x86_64"
    container_port: Annotated[Port | None, Meta(description="Port that the tasks listen on")] = None
    command: Annotated[
        Ordered[str], Meta(description="Command and arguments, instead of the image's")
    ] = []
    network_mode: Annotated[
        Literal["awsvpc"], Meta(description="Each task has its own interface and address")
    ] = "awsvpc"
    network: (
        Annotated[str, reference("network", "Network of the tasks; defaults to the cluster's")]
        | None
    ) = None
    tiers: Annotated[
        Unordered[Annotated[str, Meta(pattern=NAME_PATTERN)]],
        Meta(description="Tiers whose subnets the tasks may use; defaults to the cluster's"),
    ] = []
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "Group of the tasks")]],
        Meta(description="Groups of the tasks; defaults to the cluster's", max_length=5),
    ] = []
    environment: Annotated[
        dict[EnvironmentName, str], Meta(description="Environment variables; nothing secret")
    ] = {}
    secrets: Annotated[
        dict[EnvironmentName, SecretValue],
        Meta(description="Environment variables read from secrets when a task starts"),
    ] = {}
    parameters: Annotated[
        dict[EnvironmentName, ParameterValue],
        Meta(description="Environment variables with settings of `parameter` documents"),
    ] = {}
    permissions: Annotated[
        Unordered[Permission], Meta(description="What the tasks may do in AWS; nothing else")
    ] = []
    health_check_path: Annotated[
        str, Meta(description="Path of the load balancer's health checks", pattern=r"^/\S*$")
    ] = "/"
    ingress: Annotated[
        Ingress | None,
        Meta(description="How a load balancer forwards requests to it; by default none does"),
    ] = None
    logs: Annotated[Logs, Meta(description="Where the tasks' output goes")] = Logs()
    mesh: Annotated[
        Mesh | None,
        Meta(description="Mutual TLS with other services; needs a cluster with a `namespace`"),
    ] = None
    schedule: Annotated[
        Schedule | None, Meta(description="Hours in which no task runs; by default none")
    ] = None
    queue: Annotated[
        Queue | None,
        Meta(description="Its own SQS queue; tasks find its address in QUEUE_URL"),
    ] = None
    deployment: Annotated[
        Deployment, Meta(description="How a new version replaces the old one")
    ] = Deployment()
    target_tracking: Annotated[TargetTracking, Meta(description="Scaling by CPU and memory")] = (
        TargetTracking()
    )
    step_scaling: Annotated[StepScaling, Meta(description="Steps of the custom metrics")] = (
        StepScaling()
    )
    custom_metrics: Annotated[
        dict[MetricName, CustomMetric], Meta(description="Additional metrics that scale it")
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

    def images(self) -> Iterator[tuple[Pointer, str | Image]]:
        yield ("image",), self.image
        if self.mesh is not None:
            yield ("mesh", "proxy_image"), self.mesh.proxy_image
            yield ("mesh", "agent_image"), self.mesh.agent_image

    def shares(self) -> tuple[Share, ...]:
        if isinstance(self.capacity_provider, str):
            return (Share(provider=self.capacity_provider),)
        return tuple(self.capacity_provider)

    def sized(self) -> tuple[Pointer, Size] | None:
        """The size in use, and its place in the document; None if CMP110 is broken."""
        if self.size is not None:
            return ("size",), self.size
        if self.active_profile in self.size_profiles:
            name = self.active_profile
            return ("size_profiles", name), self.size_profiles[name]
        return None

    def cluster_here(self, here: Here) -> Here | None:
        return CLUSTER.find(here, self.cluster)

    def hosts(self, here: Here) -> dict[str, Any]:
        """The cluster's own capacity providers that it uses; none on Fargate."""
        cluster = self.cluster_here(here)
        known = cluster.spec.capacity_providers if cluster else {}
        return {s.provider: known[s.provider] for s in self.shares() if s.provider in known}

    def is_found(self, here: Here) -> bool:
        """Whether others find its tasks by name: they listen, and the cluster has a namespace."""
        cluster = self.cluster_here(here)
        answers = self.container_port is not None or bool(self.mesh and self.mesh.callers)
        return answers and bool(cluster and cluster.spec.namespace)

    def network_name(self, here: Here) -> str:
        cluster = self.cluster_here(here)
        return self.network or (cluster.spec.network if cluster else "")

    def used_tiers(self, here: Here) -> tuple[str, ...]:
        cluster = self.cluster_here(here)
        if self.tiers or cluster is None:
            return tuple(self.tiers)
        if self.network in {None, cluster.spec.network}:
            return tuple(cluster.spec.used_tiers(here, []))
        network = NETWORK.find(here, self.network)
        return tuple(network.spec.tiers_of("private") if network else ())

    def used_groups(self, here: Here) -> tuple[str, ...]:
        cluster = self.cluster_here(here)
        return tuple(self.security_groups or (cluster.spec.security_groups if cluster else ()))

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
