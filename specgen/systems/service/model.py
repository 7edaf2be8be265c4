"""What a service document says, and where its tasks live."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import Meta

from specgen.findings import Pointer
from specgen.model import (
    NAME_PATTERN,
    AddressNeed,
    AwsName,
    KeyUse,
    Model,
    Output,
    Port,
    reference,
)
from specgen.systems.service.parts import (
    Deployment,
    Image,
    Ingress,
    Logs,
    Permission,
    Queue,
    SecretValue,
    Share,
    Size,
    SizeRange,
    Tasks,
)
from specgen.systems.service.scaling_parts import CustomMetric, StepScaling, TargetTracking

if TYPE_CHECKING:
    from specgen.project import Here

EnvironmentName = Annotated[str, Meta(pattern="^[A-Za-z_][A-Za-z0-9_]*$")]
MetricName = Annotated[str, Meta(pattern="^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40)]


class Service(Model, kw_only=True):
    """An ECS service: one image, run as many tasks as are needed."""

    cluster: Annotated[str, reference("cluster", "The cluster that runs it")]
    image: Annotated[
        Annotated[str, Meta(min_length=3, pattern=r"^\S+$")] | Image,
        Meta(
            description="Address of the image, or where a registry document has it",
            examples=["public.ecr.aws/nginx/nginx:1.29"],
        ),
    ]
    tasks: Annotated[Tasks, Meta(description="How many; they scale where the two differ")]
    size: Annotated[Size | None, Meta(description="Size of a task")] = None
    size_profiles: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], Size],
        Meta(description="Sizes to choose from, in the place of `size`"),
    ] = {}
    active_profile: Annotated[str, Meta(description="The size profile that is used")] = ""
    size_range: Annotated[
        SizeRange | None, Meta(description="Bounds that no chosen size may leave")
    ] = None
    capacity_provider: Annotated[
        Annotated[str, Meta(pattern=r"^fargate_spot$|" + NAME_PATTERN)] | list[Share],
        Meta(
            description="fargate, fargate_spot, a capacity provider of the cluster, or how tasks "
            "are shared out",
            examples=["fargate"],
        ),
    ] = "fargate"
    architecture: Annotated[
        Literal["x86_64", "arm64"], Meta(description="What the image is built for")
    ] = "x86_64"
    container_port: Annotated[Port | None, Meta(description="Port that the tasks listen at")] = None
    command: Annotated[
        list[str], Meta(description="Command and arguments, in the place of the image's")
    ] = []
    network_mode: Annotated[
        Literal["awsvpc"], Meta(description="Each task has an interface and an address of its own")
    ] = "awsvpc"
    network: Annotated[str, reference("network", "The network; the cluster's without")] | None = (
        None
    )
    tiers: Annotated[
        list[Annotated[str, Meta(pattern=NAME_PATTERN)]],
        Meta(description="Tiers whose subnets the tasks may use; the cluster's where empty"),
    ] = []
    security_groups: Annotated[
        list[Annotated[str, reference("security_group", "Group of the tasks")]],
        Meta(description="Groups of the tasks; the cluster's where empty", max_length=5),
    ] = []
    environment: Annotated[
        dict[EnvironmentName, str], Meta(description="Environment variables; nothing secret")
    ] = {}
    secrets: Annotated[
        dict[EnvironmentName, SecretValue],
        Meta(description="Environment variables that are read from secrets when a task starts"),
    ] = {}
    permissions: Annotated[
        list[Permission], Meta(description="What the tasks may do in AWS; nothing else")
    ] = []
    databases: Annotated[
        list[
            Annotated[
                str, reference("postgres", "A database that the tasks must reach", any_region=True)
            ]
        ],
        Meta(description="Databases that the tasks must reach; checked, not set"),
    ] = []
    health_check_path: Annotated[
        str, Meta(description="Path that the load balancer asks", pattern=r"^/\S*$")
    ] = "/"
    ingress: Annotated[
        Ingress | None, Meta(description="How it is reached; not at all without")
    ] = None
    logs: Annotated[Logs, Meta(description="What becomes of the tasks' output")] = Logs()
    queue: Annotated[
        Queue | None,
        Meta(description="An SQS queue of its own; tasks find its address in QUEUE_URL"),
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
        dict[MetricName, CustomMetric], Meta(description="Further metrics that scale it")
    ] = {}
    stop_timeout_seconds: Annotated[
        int, Meta(description="Time a task has to end, on Spot as well", ge=2, le=120)
    ] = 30
    read_only_root_filesystem: Annotated[
        bool, Meta(description="Tasks cannot write to the image's file system")
    ] = False
    websockets: Annotated[
        bool, Meta(description="Its connections are long; a task that goes cuts them")
    ] = False
    task_scale_in_protection: Annotated[
        bool, Meta(description="Tasks may protect themselves from scale-in while they are busy")
    ] = False
    execute_command: Annotated[
        bool, Meta(description="People may open a shell in a task (ECS Exec)")
    ] = False

    def shares(self) -> tuple[Share, ...]:
        if isinstance(self.capacity_provider, str):
            return (Share(provider=self.capacity_provider),)
        return tuple(self.capacity_provider)

    def sized(self) -> tuple[Pointer, Size] | None:
        """The size in use, and where it stands; None where CMP110 is broken."""
        if self.size is not None:
            return ("size",), self.size
        if self.active_profile in self.size_profiles:
            name = self.active_profile
            return ("size_profiles", name), self.size_profiles[name]
        return None

    def cluster_here(self, here: "Here") -> "Here | None":
        return here.find("cluster", self.cluster)

    def hosts(self, here: "Here") -> dict[str, Any]:
        """The cluster's own capacity providers that it uses; none on Fargate."""
        cluster = self.cluster_here(here)
        known = cluster.spec.capacity_providers if cluster else {}
        return {s.provider: known[s.provider] for s in self.shares() if s.provider in known}

    def network_name(self, here: "Here") -> str:
        cluster = self.cluster_here(here)
        return self.network or (cluster.spec.network if cluster else "")

    def used_tiers(self, here: "Here") -> tuple[str, ...]:
        cluster = self.cluster_here(here)
        if self.tiers or cluster is None:
            return tuple(self.tiers)
        if self.network in {None, cluster.spec.network}:
            return tuple(cluster.spec.used_tiers(here, []))
        network = here.find("network", self.network)
        return tuple(network.spec.tiers_of("private") if network else ())

    def used_groups(self, here: "Here") -> tuple[str, ...]:
        cluster = self.cluster_here(here)
        return tuple(self.security_groups or (cluster.spec.security_groups if cluster else ()))

    def most_tasks(self) -> int:
        """During a deployment at its largest; ECS rounds down."""
        return self.tasks.maximum * self.deployment.maximum_percent // 100

    def reads(self, here: "Here") -> "Iterator[Here]":
        """What the cluster names for it, and the keys of its secrets."""
        network = here.find("network", self.network_name(here))
        groups = (here.find("security_group", name) for name in self.used_groups(here))
        yield from (other for other in (network, *groups) if other is not None)
        for value in self.secrets.values():
            key = secret_key(here, value.secret)
            yield from [key] if key else []

    def outputs(self, here: "Here") -> Iterator[Output]:  # noqa: ARG002  the same for all
        yield Output("name", "text", (("aws_ecs_service", ""),), "name")
        if self.ingress is not None:
            group = (("aws_lb_target_group", ""),)
            yield Output("target_group_suffix", "target-group-suffix", group, "arn_suffix")
        if self.queue is not None:
            yield Output("queue_url", "queue-url", (("aws_sqs_queue", ""),), "url")

    def address_needs(self, here: "Here") -> "Iterator[AddressNeed]":
        what = f"tasks of {here.name}"
        network, tiers = self.network_name(here), self.used_tiers(here)
        yield AddressNeed(network, tiers, max(self.most_tasks(), self.tasks.maximum), what)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.logs.enabled and self.logs.group is None and self.logs.key:
            yield KeyUse(self.logs.key, "logs", ("logs", "key"))
        if self.queue is not None and self.queue.key:
            yield KeyUse(self.queue.key, "sqs", ("queue", "key"))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("ecs_service")
        yield AwsName("iam_role", "execution")
        yield AwsName("iam_role", "task")
        if self.ingress is not None:
            yield AwsName("target_group")
        if self.queue is not None:
            yield AwsName("sqs_queue", "dead-letters")
        for name, metric in self.custom_metrics.items():
            if metric.policy == "step_scaling":
                yield AwsName("alarm", f"{dashed(name)}-out", ("custom_metrics", name))


def dashed(metric: str) -> str:
    """As names and addresses spell it."""
    return metric.replace("_", "-")


def secret_key(here: "Here", secret: str) -> "Here | None":
    """The key document of a secret, in the secret's own region."""
    found = here.find("secret", secret)
    key = getattr(found.spec, "key", None) if found else None
    return found.find("key", key) if found and key else None


def units(vcpu: float) -> int:
    """ECS counts 1,024 for a vCPU."""
    return math.floor(vcpu * 1024)


def mib(gib: float) -> int:
    return math.floor(gib * 1024)
