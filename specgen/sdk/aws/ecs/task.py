"""The keys of documents whose tasks run an image of the user's."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta

from specgen.documents.schema.fields import NAME_PATTERN, Ordered, Unordered, reference
from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.project.project import Effective, Project
from specgen.sdk.aws.ecs.containers import (
    Beside,
    Container,
    ContainerName,
    DependsOn,
    HealthCheck,
    LogRoute,
    written,
)
from specgen.sdk.aws.ecs.fields import (
    AnyImage,
    EnvironmentFile,
    Image,
    Logs,
    ParameterValue,
    SecretValue,
)
from specgen.sdk.aws.ecs.sizes import Share, Size
from specgen.sdk.aws.ecs.stores import EnvironmentName
from specgen.sdk.aws.ecs.volumes import Volumes
from specgen.sdk.aws.interfaces import BUCKET, CLUSTER, KEY, NETWORK
from specgen.sdk.aws.permissions import Permission

FARGATE = ("fargate", "fargate_spot")


class TaskFields(Volumes, kw_only=True):
    cluster: Annotated[str, reference("cluster", "The cluster that runs it")]
    image: Annotated[
        AnyImage,
        Meta(
            description="Address of the image, or its repository in a registry document",
            examples=["public.ecr.aws/nginx/nginx:1.29"],
        ),
    ]
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
    command: Annotated[
        Ordered[str], Meta(description="Command and arguments, instead of the image's")
    ] = []
    public_addresses: Annotated[
        bool,
        Meta(
            description="Each task has a public address, so that it needs no NAT; its tiers are "
            "then the public ones by default. Groups of the tasks decide who reaches them"
        ),
    ] = False
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
    environment_files: Annotated[
        Ordered[EnvironmentFile],
        Meta(
            description="Files in buckets with more environment variables, in the order in which "
            "ECS reads them when a task starts; `environment` prevails over them. Nothing secret",
            examples=[[{"bucket": "settings", "key": "config/api.env"}]],
        ),
    ] = []
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
    logs: Annotated[Logs, Meta(description="Where the tasks' output goes")] = Logs()
    log_route: Annotated[
        LogRoute | None,
        Meta(description="Output of the main container goes to the log router of `containers`"),
    ] = None
    containers: Annotated[
        dict[ContainerName, Container],
        Meta(
            description="More containers in each task; the keys of the document itself are those "
            "of the main one",
            examples=[{"collector": {"image": "otel/opentelemetry-collector:0.130.0"}}],
        ),
    ] = {}
    depends_on: DependsOn = {}
    health_check: Annotated[
        HealthCheck | None,
        Meta(description="Command by which ECS knows that the main container is healthy"),
    ] = None
    stop_timeout_seconds: Annotated[
        int, Meta(description="Time that a task has to stop, also on Spot", ge=2, le=120)
    ] = 30
    read_only_root_filesystem: Annotated[
        bool, Meta(description="Tasks cannot write to the image's file system")
    ] = False

    def images(self) -> Iterator[tuple[Pointer, str | Image]]:
        yield from self.own_images()

    def own_images(self) -> Iterator[tuple[Pointer, str | Image]]:
        """Those that the document names, without those of containers that specgen adds."""
        yield ("image",), self.image
        for name, one in self.containers.items():
            yield ("containers", name, "image"), one.image

    def secret_values(self) -> Iterator[SecretValue]:
        """What its containers read from secrets when a task starts."""
        yield from (value for _, value in self.placed_secrets())

    def secrets_read(self, here: Here) -> set[str]:  # noqa: ARG002  for overrides
        """Documents of the secrets that ECS reads to start the tasks."""
        return {value.secret for value in self.secret_values() if value.secret}

    def managed_passwords(self) -> set[str]:
        """Databases whose master password ECS reads to start the tasks."""
        return {value.database for value in self.secret_values() if value.database}

    def placed_secrets(self) -> Iterator[tuple[Pointer, SecretValue]]:
        """As secret_values, with their places."""
        routes: list[tuple[Pointer, LogRoute | None]] = [(("log_route",), self.log_route)]
        found: list[tuple[Pointer, Mapping[str, SecretValue]]] = [(("secrets",), self.secrets)]
        for name, one in self.containers.items():
            found.append((("containers", name, "secrets"), one.secrets))
            routes.append((("containers", name, "log_route"), one.log_route))
        found += [((*place, "secrets"), route.secrets) for place, route in routes if route]
        for place, values in found:
            yield from (((*place, name), value) for name, value in values.items())

    def files_needed(self, here: Here) -> Iterator[Here]:
        """Buckets that ECS reads environment files from, and their keys."""
        for name in sorted({file.bucket for file in self.environment_files}):
            bucket = BUCKET.find(here, name)
            key = KEY.find(bucket, bucket.spec.key) if bucket and bucket.spec.key else None
            yield from (other for other in (bucket, key) if other is not None)

    def beside(self, here: Here) -> Iterator[Beside]:  # noqa: ARG002  for overrides
        """All containers next to the main one."""
        yield from written(self.containers)

    def main_ports(self) -> Iterator[tuple[Pointer, int]]:
        """Ports of the main container, each with its place."""
        yield from ()

    def sizes(self) -> Iterator[tuple[Pointer, Size]]:
        """All sizes of the document, used or not, with their places."""
        yield from ()

    def sized(self) -> tuple[Pointer, Size] | None:
        """The size in use, and its place in the document."""
        return next(self.sizes(), None)

    def shares(self) -> tuple[Share, ...]:
        if isinstance(self.capacity_provider, str):
            return (Share(provider=self.capacity_provider),)
        return tuple(self.capacity_provider)

    def cluster_here(self, here: Here) -> Here | None:
        return CLUSTER.find(here, self.cluster)

    def hosts(self, here: Here) -> dict[str, Any]:
        """The cluster's own capacity providers that it uses; none on Fargate."""
        cluster = self.cluster_here(here)
        known = cluster.spec.capacity_providers if cluster else {}
        return {s.provider: known[s.provider] for s in self.shares() if s.provider in known}

    def network_name(self, here: Here) -> str:
        cluster = self.cluster_here(here)
        return self.network or (cluster.spec.network if cluster else "")

    def used_tiers(self, here: Here) -> tuple[str, ...]:
        cluster = self.cluster_here(here)
        if self.tiers or cluster is None:
            return tuple(self.tiers)
        if self.public_addresses:
            found = NETWORK.find(here, self.network_name(here))
            return tuple(found.spec.tiers_of("public") if found else ())
        if self.network in {None, cluster.spec.network}:
            return tuple(cluster.spec.used_tiers(here, []))
        network = NETWORK.find(here, self.network)
        return tuple(network.spec.tiers_of("private") if network else ())

    def used_groups(self, here: Here) -> tuple[str, ...]:
        cluster = self.cluster_here(here)
        return tuple(self.security_groups or (cluster.spec.security_groups if cluster else ()))

    def endpoints(self, here: Here) -> Iterator[str]:  # noqa: ARG002  for overrides
        """AWS services that its tasks call, by the names of their endpoints; besides those that
        images, logs, secrets and queues need.
        """
        yield from ()

    def set_volumes(self) -> Iterator[str]:
        """Names of volumes that its construct makes, besides those of the document."""
        yield from ()

    def set_variables(self) -> Iterator[str]:
        """Environment variables that its construct sets, besides those of stores and queues."""
        yield from ()


def on_fargate(spec: TaskFields, here: Here) -> bool:
    """Whether all of its capacity is known to be Fargate."""
    return all(s.provider in FARGATE for s in spec.shares()) and not spec.hosts(here)


def with_tasks(project: Project) -> Iterator[Effective[TaskFields]]:
    """Documents of services and jobs, in every place."""
    yield from (e for e in project.effectives if isinstance(e.spec, TaskFields))
