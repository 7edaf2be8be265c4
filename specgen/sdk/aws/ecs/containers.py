"""The keys of a task's containers: those next to the main one, and what the main one shares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import NAME_PATTERN, Ordered, Part, Port, Unordered
from specgen.sdk.aws.ecs.fields import AnyImage, SecretValue
from specgen.sdk.aws.ecs.stores import EnvironmentName
from specgen.sdk.aws.ecs.volumes import MOUNT_PATH, VolumeName

Condition = Literal["START", "COMPLETE", "SUCCESS", "HEALTHY"]
ContainerName = Annotated[str, Meta(pattern=NAME_PATTERN, max_length=255)]
"""ECS takes capital letters and _, too.

source: API_ContainerDefinition, in the API model of botocore 1.44.5 (2026-11-30)
"""

MAIN = "main"
"""What `depends_on` calls the main container, whatever the document is called."""

DependsOn = Annotated[
    dict[ContainerName, Condition],
    Meta(
        description="Containers that it waits for, by name; the main one is `main`. START: it "
        "began. COMPLETE: it ended. SUCCESS: it ended with 0. HEALTHY: its health check passed",
        examples=[{"migrate": "SUCCESS"}],
    ),
]


ContainerMib = Annotated[int, Meta(ge=6, le=4_194_304)]
"""Docker reserves 6 MiB at least.

source: API_ContainerDefinition, as above
"""


class HealthCheck(Part):
    """Bounds: HealthCheck in the API model of botocore 1.44.5 (2026-11-30)."""

    command: Annotated[
        Annotated[str, Meta(min_length=1)] | Ordered[str],
        Meta(
            description="Ends with 0 while the container is healthy: a line for its shell, or a "
            "program with its arguments in order",
            examples=["curl -f http://localhost:8080/healthz || exit 1"],
        ),
    ]
    interval_seconds: Annotated[int, Meta(description="Time between checks", ge=5, le=300)] = 30
    timeout_seconds: Annotated[
        int, Meta(description="Time that a check may take before it counts as failed", ge=2, le=60)
    ] = 5
    retries: Annotated[
        int, Meta(description="Failures in a row until the container is unhealthy", ge=1, le=10)
    ] = 3
    start_period_seconds: Annotated[
        int, Meta(description="Time at the start in which failures do not count", ge=0, le=300)
    ] = 0


class Mount(Part):
    path: Annotated[str, Meta(description="Where the container has it", pattern=MOUNT_PATH)]
    read_only: Annotated[bool, Meta(description="The container cannot write to it")] = False


class LogRouter(Part):
    """FireLens: the container gets the output of those with a `log_route`."""

    type: Annotated[
        Literal["fluentbit", "fluentd"], Meta(description="Program that its image runs")
    ] = "fluentbit"
    ecs_metadata: Annotated[
        bool, Meta(description="Adds cluster, task and task definition to each event")
    ] = True
    config_file: Annotated[
        str,
        Meta(
            description="Path of more settings, in its image; by default there are none",
            pattern=rf"^$|{MOUNT_PATH}",
        ),
    ] = ""


class LogRoute(Part):
    options: Annotated[
        dict[Annotated[str, Meta(min_length=1)], str],
        Meta(
            description="Options of the router's output plugin; {partition}, {region}, {account} "
            "and {environment} are replaced",
            examples=[{"Name": "kinesis_firehose", "region": "{region}"}],
        ),
    ]
    secrets: Annotated[
        dict[Annotated[str, Meta(min_length=1)], SecretValue],
        Meta(description="Options whose values are read from secrets when a task starts"),
    ] = {}


class Container(Part):
    """A container next to the main one, in the same task."""

    image: Annotated[
        AnyImage, Meta(description="Address of the image, or its repository in a registry document")
    ]
    entry_point: Annotated[
        Ordered[str], Meta(description="Program and first arguments, instead of the image's")
    ] = []
    command: Annotated[
        Ordered[str], Meta(description="Command and arguments, instead of the image's")
    ] = []
    user: Annotated[
        str,
        Meta(
            description="User, or user:group, instead of the image's",
            pattern=r"^([A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+)?)?$",
            examples=["0"],
        ),
    ] = ""
    essential: Annotated[bool, Meta(description="If it ends, the whole task stops")] = True
    depends_on: DependsOn = {}
    environment: Annotated[
        dict[EnvironmentName, str], Meta(description="Environment variables; nothing secret")
    ] = {}
    secrets: Annotated[
        dict[EnvironmentName, SecretValue],
        Meta(description="Environment variables read from secrets when a task starts"),
    ] = {}
    mounts: Annotated[
        dict[VolumeName, Mount],
        Meta(
            description="Entries of the document's `volumes` that it has, too",
            examples=[{"shared": {"path": "/var/shared"}}],
        ),
    ] = {}
    ports: Annotated[Unordered[Port], Meta(description="TCP ports that it listens on")] = []
    udp_ports: Annotated[Unordered[Port], Meta(description="UDP ports that it listens on")] = []
    health_check: Annotated[
        HealthCheck | None, Meta(description="Command by which ECS knows that it is healthy")
    ] = None
    stop_timeout_seconds: Annotated[
        int, Meta(description="Time that it has to stop, also on Spot", ge=2, le=120)
    ] = 30
    read_only_root_filesystem: Annotated[
        bool, Meta(description="It cannot write to the image's file system")
    ] = False
    vcpu: Annotated[
        float, Meta(description="vCPU of the task reserved for it; 0 reserves none", ge=0, le=192)
    ] = 0
    memory_mib: Annotated[
        ContainerMib | None,
        Meta(
            description="Memory of the task reserved for it, MiB, at which it is killed; by "
            "default it shares the task's. Required on hosts"
        ),
    ] = None
    log_router: Annotated[
        LogRouter | None,
        Meta(description="It receives the output of containers that have a `log_route` (FireLens)"),
    ] = None
    log_route: Annotated[
        LogRoute | None,
        Meta(description="Its output goes to the log router; by default to the log group"),
    ] = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A container next to the main one, whoever asked for it.

    key: of the document that asks for it; words: what messages call it, empty if it is part of
    another; ports: each with what it is for
    """

    name: str
    key: str
    words: str
    vcpu: float
    memory_mib: int
    essential: bool
    has_health_check: bool
    ports: Mapping[int, str] = field(default_factory=dict)


def written(containers: Mapping[str, Container]) -> Iterator[Beside]:
    """Those that a document writes itself, by name."""
    for name, one in sorted(containers.items()):
        yield Beside(
            name,
            "containers",
            f"the container {name}",
            one.vcpu,
            one.memory_mib or 0,
            one.essential,
            one.health_check is not None,
            dict.fromkeys((*one.ports, *one.udp_ports), f"the container {name}"),
        )
